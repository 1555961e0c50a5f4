/** Clues from a hotline's workbook: a row is one arrival; its number at the source says whether it is here already. */
import sql from 'sql-template-tag';
import { importKind, type Lookup, notFound } from '#kernel/import/kind.ts';
import type { Reader } from '#kernel/reader.ts';
import { text } from '#kernel/record.ts';
import { registerFields } from './commands/arrival-form.ts';

const { channel, arrived_day, title, content, enterprise, informant, phone, address, words } = registerFields;

async function unitOf(given: string, read: Reader): Promise<Lookup> {
  const rows = await read.many<{ code: string }>(
    sql`select code from unit where (code = ${given} or name = ${given}) and state = 'active' limit 2`,
  );
  const [first, second] = rows;
  if (!first) return notFound('单位', given);
  return second ? { wrong: `名为“${given.slice(0, 40)}”的单位不止一个，请改填单位代码` } : { value: first.code };
}

export const clueImport = importKind({
  name: 'clue',
  label: '线索',
  right: 'clue.register',
  columns: [
    { name: 'channel', field: channel },
    {
      name: 'reference',
      field: text('来源编号', { required: true, max: 80, hint: '热线工单号等；按来源和编号识别重复' }),
    },
    { name: 'arrived_day', field: arrived_day },
    { name: 'title', field: title },
    { name: 'content', field: content },
    {
      name: 'about_unit',
      field: text('被反映的单位', { max: 100, hint: '单位名称或代码；反映本单位的直接交监督机构' }),
      lookup: unitOf,
    },
    { name: 'enterprise', field: enterprise },
    { name: 'informant', field: informant },
    { name: 'phone', field: phone },
    { name: 'address', field: address },
    { name: 'words', field: words },
  ],
  notes: [
    '一行是一次来件。按线索来源和来源编号识别：已经登记过的不再登记。内容里不写反映人的姓名、电话，它们另有栏目，分开保存。',
    '除 .xlsx 外，线索还可以上传 .csv（UTF-8 或 GBK 编码）。',
  ],
  async write(row, { read, run }) {
    const seen = await read.one<{ known: boolean }>(
      sql`select zs_clue_known(${row.channel}, ${row.reference}) as known`,
    );
    if (seen?.known) return 'present';
    await run('clue.register', { ...row, papers: null });
    return 'made';
  },
});

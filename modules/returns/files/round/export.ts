/** A round as one sheet: a row for each return, a column for each number of a form. Rows stream as they are read. */
import type { Readable } from 'node:stream';
import { writeXlsx, type XlsxColumn, type XlsxInput } from '#kernel/files/xlsx-write.ts';
import type { Actor } from '#kernel/rights.ts';
import { digitsOf, shownText } from '../../domain/value.ts';
import { returnRecord } from '../../records/return.ts';
import { macOf } from '../back/stamp.ts';
import type { FilesDeps } from '../server/deps.ts';
import { kindOf } from '../xlsx/table-rows.ts';
import { LEAD, type RoundColumn, roundColumns } from './columns.ts';
import { type RoundForm, type RoundReturn, roundReturns } from './read-round.ts';

export const SHEET = '汇总';
export const STAMP = '校验信息';

/** What the sheet carries so that it can come back to the same round and form. */
export const roundStamp = (about: RoundForm, form: string): string =>
  JSON.stringify({ v: 1, round: about.round.id, form, hash: about.hash });

export function roundWorkbook(deps: FilesDeps, actor: Actor, about: RoundForm, form: string): Readable {
  const columns = roundColumns(about.form);
  const lead = LEAD.map(
    (label, at): XlsxColumn => ({ label, width: [20, 30, 10, 8, 20][at], kind: at === 4 ? 'moment' : 'text' }),
  );
  const stamp = roundStamp(about, form);
  return writeXlsx([
    {
      name: SHEET,
      title: `${about.round.title}：${about.form.title.replaceAll('{year}', String(about.round.about_year)).replaceAll('{unit}', '')}`,
      notes: [
        '只列已报送版本的数；未报送的单位留空。代为录入的，填好数字后在本批次导入，按单位代码对应，已报送的不会被改动。',
      ],
      columns: [...lead, ...columns.map((it): XlsxColumn => ({ label: it.label, kind: kindOf(it.column), width: 14 }))],
      rows: rows(deps, actor, about, form, columns),
      freeze_columns: 2,
      autofilter: true,
    },
    {
      name: STAMP,
      hidden: true,
      columns: [{ label: '项目' }, { label: '内容', width: 60 }],
      rows: [
        ['签名', macOf(deps.secret, stamp)],
        ['内容', stamp],
      ],
    },
  ]);
}

async function* rows(
  deps: FilesDeps,
  actor: Actor,
  about: RoundForm,
  form: string,
  columns: readonly RoundColumn[],
): AsyncGenerator<XlsxInput[]> {
  for await (const page of roundReturns(deps, actor, about.round.id, form))
    for (const row of page)
      yield [
        row.unit,
        row.name ?? row.unit,
        returnRecord.states[row.state as keyof typeof returnRecord.states]?.label ?? row.state,
        row.revision ? `第${row.revision}版` : '',
        row.submitted_at,
        ...columns.map((column) => cellOf(row, column)),
      ];
}

function cellOf(row: RoundReturn, { address, column }: RoundColumn): XlsxInput {
  const value = row.cells?.[address];
  if (value === undefined) return null;
  if (value === 'none' || value === 'no_competence') return shownText({ kind: value }, column);
  const kind = kindOf(column);
  if (kind === 'money_wan' || kind === 'money_yuan' || digitsOf(column) === 0) return value;
  return shownText({ kind: 'number', num: value }, column, { plain: true });
}

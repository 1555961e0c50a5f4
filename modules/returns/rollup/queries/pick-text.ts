import sql from 'sql-template-tag';
import { z } from 'zod';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { addressOf, type FilledCell } from '../../domain/content.ts';
import { digitsOf } from '../../domain/value.ts';
import { type KnownFigure, paragraphs, rebind } from '../domain/rebind.ts';
import { type Asked, askRound, formOf } from './asked.ts';
import { ownReturn, textForm, textsInput } from './texts.ts';

interface Picked {
  readonly return: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly cell: FilledCell | null;
}

/**
 * Paragraphs of lower reports as they would stand in the own draft: numbers that the unit reported become the sums over all units that report here, other
 * numbers are marked. Nothing is kept; the draft is saved with `return.save-cells`, origin `picked`, with these sources.
 */
export const pickText = query({
  name: 'returns.pick-text',
  label: '选用下级段落（预览）',
  right: 'returns.read',
  input: () =>
    textsInput().extend({
      part: z.string().max(60),
      heading: z.string().max(60),
      picks: z
        .array(z.strictObject({ return: z.uuid(), paragraph: z.int().min(0) }))
        .min(1, { error: '请先选择段落' })
        .max(50, { error: '一次最多选用50段' }),
    }),
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = textForm(asked, input.form);
    const receiver = input.receiver ?? ctx.actor.unit.code;
    const { legs } = await ownReturn(read, asked, receiver, form);
    const address = addressOf(input.part, input.heading, 'text');
    const ids = [...new Set(input.picks.map((it) => it.return))];
    const lower = await read.many<Picked>(sql`select s.id as return, s.unit, zs_unit_name(s.unit) as unit_name,
        (select sheet.value -> 'cells' -> ${address}::text from jsonb_array_elements(v.content -> 'sheets') sheet
          where sheet.value ->> 'form' = ${form} limit 1) as cell
      from return_sheet s join return_version v on v.return = s.id
        and v.number = zs_return_in_force(s.state, s.revision, s.accepted_revision)
      where s.id = any(${ids}::uuid[]) and s.round = ${asked.round.id} and s.receiver = ${receiver}`);
    const known = await knownFigures(read, asked, receiver, legs, ids);
    const picked = input.picks.map((pick) => {
      const from = lower.find((it) => it.return === pick.return);
      const text = from?.cell?.value.kind === 'text' ? paragraphs(from.cell.value.txt)[pick.paragraph] : undefined;
      if (!from || text === undefined)
        throw refuse('missing.paragraph', '所选段落已不在下级报告中（可能刚更正过）。请刷新后重新选择。');
      return {
        ...pick,
        unit: from.unit,
        unit_name: from.unit_name,
        before: text,
        ...rebind(text, known.get(from.return) ?? []),
      };
    });
    return {
      text: picked.map((it) => it.text).join('\n'),
      picked,
      sources: ids.flatMap((id) => {
        const from = lower.find((it) => it.return === id);
        return from
          ? [{ return: id, unit: from.unit, unit_name: from.unit_name, part: `${input.part}|${input.heading}` }]
          : [];
      }),
    };
  },
});

interface Known {
  readonly return: string;
  readonly form: string;
  readonly tbl: string;
  readonly row_code: string;
  readonly col: string;
  readonly num: number;
  readonly sum: number;
  readonly returns: number;
}

/** Every number the picked returns reported, cell by cell and by column in all, with its sum over all that report to the unit. */
async function knownFigures(
  read: Reader,
  asked: Asked,
  receiver: string,
  legs: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownFigure[]>> {
  const base = sql`from return_figure f where f.round = ${asked.round.id} and f.receiver = ${receiver} and f.leg = any(${[...legs]}::text[])
    and f.kind = 'number' and f.row_code !~ '^x[0-9]+$'`;
  const rows = await read.many<Known>(sql`
    with sums as (select f.form, f.tbl, case when grouping(f.row_code) = 1 then '' else f.row_code end as row_code, f.col,
        sum(f.num)::bigint as sum, count(distinct f.return) as returns ${base}
        group by grouping sets ((f.form, f.tbl, f.row_code, f.col), (f.form, f.tbl, f.col))),
    own as (select f.return, f.form, f.tbl, case when grouping(f.row_code) = 1 then '' else f.row_code end as row_code, f.col,
        sum(f.num)::bigint as num ${base} and f.return = any(${[...ids]}::uuid[])
        group by grouping sets ((f.return, f.form, f.tbl, f.row_code, f.col), (f.return, f.form, f.tbl, f.col)))
    select own.return, own.form, own.tbl, own.row_code, own.col, own.num, sums.sum, sums.returns
    from own join sums using (form, tbl, row_code, col) where own.num <> 0`);
  const metrics = await read.many<{ return: string; metric: string; num: number; sum: number; returns: number }>(sql`
    with all_of as (select e.return, split_part(e.address, '|', 3) as metric, e.num from return_expected e
      join return_sheet s on s.id = e.return
      where s.round = ${asked.round.id} and s.receiver = ${receiver} and s.leg = any(${[...legs]}::text[])
        and split_part(e.address, '|', 2) = 'figure' and e.num is not null
        and zs_return_in_force(s.state, s.revision, s.accepted_revision) > 0)
    select a.return, a.metric, a.num, t.sum, t.returns from all_of a
    join (select metric, sum(num)::bigint as sum, count(*) as returns from all_of group by metric) t using (metric)
    where a.return = any(${[...ids]}::uuid[])`);
  const out = new Map<string, KnownFigure[]>();
  const put = (id: string, it: KnownFigure) => out.set(id, [...(out.get(id) ?? []), it]);
  for (const row of rows) {
    const table = formOf(asked.round, row.form).tables.find((it) => it.code === row.tbl);
    const column = table?.columns.find((it) => it.code === row.col);
    // Decimals are shares and rates: their sum says nothing.
    if (!table || !column || (column.type === 'decimal' && digitsOf(column) > 0)) continue;
    const name = row.row_code === '' ? '合计' : (table.rows.find((it) => it.code === row.row_code)?.name ?? '');
    if (row.row_code === '' && table.rows.length < 2) continue;
    put(row.return, knownOf(row, column, name));
  }
  for (const it of metrics)
    put(it.return, { ...it, address: `metric|${it.metric}`, label: it.metric, money: false, unit: '' });
  return out;
}

function knownOf(row: Known, column: FormColumn, name: string): KnownFigure {
  return {
    address: `${row.form}|${row.tbl}|${row.row_code}|${row.col}`,
    label: [name, column.name].filter((it) => it !== '').join(' '),
    num: row.num,
    sum: row.sum,
    returns: row.returns,
    money: column.type === 'money',
    unit: column.type === 'money' ? '元' : (column.unit ?? ''),
  };
}

import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { countedLegs } from '../domain/legs.ts';
import { askRound, formAsked, within } from './asked.ts';
import { rollUpInput } from './roll-up.ts';
import { rowKey } from './sums.ts';

const MOST = 100;

export interface CellShare {
  readonly return: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly level: string;
  readonly leg: string;
  readonly kind: string;
  readonly num: number | null;
  readonly expected: number | null;
  readonly last: number | null;
  readonly state: string;
  readonly revision: number;
}

/**
 * The returns behind a cell: each with its own value, what was expected there, and the same cell a year before; the largest first. `of` says how many
 * there are in all, `seen` how many of them the caller may see.
 */
export const rollUpCell = query({
  name: 'returns.roll-up-cell',
  label: '汇总数由哪些报表组成',
  right: 'returns.read',
  input: () =>
    rollUpInput().extend({
      /** `table|row key|column` as in the sums. */
      address: z.string().max(300),
      /** A line, a level or a unit within the region. */
      line: z.string().max(20).nullish(),
      level: z.string().max(10).nullish(),
      unit: z.string().max(30).nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = formAsked(asked, input.form);
    const [tbl, row, col] = input.address.split('|');
    if (!tbl || !row || !col) throw refuse('input.address', '格子的位置不对，请从汇总表中打开。');
    const { actor } = ctx;
    const narrow = sql`${input.line ? sql`and f.line = ${input.line}` : sql``}
      ${input.level ? sql`and f.level = ${input.level}` : sql``} ${input.unit ? sql`and f.unit = ${input.unit}` : sql``}`;
    const at = row.startsWith('+')
      ? sql`f.row_code ~ '^x[0-9]+$' and ${rowKey(sql`f`)} = ${row}`
      : sql`f.row_code = ${row}`;
    const before = await read.one<{ id: string }>(sql`select id from return_round
      where chain = ${asked.round.chain} and about_year = ${asked.round.about_year - 1} and region = ${asked.round.region}
      order by created_at desc limit 1`);
    const where = sql`f.round = ${asked.round.id} and f.form = ${form} and f.tbl = ${tbl} and f.col = ${col} and ${at}
      and ${within(asked, actor, form)} ${narrow}`;
    const [rows, all] = await Promise.all([
      read.many<CellShare & { seen: number; total: number }>(sql`with behind as materialized (
          select f.return, f.unit, f.level, f.leg, min(f.kind) as kind, sum(f.num)::bigint as num, sum(f.expected)::bigint as expected
          from return_figure f where ${where} group by 1, 2, 3, 4),
        first as (select b.*, count(*) over () as seen, coalesce(sum(b.num) over (), 0)::bigint as total from behind b
          order by b.num desc nulls last, b.unit limit ${MOST})
        select b.*, coalesce(u.name, b.unit) as unit_name, s.state, s.revision, l.num as last
        from first b join return_sheet s on s.id = b.return left join unit u on u.code = b.unit
        left join lateral (select sum(p.num)::bigint as num from return_figure p where p.round = ${before?.id ?? null}::uuid and p.form = ${form}
          and p.unit = b.unit and p.leg = b.leg and p.tbl = ${tbl} and p.col = ${col} and p.row_code = ${row}) l on true
        order by b.num desc nulls last, b.unit`),
      // Whoever reaches every line of a region sees all there is in it.
      asked.line === null || row.startsWith('+') || input.level || input.unit
        ? undefined
        : read.one<{ of: number }>(sql`select zs_return_cell_count(${asked.round.id}, ${form}, ${tbl}, ${row}, ${col},
            ${asked.prefix}, ${input.line ?? null}, ${countedLegs(asked.chain, form)}::text[]) as of`),
    ]);
    const [first] = rows;
    const seen = first?.seen ?? 0;
    return {
      rows: rows.map(({ seen: _seen, total: _total, ...row }) => row),
      more: seen - rows.length,
      num: first?.total ?? 0,
      seen,
      of: Math.max(all?.of ?? seen, seen),
      last_year: before !== undefined,
    };
  },
});

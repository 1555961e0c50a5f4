import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { columnOf, isAdded } from '../domain/added-rows.ts';
import { countedLegs } from '../domain/legs.ts';
import { askRound, formAsked, formOf, within } from './asked.ts';
import { rollUpInput } from './roll-up.ts';

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
    const added = isAdded(row);
    // One entry for each return, on a printed row: counted in the index and found the largest first. Else several entries make one number.
    const plain = !added && columnOf(formOf(asked.round, form), tbl, col)?.many !== true;
    const at = (alias: Sql) => (added ? sql`${alias}.row_key = ${row}` : sql`${alias}.row_code = ${row}`);
    const where = sql`f.round = ${asked.round.id} and f.form = ${form} and f.tbl = ${tbl} and f.col = ${col} and ${at(sql`f`)}
      and ${within(asked, actor, form)} ${narrow}`;
    const legs = countedLegs(asked.chain, form);
    const cell = sql`${asked.round.id}, ${form}, ${tbl}, ${row}, ${col}, ${asked.prefix}, ${input.line ?? null}, ${legs}::text[]`;
    const [before, sum, all] = await Promise.all([
      read.one<{ id: string }>(sql`select id from return_round
        where chain = ${asked.round.chain} and about_year = ${asked.round.about_year - 1} and region = ${asked.round.region}
        order by created_at desc limit 1`),
      read.one<{
        seen: number;
        total: number;
      }>(sql`select ${plain ? sql`count(*)` : sql`count(distinct f.return)`} as seen,
        coalesce(sum(f.num), 0)::bigint as total from return_figure f where ${where}`),
      // Whoever reaches every line of a region sees all there is in it.
      asked.line === null || added || input.level || input.unit
        ? undefined
        : read.one<{ of: number }>(
            plain ? sql`select zs_return_plain_count(${cell}) as of` : sql`select zs_return_cell_count(${cell}) as of`,
          ),
    ]);
    const behind = plain
      ? sql`select f.return, f.unit, f.level, f.leg, f.kind, f.num, f.expected from return_figure f where ${where}
          order by f.num desc nulls last, f.unit limit ${MOST}`
      : sql`select f.return, f.unit, f.level, f.leg, min(f.kind) as kind, sum(f.num)::bigint as num, sum(f.expected)::bigint as expected
          from return_figure f where ${where} group by 1, 2, 3, 4 order by 6 desc nulls last, 2 limit ${MOST}`;
    const rows = await read.many<CellShare>(sql`with first as materialized (${behind})
      select b.*, coalesce(u.name, b.unit) as unit_name, s.state, s.revision, l.num as last
      from first b join return_sheet s on s.id = b.return left join unit u on u.code = b.unit
      left join lateral (select sum(p.num)::bigint as num from return_figure p where p.round = ${before?.id ?? null}::uuid and p.form = ${form}
        and p.unit = b.unit and p.leg = b.leg and p.tbl = ${tbl} and p.col = ${col} and ${at(sql`p`)}) l on true
      order by b.num desc nulls last, b.unit`);
    const seen = sum?.seen ?? 0;
    return {
      rows,
      more: seen - rows.length,
      num: sum?.total ?? 0,
      seen,
      of: Math.max(all?.of ?? seen, seen),
      last_year: before !== undefined,
    };
  },
});

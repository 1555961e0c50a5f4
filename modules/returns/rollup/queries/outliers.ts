import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { kindName, leftOut, METHOD } from '../domain/outlier-words.ts';
import { type Observed, outliers, TUNED } from '../domain/outliers.ts';
import { askRound, formAsked, formOf, within } from './asked.ts';

const MOST_FIGURES = 150_000;
const MOST_MARKS = 300;

/** Numbers worth a second look among those the caller sees, with the method in words. Peers are those of the same question, so ask for a city or a line. */
export const outlierQuery = query({
  name: 'returns.outliers',
  label: '异常提示',
  right: 'returns.read',
  input: () =>
    z.strictObject({
      round: z.uuid({ error: '请从报送批次列表中打开' }),
      form: z.string().max(100).nullish(),
      below: z
        .string()
        .regex(/^\d{2,9}$/)
        .nullish(),
      line: z.string().max(20).nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const asked = await askRound(read, ctx, input);
    const form = formAsked(asked, input.form);
    const value = formOf(asked.round, form);
    const before = await read.one<{ id: string }>(sql`select id from return_round where chain = ${asked.round.chain}
      and about_year = ${asked.round.about_year - 1} and region = ${asked.round.region} order by created_at desc limit 1`);
    const where = sql`f.round = ${asked.round.id} and f.form = ${form} and f.kind = 'number' and f.row_code !~ '^x[0-9]+$'
      and ${within(asked, ctx.actor, form)} ${input.line ? sql`and f.line = ${input.line}` : sql``}`;
    const size = await read.one<{ figures: number }>(
      sql`select count(*) as figures from (select 1 from return_figure f where ${where} limit ${MOST_FIGURES + 1}) listed`,
    );
    if ((size?.figures ?? 0) > MOST_FIGURES)
      throw refuse('too-large.outliers', '范围太大，不能一次比较。请选择一个市，或者选择一个条线。');
    const money = new Set(
      value.tables.flatMap((table) =>
        table.columns.filter((it) => it.type === 'money').map((it) => `${table.code}|${it.code}`),
      ),
    );
    // Decimals and formulas follow from other numbers, or are shares: not compared.
    const skipped = new Set(
      value.tables.flatMap((table) =>
        table.columns
          .filter((it) => it.type === 'decimal' || it.formula !== undefined)
          .map((it) => `${table.code}|${it.code}`),
      ),
    );
    const rows = await read.many<Omit<Observed, 'money'>>(sql`
      with now as (select f.return, f.unit, f.level, f.line, f.leg, f.tbl as table, f.row_code as row, f.col as column, sum(f.num)::bigint as value
        from return_figure f where ${where} group by 1, 2, 3, 4, 5, 6, 7, 8),
      past as (select p.unit, p.leg, p.tbl, p.row_code, p.col, sum(p.num)::bigint as last from return_figure p
        where p.round = ${before?.id ?? null}::uuid and p.form = ${form} and p.kind = 'number'
          and p.unit in (select distinct unit from now) group by 1, 2, 3, 4, 5),
      -- Units that reported last year said 0 where they said nothing.
      reported as (select distinct unit, leg from past)
      select now.return, now.unit, now.level, now.line, now.table, now.row, now.column, now.value,
        case when r.unit is null then null else coalesce(past.last, 0) end as last
      from now left join past on past.unit = now.unit and past.leg = now.leg and past.tbl = now.table and past.row_code = now.row and past.col = now.column
      left join reported r on r.unit = now.unit and r.leg = now.leg`);
    const observed = rows
      .filter((it) => !skipped.has(`${it.table}|${it.column}`))
      .map((it): Observed => ({ ...it, money: money.has(`${it.table}|${it.column}`) }));
    const limits = {
      ...TUNED,
      percent: ctx.policy.number('returns.outlier_percent') ?? 0,
      least: ctx.policy.number('returns.outlier_least') ?? 0,
    };
    const marks = outliers(observed, limits);
    const shown = marks.slice(0, MOST_MARKS);
    const names = await read.many<{ code: string; name: string }>(
      sql`select code, zs_unit_name(code) as name from unnest(${[...new Set(shown.map((it) => it.unit))]}::text[]) code`,
    );
    const named = new Map(names.map((it) => [it.code, it.name]));
    return {
      method: [...METHOD, ...leftOut(limits)],
      compared: observed.length,
      last_year: before !== undefined,
      marks: shown.map((it) => ({ ...it, kind_name: kindName(it.kind), unit_name: named.get(it.unit) ?? it.unit })),
      more: marks.length - shown.length,
    };
  },
});

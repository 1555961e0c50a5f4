import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { asDay, yearOf } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { YEAR_COLUMNS, type YearLine } from './shared.ts';

const MOST = 300;

/** What the region's document asks, in the numbers of its entries with their basis. */
export function ruleOf(policy: PolicyView) {
  const asks = (id: string) => {
    const { basis, status } = policy.ask(id);
    return { id, value: policy.number(id), basis, status };
  };
  return {
    total: asks('training.hours_total'),
    public_law: asks('training.hours_public_law'),
    business_skill: asks('training.hours_business_skill'),
    round_least: asks('training.round_least'),
    township_least: asks('training.township_least'),
    warn_month: asks('training.warn_month'),
    empowering: {
      on: policy.flag('training.empowering_trains'),
      basis: policy.ask('training.empowering_trains').basis,
    },
    politics: {
      when: policy.ask('training.politics_when').value as string | null,
      basis: policy.ask('training.politics_when').basis,
    },
    superior_checks: policy.flag('training.superior_checks'),
  };
}

interface UnitLine {
  readonly unit: string;
  readonly unit_name: string | null;
  readonly persons: number;
  readonly judged: number;
  readonly met: number;
  readonly will_fall_short: number;
  readonly short: number;
  readonly trained: number;
  readonly hours: number;
  readonly begun: boolean;
}

/** The own unit's plan of the year: what stands in the register, else the return that asks for it. */
const planOf = (read: Reader, unit: string, year: number) =>
  read.one(sql`select record, id, title, state, due from (
      select 1 as place, 'training-plan' as record, id, title, state, due from training_plan where unit = ${unit} and year = ${year}
      union all select 2, 'return', id, title, state, coalesce(extended_to, due) from return_sheet
        where unit = ${unit} and chain = 'chain.training_plan' and about_year = ${year} and state <> 'excused') p
    order by place limit 1`);

/** Standing of units and persons in a year, who is short or will be first; rounds with their coverage; which townships were trained by whom. */
export const standing = query({
  name: 'training.standing',
  label: '培训学时达标情况',
  right: 'training.read',
  input: () =>
    z.strictObject({
      year: z.int({ error: '年度要填整数' }).min(2018).max(2100).optional(),
      unit: z.string().max(30).optional(),
      only: z.enum(['short', 'all']).default('all'),
    }),
  run: async (read, { input, ctx }) => {
    const year = input.year ?? yearOf(asDay(ctx.today));
    const unit = input.unit ?? null;
    const here = sql`f.year = ${year} and (${unit}::text is null or f.unit = ${unit})`;
    const wanting = input.only === 'short' ? sql`and (f.short and f.closed or f.will_fall_short)` : sql``;
    const [units, persons, rounds, townships, sessions, plan] = await Promise.all([
      read.many<UnitLine>(sql`select f.unit, zs_unit_name(f.unit) as unit_name, count(*)::integer as persons,
          count(*) filter (where f.judged)::integer as judged, count(*) filter (where f.met)::integer as met,
          count(*) filter (where f.will_fall_short)::integer as will_fall_short, count(*) filter (where f.short)::integer as short,
          count(*) filter (where f.trained)::integer as trained, coalesce(sum(f.hours_counted), 0)::integer as hours, bool_or(f.begun) as begun
        from fact_training f where ${here} group by f.unit order by count(*) filter (where f.will_fall_short) desc, f.unit limit ${MOST}`),
      read.many<YearLine>(sql`select ${raw(YEAR_COLUMNS)} from fact_training f where ${here} ${wanting}
        order by coalesce(f.will_fall_short, false) desc, f.short_projected desc nulls last, f.short_hours desc nulls last, f.unit, f.name limit ${MOST}`),
      read.many(sql`select r.id, r.title, r.groups, r."from", r.until, r.state, cardinality(r.persons)::integer as persons,
          (select count(distinct a.officer)::integer from training_attendance a join training_session s on s.id = a.session
            where s.round = r.id and a.state in ('attended', 'made-up') and a.officer = any(r.persons)) as covered
        from training_round r where extract(year from r.until) = ${year} order by r.until desc, r.id limit 50`),
      read.many(sql`select u.code as unit, u.name as unit_name, count(distinct a.session)::integer as sessions, max(a.day) as last_day,
          array_agg(distinct zs_unit_name(a.organiser)) filter (where a.organiser is not null) as organisers
        from unit u left join training_attendance a on a.unit = u.code and extract(year from a.day) = ${year} and a.state in ('attended', 'made-up')
            and exists (select from training_session s where s.id = a.session and s.township)
        where u.kind = 'township' and u.state = 'active' and u.code >= current_setting('zs.unit_lo', true) and u.code <= current_setting('zs.unit_hi', true)
        group by u.code, u.name order by u.code limit ${MOST}`),
      read.many(
        sql`select id, title, day, kind, hours, state from training_session where state in ('planned', 'passed') order by day, id limit 20`,
      ),
      planOf(read, ctx.actor.unit.code, year),
    ]);
    return {
      today: ctx.today,
      year,
      rule: ruleOf(ctx.policy),
      units,
      persons,
      rounds,
      townships,
      sessions,
      plan: plan ?? null,
    };
  },
});

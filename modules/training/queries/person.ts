import sql, { raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { asDay, yearOf } from '#kernel/day.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { query } from '#kernel/query.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Hours, reachedOn, type Step, verdictOf } from '../domain/standing.ts';
import { notJudged, requiredOf, YEAR_COLUMNS, type YearLine } from './shared.ts';
import { ruleOf } from './standing.ts';

interface Attended {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly kind: string;
  readonly hours: number;
  readonly state: string;
  readonly planned: boolean | null;
  readonly organiser: string | null;
  readonly course: string | null;
}

/** The file of one person in one year: hours with what they are made of, results, the verdict and when the requirement is reached. */
async function fileOf(read: Reader, where: Sql, policy: PolicyView) {
  const line = await read.one<YearLine>(sql`select ${raw(YEAR_COLUMNS)} from fact_training f where ${where} limit 1`);
  if (!line) return null;
  const [attended, results] = await Promise.all([
    read.many<Attended>(sql`select id, title, day, kind, hours, state, planned, coalesce(organiser_words, zs_unit_name(organiser)) as organiser, course
      from training_attendance where officer = ${line.officer} and extract(year from day) = ${line.year} and state <> 'void' order by day desc, id limit 300`),
    read.many(sql`select r.id, r.title, r.day, r.test, r.score, r.verdict, r.award, m.title as must_know from training_result r
      left join must_know m on m.id = r.must_know where r.officer = ${line.officer} and extract(year from r.day) = ${line.year} order by r.day desc, r.id limit 100`),
  ]);
  const counts = new Set(
    policy.dictionary('dict.training_kind').flatMap((it) => (it.flags?.includes('counted') ? [it.value] : [])),
  );
  const hoursOf = (it: Attended): Hours => ({
    counted: counts.has(it.kind) ? it.hours : 0,
    public_law: it.kind === 'public_law' ? it.hours : 0,
    business_skill: it.kind === 'business_skill' ? it.hours : 0,
  });
  const ahead = attended.filter((it) => it.state === 'listed' && it.planned);
  const planned: Step[] = ahead.map((it) => ({ ...hoursOf(it), day: it.day }));
  const done: Hours = {
    counted: line.hours_counted,
    public_law: line.hours_public_law,
    business_skill: line.hours_business_skill,
  };
  const all = planned.reduce<Hours>(
    (sum, it) => ({
      counted: sum.counted + it.counted,
      public_law: sum.public_law + it.public_law,
      business_skill: sum.business_skill + it.business_skill,
    }),
    { counted: 0, public_law: 0, business_skill: 0 },
  );
  const required = requiredOf(line);
  const not_judged = notJudged(line);
  return {
    line,
    attended,
    results,
    not_judged,
    verdict: not_judged === null || line.short_hours === null ? verdictOf(required, done, all, line.closed) : null,
    reached_on: reachedOn(required, done, planned),
    last_planned:
      planned
        .map((it) => it.day)
        .sort()
        .at(-1) ?? null,
  };
}

export const personFile = query({
  name: 'training.person',
  label: '个人培训档案',
  right: 'training.read',
  input: () => z.strictObject({ id: z.uuid({ error: '档案编号不对，请从名单进入' }) }),
  run: async (read, { input, ctx }) => {
    const file = await fileOf(read, sql`f.id = ${input.id}`, ctx.policy);
    if (!file) throw refuse('missing.record', '没有找到这份档案，或者学时还在计算，请稍后再打开。');
    return { today: ctx.today, rule: ruleOf(ctx.policy), ...file };
  },
});

export const ownFile = query({
  name: 'training.mine',
  label: '我的培训档案',
  right: 'training.read-own',
  input: () => z.strictObject({ year: z.int().min(2018).max(2100).optional() }),
  run: async (read, { input, ctx }) => {
    const year = input.year ?? yearOf(asDay(ctx.today));
    const file = await fileOf(
      read,
      sql`f.person = ${ctx.actor.person} and f.unit = ${ctx.actor.unit.code} and f.year = ${year}`,
      ctx.policy,
    );
    return { today: ctx.today, year, rule: ruleOf(ctx.policy), file };
  },
});

export const roundPage = query({
  name: 'training.round',
  label: '轮训覆盖到人',
  right: 'training.read',
  input: () => z.strictObject({ id: z.uuid({ error: '轮训编号不对，请从名单进入' }) }),
  run: async (read, { input }) => ({
    persons: await read.many<{
      id: string;
      name: string;
      unit_name: string | null;
      day: string | null;
      absent: boolean;
      /** The row in which the absence is made up. */
      absence: string | null;
    }>(sql`
      select o.id, o.name, zs_unit_name(o.unit) as unit_name, min(a.day) filter (where a.state in ('attended', 'made-up')) as day,
        coalesce(bool_or(a.state = 'absent'), false) as absent, (array_agg(a.id order by a.day) filter (where a.state = 'absent'))[1] as absence
      from training_round r cross join lateral zs_training_officers(r.persons, '{}', false) o
      left join (training_attendance a join training_session s on s.id = a.session and s.round = ${input.id}) on a.officer = o.id
      where r.id = ${input.id} group by o.id, o.name, o.unit
      order by min(a.day) filter (where a.state in ('attended', 'made-up')) nulls first, o.unit, o.name limit 1000`),
    sessions: await read.many(
      sql`select id, title, day, kind, hours, state, attended from training_session where round = ${input.id} order by day, id`,
    ),
  }),
});

import sql from 'sql-template-tag';
import { z } from 'zod';
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';
import { levelOf } from '#kernel/policy/index.ts';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { policyKinds } from '#modules/policy/index.ts';
import { countFigures } from '../count.ts';

interface About {
  readonly code: string;
  readonly name: string;
  readonly announced: string | null;
}

const MOST = 200;

/** The evaluation plans in force in the reader's region. */
export const plans = query({
  name: 'scorecards.plans',
  label: '现行的评价方案',
  right: 'scorecards.evaluate',
  input: () => z.strictObject({}),
  run: async (_read, { ctx }) =>
    policyKinds('scorecard', ctx.policy.region, ctx.today).map(({ id, entry, value, basis_text }) => ({
      id,
      title: entry?.title ?? id,
      basis: basis_text,
      indicators: (value as ScorecardValue).indicators,
    })),
});

/** Figures as of now for units of the reader's own region, in order of their codes: never a ranking, nothing of fines. */
export const preview = query({
  name: 'scorecards.preview',
  label: '评价指标试算',
  right: 'scorecards.evaluate',
  input: () =>
    z.strictObject({
      entry: z.string().max(100),
      year: z.int({ error: '年度应为数字' }).min(2000).max(2100),
    }),
  run: async (read, { input, ctx }) => {
    const card = ctx.policy.ask(input.entry).value as ScorecardValue | null;
    if (!card) throw refuse('policy.scorecard', '本地区现行政策包没有这个评价方案，请从列表中选择。');
    const { region } = ctx.policy;
    const level = { nation: 'province', province: 'province', city: 'city', county: 'county' }[levelOf(region)];
    // A bureau evaluates the units of its own level and, below it, those of townships.
    const units = await read.many<About>(sql`
      select u.code, u.name, s.id as announced from unit u
        left join scorecard s on s.about = u.code and s.entry = ${input.entry} and s.year = ${input.year}
      where u.state = 'active' and u.kind = any(${card.units.kinds}) and u.code <> ${ctx.actor.unit.code}
        and (u.region_code = ${region} or (${card.units.levels.includes('township') && level === 'county'} and u.region_code like ${`${region}___`}))
      order by u.code limit ${MOST}`);
    const ask = {
      entry: input.entry,
      card,
      year: input.year,
      units: units.map((it) => it.code),
      region,
      today: ctx.today,
    };
    const figures = await countFigures(read, ask);
    return { units: units.map((it) => ({ ...it, figures: figures.get(it.code) ?? [] })), most: MOST };
  },
});

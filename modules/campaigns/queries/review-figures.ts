import sql from 'sql-template-tag';
import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';
import { percentOf } from '../domain/survey.ts';

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });

interface Counted {
  readonly kind: string;
  readonly enterprise: boolean;
  readonly decided: number;
  readonly corrected: number;
}

/**
 * Corrected rate of reconsideration and rate of lost suits, of all and of enterprise-related cases, decided in the period (SUP-18). Settled and
 * withdrawn cases are decided, not corrected. Below the least sample, and where there is nothing, no rate is given.
 */
export const reviewFigures = query({
  name: 'campaigns.review-figures',
  label: '复议纠错率和应诉败诉率',
  right: 'campaigns.read',
  input: () =>
    z
      .strictObject({ from: day, until: day, unit: z.string().max(30).optional() })
      .refine((it) => it.from <= it.until, { error: '起始日期不能晚于截止日期', path: ['until'] }),
  run: async (read, { input, ctx }) => {
    const rows = await read.many<Counted>(sql`select kind, enterprise, count(*)::integer as decided,
        count(*) filter (where corrected)::integer as corrected
      from reconsideration_case where decided_on between ${input.from} and ${input.until}
        and (${input.unit ?? null}::text is null or about_unit = ${input.unit ?? null}) group by kind, enterprise`);
    const least = ctx.policy.number('figures.min_sample');
    const figure = (kind: string, enterprise: boolean) => {
      const of = rows.filter((it) => it.kind === kind && (!enterprise || it.enterprise));
      const decided = of.reduce((n, it) => n + it.decided, 0);
      const corrected = of.reduce((n, it) => n + it.corrected, 0);
      const few = decided === 0 || (least !== null && decided < least);
      return {
        decided,
        corrected: few ? null : corrected,
        percent: few ? null : percentOf(corrected, decided),
        words: decided === 0 ? '没有结案' : few ? `少于${least}件，不显示` : '',
      };
    };
    return {
      least,
      reconsideration: figure('reconsideration', false),
      reconsideration_enterprise: figure('reconsideration', true),
      litigation: figure('litigation', false),
      litigation_enterprise: figure('litigation', true),
    };
  },
});

import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Group, percentOf, shownGroups } from '../domain/survey.ts';
import type { SurveyRow } from '../records/registers.ts';

/** The result of a survey; groups only from the least sample of the pack on, none where the pack has no such number. */
export const surveyResult = query({
  name: 'campaigns.survey-result',
  label: '测评结果',
  right: 'campaigns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const row = await read.one<SurveyRow>(sql`select * from survey where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这次测评，或者它不在您的管辖范围内。');
    const least = ctx.policy.number('figures.min_sample');
    return {
      sample: row.sample,
      satisfied: row.satisfied,
      percent: percentOf(row.satisfied, row.sample),
      least,
      ...shownGroups((row.groups as readonly Group[] | null) ?? [], least),
    };
  },
});

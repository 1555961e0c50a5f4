import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Meeting, meetingWords } from '../domain/meetings.ts';
import type { PlanRow } from '../records/plan.ts';

/** Repeated and manifold inspections of a filed plan, as the review will keep them: shown to the bureau before it answers. */
export const planMeetings = query({
  name: 'inspection.plan-meetings',
  label: '计划中的重复、多头检查',
  right: 'plan.review',
  input: () => z.strictObject({ id: z.uuid({ error: '计划编号不对，请从列表中打开' }) }),
  run: async (read, { input }) => {
    const plan = await read.one<PlanRow>(sql`select id, state from plan where id = ${input.id}`);
    if (!plan) throw refuse('missing.record', '没有找到这个检查计划，或者它不在您的管辖范围内。');
    if (plan.state !== 'filed')
      throw refuse('state.not-now', '这个计划不在审查中，报送后才核对；已审查的请看审查时保存的核对结果。');
    return { found: meetingWords(await read.many<Meeting>(sql`select * from zs_plan_meets(${plan.id})`)) };
  },
});

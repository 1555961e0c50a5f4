import { command, formOf } from '#kernel/command.ts';
import { type PlanRow, plan } from '../../records/plan.ts';

/** 编制检查计划. The review due day stays empty until the bureau has it. */
export const createPlan = command<PlanRow>()({
  name: 'plan.create',
  label: '编制检查计划',
  record: 'plan',
  creates: true,
  right: 'plan.draft',
  from: [],
  tone: 'primary',
  fields: formOf(plan),
  decide: ({ input, ctx }) => ({ set: { ...input, drafter: ctx.actor.person, filing_version: 0, filings: [] } }),
});

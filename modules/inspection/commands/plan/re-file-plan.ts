import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { REVIEW_DUTY } from '../../domain/duty-kinds.ts';
import type { PlanRow } from '../../records/plan.ts';

/** 变更重报：opens a filed plan for change. What was filed stays filed; what is added counts from the next filing. */
export const reFilePlan = command<PlanRow>()({
  name: 'plan.re-file',
  label: '变更重报',
  record: 'plan',
  right: 'plan.draft',
  from: ['filed', 'reviewed', 'returned'],
  to: ['draft'],
  fields: { change_reason: prose('变更理由', { required: true, max: 2000 }) },
  decide: ({ row, input }) => ({
    state: 'draft',
    set: { change_reason: input.change_reason, approved_by: null, approved_at: null },
    note: input.change_reason,
    close_duties: row.state === 'filed' ? [{ record_id: row.id, kind: REVIEW_DUTY, how: '报送单位变更重报' }] : [],
  }),
});

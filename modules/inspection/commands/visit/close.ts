import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 办结. */
export const closeInspection = command<InspectionRow>()({
  name: 'inspection.close',
  label: '办结',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['result'],
  to: ['closed'],
  fields: {},
  decide: ({ row }) => {
    if (row.found && !row.follow_up) return refuse('state.follow-up', '检查发现了问题，请先登记后续跟踪情况再办结。');
    if (row.publish_due !== null && row.publish_day === null && !row.not_public_reason)
      return refuse('state.publish', '检查结果还没有公示，请先登记公示再办结。', { basis: ['deadline.publication'] });
    return { state: 'closed' };
  },
});

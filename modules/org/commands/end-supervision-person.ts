import { command } from '#kernel/command.ts';
import { day } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { SupervisionPersonRow } from '../records/supervision-person.ts';

/** 监督人员卸任. The gap it may leave shows in `org.supervision-gaps` at once. */
export const endSupervisionPerson = command<SupervisionPersonRow>()({
  name: 'org.end-supervision-person',
  label: '监督人员卸任',
  record: 'supervision-person',
  right: 'org.set-supervising',
  from: ['active'],
  to: ['ended'],
  fields: { valid_until: day('卸任日期', { required: true }) },
  decide({ row, input }) {
    if (input.valid_until < row.valid_from)
      return refuse('input.day', '卸任日期早于任职日期，请核对。', {
        faults: [{ field: 'valid_until', message: `不能早于 ${row.valid_from}` }],
      });
    return { set: input, state: 'ended' };
  },
});

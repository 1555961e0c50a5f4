import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 后续跟踪：what became of what was found. */
export const followUp = command<InspectionRow>()({
  name: 'inspection.follow-up',
  label: '登记后续跟踪',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['result'],
  fields: { follow_up: prose('后续跟踪', { required: true, max: 4000 }) },
  offered: (row) => row.found === true,
  decide: ({ input, ctx }) => ({ set: { follow_up: input.follow_up, follow_up_day: ctx.today } }),
});

import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { PUBLISH_DUTY } from '../../domain/duty-kinds.ts';
import type { InspectionRow } from '../../records/inspection.ts';

/** 登记公示 (ENT-04). */
export const publishResult = command<InspectionRow>()({
  name: 'inspection.publish',
  label: '登记公示',
  record: 'inspection',
  right: 'inspection.publish',
  from: ['result'],
  offered: (row) => row.publish_day === null && !row.not_public_reason,
  fields: { publish_place: text('公示平台', { required: true, max: 200 }) },
  decide: ({ row, input, ctx }) => ({
    set: { publish_place: input.publish_place, publish_day: ctx.today },
    close_duties: [{ record_id: row.id, kind: PUBLISH_DUTY }],
  }),
});

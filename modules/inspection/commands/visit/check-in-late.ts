import { command, pick } from '#kernel/command.ts';
import { dayOf } from '#kernel/day.ts';
import { choices, instant, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { placeOf } from '../../domain/distance.ts';
import { type InspectionRow, inspection } from '../../records/inspection.ts';
import { CHECKS } from '../../records/words.ts';
import { enter } from '../enter.ts';
import { askEntry, entryWorld } from '../load-entry.ts';

/** 补录入企: entered without a code (no network, evidence about to be lost), with the reason. */
export const checkInLate = command<InspectionRow>()({
  name: 'inspection.check-in-late',
  label: '补录入企',
  record: 'inspection',
  right: 'inspection.perform',
  from: ['approved', 'planned'],
  to: ['entered'],
  fields: {
    entered_at: instant('实际入企时间', { required: true }),
    late_code_reason: prose('未扫码原因', { required: true, max: 1000 }),
    ...pick(inspection.fields, 'lat_e6', 'lng_e6'),
    acknowledge: choices('已知晓', { choices: CHECKS }),
  },
  load: async (read, { row, input, ctx }) =>
    entryWorld(await askEntry(read, row.id, dayOf(new Date(input.entered_at)), null, ctx.today), null, ctx),
  decide: ({ row, input, loaded: world, ctx }) => {
    if (Date.parse(input.entered_at) > Date.parse(ctx.now))
      return refuse('input.entered-at', '实际入企时间不能晚于现在，请核对。', {
        faults: [{ field: 'entered_at', message: '不能晚于现在' }],
      });
    const entry = {
      at: input.entered_at,
      day: dayOf(new Date(input.entered_at)),
      code_kind: 'none' as const,
      place: placeOf(input),
      join: null,
      acknowledge: input.acknowledge,
      late_reason: input.late_code_reason,
    };
    return enter(row, world, entry, ctx);
  },
});

import { command, pick } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import { REPLACE_DUTY } from '../../domain/duty-kinds.ts';
import { weigh } from '../../domain/hard-checks.ts';
import { type InspectionRow, inspection } from '../../records/inspection.ts';
import { peopleOn } from '../load-entry.ts';

/** 更换执法人员 before the entry, for example when a certificate was suspended. */
export const replaceOfficers = command<InspectionRow>()({
  name: 'inspection.replace-officers',
  label: '更换执法人员',
  record: 'inspection',
  right: 'inspection.draft',
  from: ['planned', 'approved'],
  fields: pick(inspection.fields, 'officers', 'companions'),
  load: (read, { row, input }) => peopleOn(read, input.officers, row.planned_from),
  decide: ({ row, input, loaded, ctx }) => {
    const marks = weigh(
      ctx.policy,
      [{ check: 'check.auxiliary_as_officer', holds: loaded.some((it) => it.aux) }],
      null,
    );
    if (marks instanceof Refusal) return marks;
    return {
      set: { officers: [...new Set(input.officers)], companions: input.companions },
      close_duties: [{ record_id: row.id, kind: REPLACE_DUTY }],
    };
  },
});

import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { OfficerRow } from '../record-officer.ts';

export const CANCEL_DUTY = 'certificate.cancel-on-leaving';

/** Leaves the enforcement post; every certificate still held opens a duty to have it cancelled (PER-04, PER-05). */
export const leave = command<OfficerRow>()({
  name: 'officer.leave',
  label: '离岗登记',
  record: 'officer',
  right: 'officer.manage',
  from: ['active'],
  to: ['left'],
  tone: 'danger',
  fields: {
    until_day: day('离岗日期', { required: true, hint: '在岗的最后一天' }),
    reason: prose('离岗原因', { max: 500 }),
  },
  load: async (read, { row }) => ({
    held: await read.many<{ id: string; number: string }>(
      sql`select id, number from certificate where officer = ${row.id} and state in ('valid', 'suspended', 'withdrawn')`,
    ),
  }),
  decide: ({ row, input, loaded, ctx }) => {
    const last = asDay(input.until_day);
    if (last < row.from_day) return refuse('input.until_day', `离岗日期不能早于到岗日期${row.from_day}。`);
    const due = ctx.policy.due('deadline.certificate_cancellation', last);
    return {
      set: { until_day: last },
      state: 'left',
      note: input.reason ?? undefined,
      duties: loaded.held.map((held) => ({
        kind: CANCEL_DUTY,
        title: `注销${row.name}的执法证件${held.number}`,
        unit: row.unit,
        record: 'certificate',
        record_id: held.id,
        due: due.day,
        provisional: due.provisional,
        basis: 'deadline.certificate_cancellation',
      })),
    };
  },
});

import { command } from '#kernel/command.ts';
import { asDay } from '#kernel/day.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Effect, endSuspension } from '../domain/effects.ts';
import type { CertificateRow } from '../record-certificate.ts';
import { SUSPENSION_DUTY } from './suspend.ts';

/** Gives a suspended certificate back; valid again from that day on. */
export const resume = command<CertificateRow>()({
  name: 'certificate.resume',
  label: '恢复',
  record: 'certificate',
  right: 'certificate.dispose',
  from: ['suspended'],
  to: ['valid'],
  fields: {
    resumed_from: day('恢复日期', { required: true, hint: '从这一天起可以执法' }),
    reason: prose('说明', { max: 500 }),
  },
  decide: ({ row, input, ctx }) => {
    const from = asDay(input.resumed_from, 'resumed_from');
    if (from > ctx.today)
      return refuse('input.resumed_from', '恢复日期不能晚于今天，请在恢复当日办理。', {
        faults: [{ field: 'resumed_from', message: '不能晚于今天' }],
      });
    return {
      set: { effects: endSuspension((row.effects ?? []) as Effect[], from) },
      state: 'valid',
      note: `自${from}起恢复${input.reason ? `：${input.reason}` : ''}`,
      close_duties: [{ record_id: row.id, kind: SUSPENSION_DUTY }],
    };
  },
});

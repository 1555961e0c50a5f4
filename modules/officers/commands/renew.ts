import { command } from '#kernel/command.ts';
import { day } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { lapse } from '../domain/dispose.ts';
import type { Effect } from '../domain/effects.ts';
import type { CertificateRow } from '../record-certificate.ts';

/** 换证、续期: prolongs the certificate; days between the old end and the renewal stay invalid. */
export const renew = command<CertificateRow>()({
  name: 'certificate.renew',
  label: '续期',
  record: 'certificate',
  right: 'certificate.issue',
  from: ['valid'],
  fields: {
    renewed_from: day('续期起日', { required: true, hint: '未间断的填原有效期止日的次日' }),
    valid_until: day('新的有效期止', { required: true }),
  },
  decide: ({ row, input, ctx }) => {
    if (input.valid_until <= row.valid_until || input.valid_until < input.renewed_from)
      return refuse('input.valid_until', `新的有效期止日应晚于原止日${row.valid_until}和续期起日。`, {
        faults: [{ field: 'valid_until', message: '应晚于原止日和续期起日' }],
      });
    const gap = lapse(row.valid_until, input.renewed_from, ctx.today);
    return {
      set: { valid_until: input.valid_until, effects: [...((row.effects ?? []) as Effect[]), ...gap] },
      note: gap[0] ? `续期；${gap[0].from}至${gap[0].until}未续期，其间无效` : '续期',
    };
  },
});

import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ReturnRow } from '../records/return.ts';
import { isOwn } from './about.ts';
import { correctDuty } from './withdraw.ts';

/** Opens an accepted return for a correction. The accepted version counts until the new one is submitted. */
export const startCorrection = command<ReturnRow>()({
  name: 'return.start-correction',
  label: '更正',
  record: 'return',
  right: 'returns.fill',
  from: ['accepted'],
  to: ['correcting'],
  fields: { reason: prose('更正理由', { required: true, max: 1000 }) },
  offered: isOwn,
  decide: ({ row, input, ctx }) => {
    const reason = input.reason?.trim();
    if (!reason) return refuse('input.reason', '请写明为什么更正；理由随新版本报给上级。');
    return {
      state: 'correcting',
      set: {
        correction_reason: reason,
        ...signedAnew,
      },
      duties: [correctDuty(row)],
      notices: row.receiver
        ? [
            {
              unit: row.receiver,
              title: `${row.title}正在更正`,
              text: `${ctx.actor.unit.name}：${reason}`,
              record: 'return',
              record_id: row.id,
            },
          ]
        : [],
      note: reason,
    };
  },
});

const signedAnew = { reviewer: null, reviewer_id: null, signer: null, signer_id: null };

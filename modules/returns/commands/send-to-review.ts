import { command } from '#kernel/command.ts';
import { bool } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { afterFilling } from '../domain/inside.ts';
import { OPEN_STATES } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { ALONE, faultsOf, isOwn, loadWhole, refuseFaults, refuseWithoutHands, signed, signsAlone } from './about.ts';
import { insideDuty } from './zero.ts';

/** The filler is done: what is wrong is told now, before a leader signs it. */
export const sendToReview = command<ReturnRow>()({
  name: 'return.send-to-review',
  label: '填好送审',
  record: 'return',
  right: 'returns.fill',
  from: [...OPEN_STATES],
  to: ['review', 'sign', 'signed'],
  tone: 'primary',
  fields: { acknowledged: bool('已核对提示') },
  offered: isOwn,
  load: loadWhole,
  decide: ({ row, input, loaded, ctx }) => {
    if (row.zero) return refuse('state.return-zero', '本报表已作零报告。要改为照常报送的，请先填写任一格。');
    const refused = refuseFaults(faultsOf(row, loaded.sheets, ctx.policy), input.acknowledged === true);
    if (refused) return refused;
    const nobody = refuseWithoutHands(loaded.hands, { fill: ctx.actor.person });
    if (nobody) return nobody;
    const alone = signsAlone(loaded.hands, ctx.actor);
    const to = alone ? 'signed' : afterFilling(loaded.inside);
    return {
      state: to,
      set: {
        started_at: row.started_at ?? ctx.now,
        ...signed('author', ctx.actor),
        ...(alone ? signed('signer', ctx.actor) : {}),
      },
      duties: to === 'signed' ? [] : [insideDuty(row, to)],
      basis: [loaded.inside.basis],
      ...(alone ? { note: ALONE } : {}),
    };
  },
});

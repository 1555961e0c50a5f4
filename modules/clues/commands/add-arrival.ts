import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { shownReceipt } from '../domain/receipt.ts';
import { arrivalOf } from '../domain/take-in.ts';
import { type ClueRow, OPEN_STATES } from '../records/clue.ts';
import { arrivalFields, informantFields, restFields } from './arrival-form.ts';
import { receivingOf } from './register.ts';
import { known, ofHolder, union } from './shared.ts';

/** 追加来件: the same matter came once more; whoever brought it gets a receipt of their own. */
export const addArrival = command<ClueRow>()({
  ...ofHolder,
  name: 'clue.add-arrival',
  label: '追加来件',
  from: OPEN_STATES,
  fields: { ...arrivalFields, ...informantFields, ...restFields },
  load: (read, { input, ctx }) => receivingOf(read, ctx, null, input),
  decide: ({ row, input, loaded, ctx }) => {
    const strange = known(ctx, 'dict.clue_source', [input.channel], 'channel', '线索来源');
    if (strange) return strange;
    if (loaded.known)
      return refuse('conflict.reference', '这个来源编号已经登记过，不再重复登记。', {
        faults: [{ field: 'reference', message: '已经登记过' }],
      });
    const nth = (row.arrivals ?? 0) + 1;
    const ids = { clue: row.id, arrival: ctx.newId(), seed: ctx.newId() };
    const taker = ctx.actor.unit;
    const { arrival, identity, receipt } = arrivalOf(
      {
        arrival: { ...input, title: row.title, content: row.content, about_unit: null, enterprise: null },
        keeper: taker,
        taken_by: ctx.actor.name,
        origin: null,
        ids,
      },
      nth,
    );
    return {
      set: { arrivals: nth, sources: union(row.sources, [input.channel]) },
      create: [
        { record: 'clue-arrival', id: ids.arrival, unit: taker, values: arrival },
        ...(identity ? [{ record: 'clue-identity', unit: taker, values: identity }] : []),
      ],
      result: { receipt, shown: shownReceipt(receipt), handed_to: null },
    };
  },
});

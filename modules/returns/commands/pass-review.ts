import { command } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { INSIDE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isOwn, loadInside, refuseWithoutHands, signed } from './about.ts';
import { insideDuty } from './zero.ts';

export const passReview = command<ReturnRow>()({
  name: 'return.pass-review',
  label: '审核通过',
  record: 'return',
  right: 'returns.review',
  from: ['review'],
  to: ['sign', 'signed'],
  tone: 'primary',
  fields: { opinion: prose('审核意见', { max: 1000 }) },
  offered: isOwn,
  other_than: [{ field: 'author_id', message: '填报人不能审核自己填的报表，请由本单位其他人员审核。' }],
  load: (read, { row, ctx }) => loadInside(read, row, ctx),
  decide: ({ row, input, loaded, ctx }) => {
    const { inside } = loaded;
    const nobody = refuseWithoutHands(loaded, { fill: row.author_id, review: ctx.actor.person });
    if (nobody) return nobody;
    const to = inside.steps.includes('sign') ? 'sign' : 'signed';
    return {
      state: to,
      set: signed('reviewer', ctx.actor),
      close_duties: [{ record_id: row.id, kind: INSIDE }],
      duties: to === 'sign' ? [insideDuty(row, 'sign')] : [],
      basis: [inside.basis],
      ...(input.opinion?.trim() ? { note: input.opinion.trim() } : {}),
    };
  },
});

import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { isSame } from '../domain/inside.ts';
import { INSIDE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { ALONE, isOwn, loadInside, signed } from './about.ts';

/** The unit's leader answers for it. */
export const sign = command<ReturnRow>()({
  name: 'return.sign',
  label: '签发',
  record: 'return',
  right: 'returns.sign',
  from: ['sign'],
  to: ['signed'],
  tone: 'primary',
  confirm: '签发后即可报送。确认报表内容真实、准确？',
  fields: {},
  offered: isOwn,
  load: (read, { row, ctx }) => loadInside(read, row, ctx),
  decide: ({ row, loaded: { inside }, ctx }) => {
    const other = isSame(ctx.actor, row.author_id) || isSame(ctx.actor, row.reviewer_id);
    if (!inside.alone && other)
      return refuse('right.same-person', '填报人、审核人不能签发同一份报表，请由单位负责人签发。', {
        basis: [inside.basis],
      });
    return {
      state: 'signed',
      set: signed('signer', ctx.actor),
      close_duties: [{ record_id: row.id, kind: INSIDE }],
      basis: [inside.basis],
      ...(inside.alone ? { note: ALONE } : {}),
    };
  },
});

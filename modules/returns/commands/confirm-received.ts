import { command } from '#kernel/command.ts';
import { day, prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { RECEIVE } from '../domain/words.ts';
import type { ReturnRow } from '../records/return.ts';
import { isOwn, peopleIn } from './about.ts';

/** A receiver without an account (a government, a Party group) cannot receive here: the sender notes that it did. */
export const confirmReceived = command<ReturnRow>()({
  name: 'return.confirm-received',
  label: '登记对方已收到',
  record: 'return',
  right: 'returns.sign',
  from: ['submitted'],
  to: ['accepted'],
  fields: {
    on: day('收到日期', { required: true }),
    words: prose('回执或者凭据', { required: true, max: 1000 }),
  },
  offered: isOwn,
  load: (read, { row, ctx }) => (row.receiver ? peopleIn(read, row.receiver, ctx.today) : Promise.resolve(0)),
  decide: ({ row, input, loaded, ctx }) => {
    if (loaded > 0) return refuse('state.return-has-receiver', '接收单位已使用本平台，请由对方签收、审核。');
    if (!input.on || input.on > ctx.today) return refuse('input.day', '请填写对方收到的日期，不能晚于今天。');
    if (!input.words?.trim()) return refuse('input.words', '请写明回执或者凭据（如文号、签收人）。');
    return {
      state: 'accepted',
      set: { received_at: ctx.now, accepted_at: ctx.now, accepted_revision: row.revision ?? 0 },
      close_duties: [{ record_id: row.id, kind: RECEIVE }],
      note: `对方于${input.on}收到：${input.words.trim()}`,
    };
  },
});

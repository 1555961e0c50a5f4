import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { AccountRow } from '../records/account.ts';

/** 重置动态口令, for someone who lost the device. The secret and the sessions go with this act; the next sign-in enrols anew. */
export const resetSecondFactor = command<AccountRow>()({
  name: 'identity.reset-second-factor',
  label: '重置动态口令',
  record: 'account',
  right: 'identity.reset-second-factor',
  from: ['active', 'suspended'],
  fields: { reason: text('事由', { required: true, max: 300, hint: '如何核实了本人身份' }) },
  confirm: '请先核实本人身份。重置后本人下次登录要重新绑定。确定重置吗？',
  offered: (row, actor) => row.person !== actor.person,
  decide: ({ input, ctx }) => ({ set: { second_factor_reset_at: ctx.now }, note: input.reason }),
});

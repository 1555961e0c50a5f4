import { command } from '#kernel/command.ts';
import type { AccountRow } from '../records/account.ts';

/**
 * 发放初始口令. Clears the old password and ends the sessions (a trigger does it with this act); `POST /api/accounts/:id/password` gives this
 * command, then stores the hash of a random password and shows it once.
 */
export const issuePassword = command<AccountRow>()({
  name: 'identity.issue-password',
  label: '发放初始口令',
  record: 'account',
  right: 'identity.issue-password',
  from: ['active'],
  fields: {},
  confirm: '原口令立即失效，本人下次登录必须修改口令。确定发放吗？',
  offered: (row, actor) =>
    row.person !== actor.person && (actor.roles.includes('sec-admin') || !row.password_issued_at),
  decide: ({ ctx }) => ({ set: { password_issued_at: ctx.now } }),
});

import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { AccountRow } from '../records/account.ts';

/** 恢复账号. */
export const resumeAccount = command<AccountRow>()({
  name: 'identity.resume-account',
  label: '恢复账号',
  record: 'account',
  right: 'identity.keep-accounts',
  from: ['suspended'],
  to: ['active'],
  tone: 'plain',
  fields: { reason: text('事由', { required: true, max: 300 }) },
  decide: ({ input }) => ({ state: 'active', note: input.reason }),
});

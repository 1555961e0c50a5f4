import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { AccountRow } from '../records/account.ts';

/** 注销账号 for good; the user name is not given again. */
export const closeAccount = command<AccountRow>()({
  name: 'identity.close-account',
  label: '注销账号',
  record: 'account',
  right: 'identity.keep-accounts',
  from: ['active', 'suspended'],
  to: ['closed'],
  tone: 'danger',
  fields: { reason: text('事由', { required: true, max: 300 }) },
  decide: ({ input }) => ({ state: 'closed', note: input.reason }),
});

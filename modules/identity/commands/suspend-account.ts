import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { AccountRow } from '../records/account.ts';

/** 停用账号; its sessions end in the same transaction. */
export const suspendAccount = command<AccountRow>()({
  name: 'identity.suspend-account',
  label: '停用账号',
  record: 'account',
  right: 'identity.keep-accounts',
  from: ['active'],
  to: ['suspended'],
  tone: 'danger',
  fields: { reason: text('事由', { required: true, max: 300 }) },
  decide: ({ input }) => ({ state: 'suspended', note: input.reason }),
});

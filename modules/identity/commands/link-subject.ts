import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { oneAtATime } from '#modules/org/index.ts';
import { type AccountRow, account } from '../records/account.ts';

/** 绑定统一身份认证: by the subject the provider vouches for, never by an e-mail address or a name. */
export const linkSubject = command<AccountRow>()({
  name: 'identity.link-subject',
  label: '绑定统一身份认证',
  record: 'account',
  right: 'identity.keep-accounts',
  from: ['active', 'suspended'],
  fields: pick(account.fields, 'issuer', 'subject'),
  load: async (read, { row, input }) => {
    await oneAtATime(read, 'account');
    return input.subject
      ? read.one<{ id: string }>(
          sql`select id from account where issuer = ${input.issuer} and subject = ${input.subject} and id <> ${row.id}`,
        )
      : undefined;
  },
  decide({ input, loaded }) {
    if (Boolean(input.issuer) !== Boolean(input.subject))
      return refuse('input.subject', '统一身份认证系统和标识要一起填写；都不填为解除绑定。');
    if (loaded) return refuse('conflict.subject', '这个统一身份认证标识已绑定其他账号，请核对。');
    return { set: input };
  },
});

import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { oneAtATime } from '#modules/org/index.ts';
import { type AccountRow, account } from '../records/account.ts';

/** 开设账号: without a password; the initial one is issued once, by `POST /api/accounts/:id/password`. */
export const createAccount = command<AccountRow>()({
  name: 'identity.create-account',
  label: '开设账号',
  record: 'account',
  creates: true,
  right: 'identity.keep-accounts',
  from: [],
  fields: pick(account.fields, 'username', 'person', 'issuer', 'subject'),
  load: async (read, { input }) => {
    await oneAtATime(read, 'account');
    return {
      person: await read.one<{ unit: string; region: string; line: string; state: string }>(
        sql`select unit, region, line, state from person where id = ${input.person}`,
      ),
      same: await read.one<{ id: string }>(sql`select id from account where username = ${input.username}`),
      linked: input.subject
        ? await read.one<{ id: string }>(
            sql`select id from account where issuer = ${input.issuer} and subject = ${input.subject}`,
          )
        : undefined,
    };
  },
  decide({ input, loaded }) {
    const { person, same, linked } = loaded;
    if (person?.state !== 'active') return refuse('input.person', '没有找到这个人员，或其已离开。请重新选择。');
    if (same) return refuse('conflict.username', `用户名“${input.username}”已被使用，请换一个。`);
    if (Boolean(input.issuer) !== Boolean(input.subject))
      return refuse('input.subject', '统一身份认证系统和标识要一起填写。');
    if (linked) return refuse('conflict.subject', '这个统一身份认证标识已绑定其他账号，请核对。');
    return { keeper: { code: person.unit, region: person.region, line: person.line }, set: { ...input, demo: false } };
  },
});

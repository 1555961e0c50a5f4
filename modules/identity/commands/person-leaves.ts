import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { reaches } from '#modules/org/index.ts';
import type { PersonRow } from '../records/person.ts';

/** 人员离开: ends every post and delegation and closes the accounts in one act. */
export const personLeaves = command<PersonRow>()({
  name: 'identity.person-leaves',
  label: '人员离开',
  record: 'person',
  right: 'identity.keep-people',
  from: ['active'],
  to: ['left'],
  tone: 'danger',
  confirm: '将结束本人所有岗位和委托，并注销账号。确定办理吗？',
  fields: { reason: text('事由', { required: true, max: 300 }) },
  offered: (row, actor) =>
    reaches(actor, 'identity.keep-people', { code: row.unit, region: row.region, line: row.line }),
  load: async (read, { row }) => {
    const ids = (query: ReturnType<typeof sql>) => read.many<{ id: string }>(query);
    return {
      posts: await ids(sql`select id from post where person = ${row.id} and state = 'active'`),
      delegations: await ids(
        sql`select id from delegation where (from_person = ${row.id} or to_person = ${row.id}) and state = 'active'`,
      ),
      accounts: await ids(sql`select id from account where person = ${row.id} and state <> 'closed'`),
    };
  },
  decide({ input, loaded, ctx }) {
    return {
      state: 'left',
      note: input.reason,
      change: [
        ...loaded.posts.map(({ id }) => ({ record: 'post', id, state: 'ended', set: { valid_until: ctx.today } })),
        ...loaded.delegations.map(({ id }) => ({ record: 'delegation', id, state: 'ended', set: {} })),
        ...loaded.accounts.map(({ id }) => ({ record: 'account', id, state: 'closed', set: {} })),
      ],
    };
  },
});

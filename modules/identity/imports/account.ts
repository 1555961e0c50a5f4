import sql from 'sql-template-tag';
import { importKind } from '#kernel/import/kind.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitColumn } from '#modules/org/index.ts';
import { account } from '../records/account.ts';
import { person } from '../records/person.ts';
import { onePerson } from './lookups.ts';

/** Accounts of people who are there already. A workbook carries no password: initial ones are issued afterwards, account by account. */
export const accountImport = importKind({
  name: 'account',
  label: '账号',
  right: 'identity.keep-accounts',
  columns: [
    { name: 'username', field: account.fields.username },
    unitColumn,
    { name: 'name', field: person.fields.name },
    { name: 'id_number', field: person.fields.id_number },
  ],
  notes: [
    '人员须已登记。按公民身份号码找人；没有填号码的按所在单位和姓名找人。',
    '按用户名识别：本人已有这个用户名的，不改动；用户名属于别人的，这一行不能导入。',
    '表格中不填口令。导入后在账号页面逐个发放初始口令，只显示一次，首次登录须修改。',
  ],
  async write(row, { read, run }) {
    const id = await onePerson(read, row);
    const same = await read.one<{ person: string }>(
      sql`select person from account where lower(username) = lower(${row.username})`,
    );
    if (same?.person === id) return 'present';
    if (same)
      throw refuse('conflict.username', '这个用户名已属于别人，请换一个。', {
        faults: [{ field: 'username', message: '已属于别人，请换一个用户名' }],
      });
    await run('identity.create-account', { username: row.username, person: id, issuer: null, subject: null });
    return 'made';
  },
});

import sql from 'sql-template-tag';
import { importKind } from '#kernel/import/kind.ts';
import { unitColumn } from '#modules/org/index.ts';
import { person } from '../records/person.ts';
import { post } from '../records/post.ts';
import { onePerson } from './lookups.ts';

/** Posts of people who are there already; granted by the one who may grant, never by the one who registers people. */
export const postImport = importKind({
  name: 'post',
  label: '岗位',
  right: 'identity.grant-posts',
  columns: [
    unitColumn,
    { name: 'name', field: person.fields.name },
    { name: 'id_number', field: person.fields.id_number },
    { name: 'role', field: post.fields.role },
    { name: 'title', field: post.fields.title },
    { name: 'valid_from', field: { ...post.fields.valid_from, label: '任岗日期' } },
    { name: 'valid_until', field: { ...post.fields.valid_until, label: '任岗截止日期' } },
  ],
  notes: ['人员须已登记。一人有几个岗位的，每个岗位一行；同一单位同一角色视为同一岗位，已有的不改动。'],
  async write(row, { read, run }) {
    const id = await onePerson(read, row);
    const { unit_code, role, title, valid_from, valid_until } = row;
    const same = await read.one(
      sql`select id from post where person = ${id} and unit = ${unit_code} and role = ${role} and state = 'active'`,
    );
    if (same) return 'present';
    await run('identity.grant-post', { unit_code, person: id, role, title, valid_from, valid_until });
    return 'made';
  },
});

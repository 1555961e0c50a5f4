import sql from 'sql-template-tag';
import { importKind, type RowActs, type RowValues } from '#kernel/import/kind.ts';
import { refuse } from '#kernel/refusal.ts';
import { person, post } from '#modules/identity/index.ts';
import { personsLike, unitColumn } from './lookups.ts';

/** People with a post. */
export const personImport = importKind({
  name: 'person',
  label: '人员和岗位',
  right: 'identity.keep-people',
  columns: [
    unitColumn,
    { name: 'name', field: person.fields.name },
    { name: 'id_number', field: person.fields.id_number },
    { name: 'phone', field: person.fields.phone },
    { name: 'role', field: { ...post.fields.role, required: false } },
    { name: 'title', field: post.fields.title },
    { name: 'valid_from', field: { ...post.fields.valid_from, label: '任岗日期', required: false } },
    { name: 'valid_until', field: { ...post.fields.valid_until, label: '任岗截止日期' } },
  ],
  notes: [
    '按公民身份号码识别同一人；没有号码的按所在单位和姓名识别。已有的人员和岗位不改动。',
    '一人有几个岗位的，每个岗位一行。填了角色就要填任岗日期。',
  ],
  async write(row, acts) {
    const found = await personsLike(acts.read, { id_number: row.id_number, name: row.name, unit_code: row.unit_code });
    if (found.length > 1)
      throw refuse('conflict.same-name', '本单位有同名人员，请填公民身份号码。', {
        faults: [{ field: 'id_number', message: '本单位有同名人员，请填公民身份号码' }],
      });
    const { unit_code, name, id_number, phone } = row;
    const id = found[0]?.id ?? (await acts.run('identity.create-person', { unit_code, name, id_number, phone })).id;
    const granted = await grant(id, row, acts);
    return found[0] && !granted ? 'present' : 'made';
  },
});

async function grant(person_id: string, row: RowValues, { read, run }: RowActs): Promise<boolean> {
  const { unit_code, role, title, valid_from, valid_until } = row;
  if (!role) return false;
  if (!valid_from)
    throw refuse('input.valid_from', '填了角色就要填任岗日期。', {
      faults: [{ field: 'valid_from', message: '填了角色就要填任岗日期' }],
    });
  const same = await read.one(
    sql`select id from post where person = ${person_id} and unit = ${unit_code} and role = ${role} and state = 'active'`,
  );
  if (same) return false;
  await run('identity.grant-post', { unit_code, person: person_id, role, title, valid_from, valid_until });
  return true;
}

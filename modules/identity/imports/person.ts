import { importKind } from '#kernel/import/kind.ts';
import { refuse } from '#kernel/refusal.ts';
import { unitColumn } from '#modules/org/index.ts';
import { person } from '../records/person.ts';
import { personsLike } from './lookups.ts';

/** People. Their posts are another person's to grant, so they are a kind of their own; one workbook serves both. */
export const personImport = importKind({
  name: 'person',
  label: '人员',
  right: 'identity.keep-people',
  columns: [
    unitColumn,
    { name: 'name', field: person.fields.name },
    { name: 'id_number', field: person.fields.id_number },
    { name: 'phone', field: person.fields.phone },
  ],
  notes: [
    '按公民身份号码识别同一人；没有号码的按所在单位和姓名识别。已有的人员不改动。',
    '岗位由安全管理员另行导入，可以用同一份表格。',
  ],
  async write(row, acts) {
    const { unit_code, name, id_number, phone } = row;
    const found = await personsLike(acts.read, { id_number, name, unit_code });
    if (found.length > 1)
      throw refuse('conflict.same-name', '本单位有同名人员，请填公民身份号码。', {
        faults: [{ field: 'id_number', message: '本单位有同名人员，请填公民身份号码' }],
      });
    if (found.length === 1) return 'present';
    await acts.run('identity.create-person', { unit_code, name, id_number, phone });
    return 'made';
  },
});

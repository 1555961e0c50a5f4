import sql from 'sql-template-tag';
import { importKind } from '#kernel/import/kind.ts';
import { text } from '#kernel/record.ts';
import { unit } from '../records/unit.ts';
import { unitCode } from './lookups.ts';

const { fields } = unit;

/** Units; superiors may stand above in the same sheet. */
export const unitImport = importKind({
  name: 'unit',
  label: '单位',
  right: 'org.keep',
  columns: [
    { name: 'code', field: fields.code },
    { name: 'name', field: fields.name },
    { name: 'kind', field: fields.kind },
    { name: 'parent', field: fields.parent, lookup: unitCode },
    { name: 'superior', field: fields.superior, lookup: unitCode },
    { name: 'supervised_by', field: fields.supervised_by, lookup: unitCode },
    { name: 'uscc', field: fields.uscc },
    { name: 'go_live', field: fields.go_live },
    { name: 'valid_from', field: fields.valid_from },
    { name: 'basis', field: text('设立依据', { max: 200 }) },
  ],
  notes: ['按单位代码识别；已有的单位不改动。上级单位要排在下级单位的前面。'],
  async write(row, { read, run }) {
    if (await read.one(sql`select id from unit where code = ${row.code}`)) return 'present';
    await run('org.create-unit', row);
    return 'made';
  },
});

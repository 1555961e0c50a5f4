import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refs } from '#kernel/record.ts';
import { end } from '../domain/change.ts';
import { changeFields, unitSubject } from '../domain/subject.ts';
import type { UnitRow } from '../records/unit.ts';

/** 单位分设: its successors are set up first, then it ends. */
export const splitUnit = command<UnitRow>()({
  name: 'org.split-unit',
  label: '单位分设',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  to: ['closed'],
  tone: 'danger',
  confirm: '分设后本单位不再使用，以前的文书仍显示原名称。确定办理吗？',
  fields: {
    heirs: refs('承接单位', { of: 'unit', required: true, min: 2, max: 10, hint: '请先设立新单位' }),
    ...changeFields,
  },
  load: async (read, { input }) =>
    read.many<UnitRow>(sql`select * from unit where id = any(${input.heirs}) order by code`),
  decide: ({ row, input, loaded, ctx }) => end(unitSubject(row), loaded.map(unitSubject), 'split', input, ctx.today),
});

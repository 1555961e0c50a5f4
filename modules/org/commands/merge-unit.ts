import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { ref } from '#kernel/record.ts';
import { end } from '../domain/change.ts';
import { changeFields, unitSubject } from '../domain/subject.ts';
import type { UnitRow } from '../records/unit.ts';

/** 单位并入另一单位. */
export const mergeUnit = command<UnitRow>()({
  name: 'org.merge-unit',
  label: '单位并入',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  to: ['closed'],
  tone: 'danger',
  confirm: '并入后本单位不再使用，以前的文书仍显示原名称。确定办理吗？',
  fields: { into: ref('并入的单位', { of: 'unit', required: true }), ...changeFields },
  load: async (read, { input }) => read.one<UnitRow>(sql`select * from unit where id = ${input.into}`),
  decide: ({ row, input, loaded, ctx }) =>
    end(unitSubject(row), loaded ? [unitSubject(loaded)] : [], 'merge', input, ctx.today),
});

import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import { rename } from '../domain/change.ts';
import { changeFields, unitSubject } from '../domain/subject.ts';
import type { UnitRow } from '../records/unit.ts';

/** 单位更名. */
export const renameUnit = command<UnitRow>()({
  name: 'org.rename-unit',
  label: '单位更名',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  fields: { name: text('新名称', { required: true, max: 100 }), ...changeFields },
  decide: ({ row, input, ctx }) => rename(unitSubject(row), input.name, input, ctx.today),
});

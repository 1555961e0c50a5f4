import { command } from '#kernel/command.ts';
import { end } from '../domain/change.ts';
import { changeFields, unitSubject } from '../domain/subject.ts';
import type { UnitRow } from '../records/unit.ts';

/** 单位撤销, nobody taking over. */
export const closeUnit = command<UnitRow>()({
  name: 'org.close-unit',
  label: '单位撤销',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  to: ['closed'],
  tone: 'danger',
  confirm: '撤销后本单位不再使用，且没有承接单位。确定办理吗？',
  fields: changeFields,
  decide: ({ row, input, ctx }) => end(unitSubject(row), [], 'dissolve', input, ctx.today),
});

import { command, pick } from '#kernel/command.ts';
import { type UnitRow, unit } from '../records/unit.ts';

/** 维护单位信息: what is neither its name nor its fate. */
export const correctUnit = command<UnitRow>()({
  name: 'org.correct-unit',
  label: '维护单位信息',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  fields: pick(unit.fields, 'parent', 'superior', 'supervised_by', 'uscc', 'go_live'),
  decide: ({ input }) => ({ set: input }),
});

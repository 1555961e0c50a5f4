import { command, pick } from '#kernel/command.ts';
import { reaches } from '../domain/change.ts';
import { type UnitRow, unit } from '../records/unit.ts';

/** 设定内设监督机构 (ORG-04). */
export const setSupervisingBody = command<UnitRow>()({
  name: 'org.set-supervising-body',
  label: '设定内设监督机构',
  record: 'unit',
  right: 'org.set-supervising',
  from: ['active'],
  fields: pick(unit.fields, 'supervising_body'),
  offered: (row, actor) =>
    reaches(actor, 'org.set-supervising', { code: row.code, region: row.region_code, line: row.line_code }),
  decide: ({ input }) => ({ set: input }),
});

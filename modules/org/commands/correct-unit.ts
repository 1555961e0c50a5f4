import { command, formOf } from '#kernel/command.ts';
import { type UnitRow, unit } from '../records/unit.ts';

/** 维护单位信息: what is neither its name nor its fate. */
export const correctUnit = command<UnitRow>()({
  name: 'org.correct-unit',
  label: '维护单位信息',
  record: 'unit',
  right: 'org.keep',
  from: ['active'],
  fields: formOf(unit, {
    // Name and fate have verbs of their own, with a day and a document; the rest is set by the justice bureau.
    without: ['code', 'name', 'kind', 'valid_from', 'supervising_body', 'station_tasks', 'seal_note'],
  }),
  decide: ({ input }) => ({ set: input }),
});

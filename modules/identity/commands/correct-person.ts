import { command, formOf, keepMasked } from '#kernel/command.ts';
import { reaches } from '#modules/org/index.ts';
import { type PersonRow, person } from '../records/person.ts';

/** 更正人员信息. */
export const correctPerson = command<PersonRow>()({
  name: 'identity.correct-person',
  label: '更正人员信息',
  record: 'person',
  right: 'identity.keep-people',
  from: ['active'],
  fields: formOf(person, { without: ['id_number'] }),
  offered: (row, actor) =>
    reaches(actor, 'identity.keep-people', { code: row.unit, region: row.region, line: row.line }),
  decide: ({ input, row }) => ({ set: keepMasked(person, input, row) }),
});

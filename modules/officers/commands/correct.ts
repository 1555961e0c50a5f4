import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { type OfficerRow, officer } from '../record-officer.ts';

/** Corrects what the roll says of a person. Whoever holds a certificate in force cannot become an auxiliary. */
export const correct = command<OfficerRow>()({
  name: 'officer.correct',
  label: '更正登记',
  record: 'officer',
  right: 'officer.manage',
  from: ['active'],
  fields: formOf(officer, { without: ['person'] }),
  load: async (read, { row }) => ({
    held: await read.many<{ number: string }>(
      sql`select number from certificate where officer = ${row.id} and state in ('valid', 'suspended')`,
    ),
  }),
  decide: ({ input, loaded }) => {
    const held = loaded.held[0];
    if (input.kind === 'auxiliary' && held)
      return refuse('state.certificate-held', `该人员持有证件${held.number}，请先收回或注销，再改为辅助人员。`);
    return { set: { ...input } };
  },
});

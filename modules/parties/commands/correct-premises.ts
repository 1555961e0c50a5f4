import { command, formOf } from '#kernel/command.ts';
import { type PremisesRow, premises } from '../record-premises.ts';

export const correctPremises = command<PremisesRow>()({
  name: 'premises.correct',
  label: '更正场所',
  record: 'premises',
  right: 'firm.keep',
  from: ['active'],
  fields: formOf(premises, { without: ['firm'] }),
  decide: ({ input }) => ({ set: { ...input } }),
});

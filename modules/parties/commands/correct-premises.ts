import { command, pick } from '#kernel/command.ts';
import { type PremisesRow, premises } from '../record-premises.ts';

export const correctPremises = command<PremisesRow>()({
  name: 'premises.correct',
  label: '更正场所',
  record: 'premises',
  right: 'firm.keep',
  from: ['active'],
  fields: pick(premises.fields, 'name', 'address', 'lat_e6', 'lng_e6', 'park'),
  decide: ({ input }) => ({ set: { ...input } }),
});

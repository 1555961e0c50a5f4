import { command, formOf } from '#kernel/command.ts';
import { type ParkRow, park } from '../record-park.ts';

export const correctPark = command<ParkRow>()({
  name: 'park.correct',
  label: '更正园区',
  record: 'park',
  right: 'park.keep',
  from: '*',
  fields: formOf(park),
  decide: ({ input }) => ({ set: { ...input } }),
});

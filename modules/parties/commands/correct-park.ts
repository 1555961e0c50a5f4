import { command, pick } from '#kernel/command.ts';
import { type ParkRow, park } from '../record-park.ts';

export const correctPark = command<ParkRow>()({
  name: 'park.correct',
  label: '更正园区',
  record: 'park',
  right: 'park.keep',
  from: '*',
  fields: pick(park.fields, 'name', 'quiet'),
  decide: ({ input }) => ({ set: { ...input } }),
});

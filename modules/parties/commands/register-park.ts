import { command, formOf } from '#kernel/command.ts';
import { keeperAt } from '../domain/place.ts';
import { type ParkRow, park } from '../record-park.ts';
import { place } from './shared.ts';

export const registerPark = command<ParkRow>()({
  name: 'park.register',
  label: '登记园区',
  record: 'park',
  creates: true,
  right: 'park.keep',
  from: [],
  fields: { ...formOf(park), place },
  decide: ({ input: { place: region, ...own }, ctx }) => ({ set: own, keeper: keeperAt(ctx.actor.unit, region) }),
});

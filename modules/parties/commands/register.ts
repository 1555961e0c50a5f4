import { command, formOf } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import { codeOrReason } from '../domain/code-or-reason.ts';
import { nameKey } from '../domain/name-key.ts';
import { keeperAt } from '../domain/place.ts';
import { type FirmRow, firm } from '../record-firm.ts';
import { premises } from '../record-premises.ts';
import { firmWithCode, place } from './shared.ts';

const { lat_e6, lng_e6 } = premises.fields;

/** Registers a firm, in the office or on the spot: name, kind, and code or reason suffice. An address makes its first premises. */
export const register = command<FirmRow>()({
  name: 'firm.register',
  label: '登记经营主体',
  record: 'firm',
  creates: true,
  right: 'firm.register',
  from: [],
  fields: {
    ...formOf(firm),
    place,
    address: { ...premises.fields.address, required: false } as typeof place,
    lat_e6,
    lng_e6,
    park: premises.fields.park,
  },
  load: (read, { input }) => firmWithCode(read, input.uscc),
  decide: ({ input, loaded: same, ctx }) => {
    const wrong = codeOrReason(input);
    if (wrong) return wrong;
    if (same)
      return refuse('conflict.same-firm', `这个统一社会信用代码已登记为“${same.name}”，请直接选用。`, {
        faults: [{ field: 'uscc', message: '已登记，请直接选用' }],
        detail: { id: same.id },
      });
    const { place: region, address, lat_e6: lat, lng_e6: lng, park, ...own } = input;
    const id = ctx.newId();
    const keeper = keeperAt(ctx.actor.unit, region);
    const values = { firm: id, name: null, address, lat_e6: lat, lng_e6: lng, park };
    return {
      id,
      keeper,
      set: { ...own, key_areas: own.key_areas ?? [], name_key: nameKey(own.name) },
      create: address ? [{ record: 'premises', unit: keeper, values }] : [],
    };
  },
});

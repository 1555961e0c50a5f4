/** Firms, their premises, and the parks. */
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { nameKey } from '#modules/parties/index.ts';
import { type DemoFirm, readDemo } from '../read-demo.ts';
import { idsFor, type SeedRow, writeSeed } from './writer.ts';

const AREAS: readonly (readonly [RegExp, string])[] = [
  [/食品|药品/, 'food-drug'],
  [/消防/, 'fire'],
  [/特种设备/, 'special-equipment'],
  [/危险化学|危化/, 'hazardous-chemicals'],
  [/污染/, 'pollution'],
  [/建筑/, 'construction'],
];

function keyAreas(firm: DemoFirm): string[] {
  return [...new Set(firm.key_areas.map((words) => AREAS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'))];
}

const e6 = (degrees: number) => Math.round(degrees * 1_000_000);

export async function seedFirms(worker: Database, registry: Registry, at: string) {
  const file = readDemo('firms');
  const parks = idsFor(file.parks.map((p) => p.id));
  const firms = idsFor(file.firms.map((f) => f.id));
  const premises = idsFor(file.firms.flatMap((f) => f.premises.map((p) => p.id)));
  const place = (region: string) => ({ code: `${region.slice(0, 6)}.sf`, region, line: '' });
  const rows: SeedRow[] = file.parks.map((park) => ({
    record: 'park',
    id: parks.get(park.id) as string,
    keeper: place(park.region),
    values: { name: park.name, quiet: park.quiet },
  }));
  for (const firm of file.firms) {
    rows.push({
      record: 'firm',
      id: firms.get(firm.id) as string,
      keeper: place(firm.region),
      values: {
        name: firm.name,
        kind: firm.kind,
        uscc: firm.uscc,
        no_code_reason: firm.uscc ? null : firm.kind === 'unlicensed' ? 'unlicensed' : 'not-shown',
        legal_person: null,
        contact_phone: null,
        credit_class: firm.credit,
        key_areas: keyAreas(firm),
        industry: firm.trade,
        name_key: nameKey(firm.name),
      },
    });
    for (const it of firm.premises)
      rows.push({
        record: 'premises',
        id: premises.get(it.id) as string,
        keeper: place(it.region),
        values: {
          firm: firms.get(firm.id),
          name: it.name,
          address: it.address,
          lat_e6: e6(it.lat),
          lng_e6: e6(it.lng),
          park: it.park ? parks.get(it.park) : null,
        },
      });
  }
  await writeSeed(worker, registry, at, rows);
  return { firms, premises };
}

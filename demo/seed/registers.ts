/** The demonstration's registers: regions, units, people with posts and certificates, firms, the catalogue with check-lists. */
import type { Day } from '#kernel/day.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Database } from '#kernel/server/database.ts';
import { readDemo } from '../read-demo.ts';
import { seedCatalogue } from './catalogue.ts';
import { seedFirms } from './firms.ts';
import { seedPeople } from './people.ts';
import { shiftTo } from './shift.ts';
import { keeperOf, type SeedRow, writeSeed } from './writer.ts';

/** From the ids of the files to the ids of the rows. */
export interface SeedIds {
  readonly people: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  readonly firms: ReadonlyMap<string, string>;
  readonly premises: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, string>;
  readonly checklists: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
}

export async function seedRegisters(worker: Database, registry: Registry, today: Day, at: string): Promise<SeedIds> {
  const places = readDemo('regions');
  const shift = shiftTo(places.as_of, today);
  const rows: SeedRow[] = places.regions.map((region) => ({
    record: 'region',
    keeper: { code: region.code, region: region.code, line: '' },
    state: region.valid_until ? 'closed' : 'active',
    values: {
      code: region.code,
      name: region.name,
      level: region.level,
      kind: region.kind,
      parent: region.parent,
      adopts: region.adopts,
      valid_from: shift(region.valid_from),
      valid_until: shift(region.valid_until),
      successor: region.successor,
      demo: true,
    },
  }));
  for (const unit of places.units)
    rows.push({
      record: 'unit',
      keeper: keeperOf(unit.code),
      state: unit.valid_until ? 'closed' : 'active',
      values: {
        code: unit.code,
        name: unit.name,
        kind: unit.kind,
        region_code: unit.region,
        line_code: keeperOf(unit.code).line,
        parent: unit.parent,
        superior: unit.superior,
        supervised_by: unit.supervised_by,
        uscc: unit.uscc,
        go_live: shift(unit.go_live),
        valid_from: shift(unit.valid_from),
        valid_until: shift(unit.valid_until),
        successors: unit.successor,
      },
    });
  await writeSeed(worker, registry, at, rows);
  const people = await seedPeople(worker, registry, today, at);
  const parties = await seedFirms(worker, registry, at);
  const powers = await seedCatalogue(worker, registry, today, at);
  return { ...people, ...parties, ...powers };
}

/** Random trees of regions and units, random people with posts, and rows of every record, put straight into a real database. */
import fc from 'fast-check';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Field, RecordDef } from '#kernel/record.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { type Act, insertRow } from '#kernel/server/write-rows.ts';
import type { Thing, Tree } from './oracle.ts';

const REGIONS: readonly (readonly [code: string, above: string | null])[] = [
  ['990000', null],
  ['990100', '990000'],
  ['990200', '990000'],
  ['991000', '990000'],
  ['990101', '990100'],
  ['990102', '990100'],
  ['990201', '990200'],
  ['991001', '991000'],
  ['990102101', '990102'],
  ['990102102', '990102'],
  ['990201101', '990201'],
];
/** `sw` is a line whose offices answer to the one of the province: cities and counties between are skipped. */
const LINES = ['sf', 'scjg', 'sw', 'yjgl', 'zf'];

export interface Place extends Tree {
  readonly codes: readonly string[];
}

/** Some units of that country, a few with brigades. */
export const place: fc.Arbitrary<Place> = fc
  .subarray(
    REGIONS.flatMap(([region]) => LINES.map((line) => `${region}.${line}`)),
    { minLength: 8, maxLength: 18 },
  )
  .chain((mains) => fc.subarray(mains, { minLength: 1, maxLength: 4 }).map((big) => ({ mains, big })))
  .map(({ mains, big }) => {
    const codes = [...mains, ...big.flatMap((code) => [`${code}.1`, `${code}.12`])];
    return {
      above: new Map(REGIONS),
      townships: new Set(REGIONS.map(([code]) => code).filter((code) => code.length === 9)),
      units: new Map(
        codes.map((code) => {
          const [region = '', line = '', number] = code.split('.');
          return [code, { region, line, brigadeOf: number ? `${region}.${line}` : null }];
        }),
      ),
      codes,
    };
  });

export interface Row extends Thing {
  readonly id: string;
  readonly record: string;
  readonly state: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const act = (person: string): Act => ({
  act: uuidv7(),
  at: '2026-03-02T01:00:00.000Z',
  verb: 'setup',
  label: '初始化',
  by: { person, name: '初始化', unit: '', unit_name: '', roles: [] },
  right: '',
  pack: '',
});

/** Something that fits the column; the same word in every searched field, so that one search asks for all of them. */
export const WORD = '权限检验';
function fillerFor(field: Field, n: number): unknown {
  switch (field.kind) {
    case 'text':
    case 'prose':
      return `${WORD}${n}`;
    case 'int':
    case 'money':
      return n;
    case 'day':
      return '2026-03-01';
    case 'instant':
      return '2026-03-01T01:00:00.000Z';
    case 'bool':
      return false;
    case 'ref':
      return uuidv7();
    case 'refs':
    case 'files':
    case 'choices':
      return [];
    case 'json':
      return [];
    case 'choice':
      return field.choices?.[0]?.value ?? 'x';
  }
}

/** Unit-shaped records are the tree itself and are not made at random. */
const TREE = ['region', 'unit'];
let serial = 0;

export function rowsOf(
  defs: readonly RecordDef[],
  codes: readonly string[],
  people: readonly string[],
  each: number,
): fc.Arbitrary<Row[]> {
  const one = (def: RecordDef): fc.Arbitrary<Row> =>
    fc
      .record({
        unit: fc.constantFrom(...codes),
        addressee: def.also_seen_by ? fc.option(fc.constantFrom(...codes)) : fc.constant(null),
        secret: def.supervisor_only ? fc.boolean() : fc.constant(false),
        state: fc.constantFrom(...Object.keys(def.states)),
        person: fc.constantFrom(...people),
      })
      .map(({ unit, addressee, secret, state, person }) => {
        serial += 1;
        const values: Record<string, unknown> = {};
        for (const [name, field] of Object.entries(def.fields)) {
          const names = field.of === 'person' || ['drafter', 'explained_by'].includes(name);
          values[name] = names ? (field.kind === 'refs' ? [person] : person) : fillerFor(field, serial);
        }
        // One person holds a role in a unit once.
        if (def.name === 'post') values.person = uuidv7();
        if (def.also_seen_by) values[def.also_seen_by] = addressee;
        if (def.supervisor_only) values[def.supervisor_only] = secret;
        return { id: uuidv7(), record: def.name, unit, addressee, secret, state, values };
      });
  const kinds = defs.filter((def) => !TREE.includes(def.name));
  return fc
    .tuple(...kinds.map((def) => fc.array(one(def), { minLength: each, maxLength: each })))
    .map((all) => all.flatMap(oneInForce));
}

/** Records of which a region has one in force (a unique index says so): the others of the region are over. */
const ONE_PER_REGION: Readonly<Record<string, { readonly live: string; readonly over: string }>> = {
  council: { live: 'active', over: 'ended' },
};
function oneInForce(rows: readonly Row[]): Row[] {
  const taken = new Set<string>();
  return rows.map((row) => {
    const rule = ONE_PER_REGION[row.record];
    if (!rule || row.state !== rule.live) return row;
    const region = row.unit.split('.')[0] ?? '';
    if (taken.has(region)) return { ...row, state: rule.over };
    taken.add(region);
    return row;
  });
}

export async function putRows(
  worker: Database,
  defs: ReadonlyMap<string, RecordDef>,
  tree: Tree,
  rows: readonly Row[],
): Promise<void> {
  await worker.transact(NO_CLAIMS, async (tx) => {
    for (const row of rows) {
      const unit = tree.units.get(row.unit) ?? { region: '', line: '' };
      const spot = { id: row.id, region: unit.region, unit: row.unit, line: unit.line, state: row.state, source: '' };
      await insertRow(tx, defs.get(row.record) as RecordDef, spot, row.values, act('setup'));
    }
  });
}

export async function wipe(su: pg.Pool, defs: readonly RecordDef[]): Promise<void> {
  const tables = [...defs.map((def) => `"${def.table}"`), 'journal', 'search_entry', 'personal_key', 'access_log'];
  await su.query(`truncate ${tables.join(', ')}`);
}

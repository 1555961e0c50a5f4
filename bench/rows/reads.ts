/** Pages under row-level security for four scopes, on a connection that another user has just used, beside the bare query of the tables' owner. */
import sql, { raw } from 'sql-template-tag';
import type { RecordDef } from '#kernel/record.ts';
import type { Actor } from '#kernel/rights.ts';
import { Database } from '#kernel/server/database.ts';
import { getRecord, listRecords, listSql, reachFor } from '#kernel/server/read-records.ts';
import { type Row, timePair } from '../harness.ts';
import type { Section } from '../sections.ts';
import type { World } from '../world.ts';

const RUNS = 1_000;
/** Uncounted, so that every reader of a scope has had his page once: a first page from disk is a twentieth of the runs, which is what p95 looks at. */
const WARM = 22;
const TIMES = 1.3;
const PLUS_MS = 1;

interface Scope {
  readonly name: string;
  readonly role: string;
  readonly units: readonly string[];
}
const cities = Array.from({ length: 11 }, (_, i) => `99${String(i + 1).padStart(2, '0')}`);
const SCOPES: readonly Scope[] = [
  { name: 'unit', role: 'officer', units: cities.map((c) => `${c}05.yjgl`) },
  { name: 'county', role: 'supervisor', units: cities.map((c) => `${c}03.sf`) },
  { name: 'city + line', role: 'line-leader', units: cities.map((c) => `${c}00.scjg`) },
  { name: 'province', role: 'bureau-head', units: ['990000.sf'] },
];

/** A page of one database: ours for the i-th reader, the bare query for the same, and another user's use of ours in between. */
interface Page {
  readonly ours: (i: number) => Promise<unknown>;
  readonly bare: (i: number) => Promise<{ readonly rows: readonly unknown[] }>;
  readonly other: () => Promise<unknown>;
}
/** `limit`: rows of a page, the usual number unless given. */
type PageOf = (world: World, app: Database, scope: Scope, limit?: number) => Promise<Page>;

const other = (world: World): Actor => world.actor('supervisor', '990210.sf');

function listPage(record: string): PageOf {
  return async (world, app, scope, limit) => {
    const ask = limit === undefined ? {} : { limit };
    const def = world.registry.records.get(record) as RecordDef;
    const actors = scope.units.map((unit) => world.actor(scope.role, unit));
    const at = (i: number) => actors[i % actors.length] as Actor;
    return {
      ours: (i) => listRecords(app, def, at(i), ask),
      bare: (i) => world.owner.query(listSql(def, at(i), reachFor(at(i), def.read, def.label), ask)),
      other: () => listRecords(app, def, other(world), {}),
    };
  };
}

const recordPage: PageOf = async (world, app, scope) => {
  const def = world.registry.records.get('inspection') as RecordDef;
  const actors = scope.units.map((unit) => world.actor(scope.role, unit));
  const PER = 20;
  const ids: string[] = [];
  for (const actor of actors) {
    const query = listSql(def, actor, reachFor(actor, def.read, def.label), { limit: PER });
    ids.push(...(await world.owner.query<{ id: string }>(query)).rows.slice(0, PER).map((row) => row.id));
  }
  const pick = (i: number) => ids[(i * 7) % ids.length] as string;
  const who = (i: number) => actors[Math.floor(((i * 7) % ids.length) / PER)] as Actor;
  return {
    ours: (i) => getRecord(app, world.registry, def, who(i), pick(i)),
    bare: (i) => world.owner.query(sql`select * from ${raw(`"${def.table}"`)} where id = ${pick(i)}`),
    other: () => listRecords(app, def, other(world), {}),
  };
};

/** Rows of each reader's page. */
async function rowsOf(page: Page): Promise<number[]> {
  const rows: number[] = [];
  for (let i = 0; i < cities.length; i += 1) rows.push((await page.bare(i)).rows.length);
  return rows;
}

const PAGES: readonly { readonly name: string; readonly page: PageOf }[] = [
  { name: 'list page', page: listPage('inspection') },
  { name: 'record page', page: recordPage },
  { name: 'alert list', page: listPage('alert') },
];

export const readsSection: Section = {
  name: 'reads',
  small: true,
  async run({ world, small, note }) {
    const rows: Row[] = [];
    // One connection, so that every page follows another user's on it.
    const app = new Database({ ...world.base.app, max: 1 });
    const smallApp = small && new Database({ ...small.base.app, max: 1 });
    for (const { name, page } of PAGES)
      for (const scope of SCOPES) {
        const here = await page(world, app, scope);
        const { a, b } = await timePair(RUNS, here.ours, here.bare, { before: here.other, warm: WARM });
        rows.push({
          name: `${name}, ${scope.name} (p95)`,
          measured: a.p95,
          baseline: b.p95,
          unit: 'ms',
          bar: '≤ 1.3 × + 1 ms',
          ok: a.p95 <= TIMES * b.p95 + PLUS_MS,
        });
        if (!small || !smallApp) continue;
        // A reader with fewer rows than a page there gets a page no longer here; a list asks for one row more than it shows.
        const few = Math.min(...(await rowsOf(await page(small, smallApp, scope))));
        const limit = few < Math.min(...(await rowsOf(here))) ? few - 1 : undefined;
        if (limit) note(`${name}, ${scope.name}, beside 100,000: pages of ${limit} rows, there are no more there`);
        const mine = limit ? await page(world, app, scope, limit) : here;
        const there = await page(small, smallApp, scope, limit);
        // In turn, so that both feel the same moments of the machine.
        const beside = await timePair(RUNS, mine.ours, there.ours, {
          before: () => Promise.all([here.other(), there.other()]),
          warm: WARM,
        });
        rows.push({
          name: `${name}, ${scope.name}, beside 100,000 (p95)`,
          measured: beside.a.p95,
          baseline: beside.b.p95,
          unit: 'ms',
          bar: '≤ 1.3 ×',
          ok: beside.a.p95 <= TIMES * beside.b.p95,
        });
      }
    await app.close();
    await smallApp?.close();
    return rows;
  },
};

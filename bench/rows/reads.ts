/** Pages under row-level security for four scopes, on a connection that another user has just used, beside the bare query of the tables' owner. */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { RecordDef } from '#kernel/record.ts';
import type { Actor } from '#kernel/rights.ts';
import { Database } from '#kernel/server/database.ts';
import { getRecord, listSql, reachFor } from '#kernel/server/read-records.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { type Row, type Sample, timePair } from '../harness.ts';
import type { Section } from '../sections.ts';
import type { World } from '../world.ts';

const RUNS = 200;
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

/** Gives p95 of one page for a scope: ours and the bare one. */
type Page = (world: World, app: Database, scope: Scope) => Promise<{ a: Sample; b: Sample }>;

const other = (world: World): Actor => world.actor('supervisor', '990210.sf');

function listPage(record: string): Page {
  return async (world, app, scope) => {
    const def = world.registry.records.get(record) as RecordDef;
    const ask = (actor: Actor): { sql: Sql; reach: ReturnType<typeof reachFor> } => {
      const reach = reachFor(actor, def.read, def.label);
      return { reach, sql: listSql(def, actor, reach, {}) };
    };
    const read = async (actor: Actor) => {
      const { reach, sql: query } = ask(actor);
      return app.ask(claimsOf(actor, reach), query);
    };
    const actors = scope.units.map((unit) => world.actor(scope.role, unit));
    const at = (i: number) => actors[i % actors.length] as Actor;
    return timePair(
      RUNS,
      (i) => read(at(i)),
      (i) => world.owner.query(ask(at(i)).sql),
      { before: () => read(other(world)) },
    );
  };
}

const recordPage: Page = async (world, app, scope) => {
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
  const stranger = listSql(def, other(world), reachFor(other(world), def.read, def.label), {});
  return timePair(
    RUNS,
    (i) => getRecord(app, world.registry, def, who(i), pick(i)),
    (i) => world.owner.query(sql`select * from ${raw(`"${def.table}"`)} where id = ${pick(i)}`),
    { before: () => app.ask(claimsOf(other(world), reachFor(other(world), def.read, def.label)), stranger) },
  );
};

const PAGES: readonly { readonly name: string; readonly page: Page }[] = [
  { name: 'list page', page: listPage('inspection') },
  { name: 'record page', page: recordPage },
  { name: 'alert list', page: listPage('alert') },
];

export const readsSection: Section = {
  name: 'reads',
  small: true,
  async run({ world, small }) {
    const rows: Row[] = [];
    // One connection, so that every page follows another user's on it.
    const app = new Database({ ...world.base.app, max: 1 });
    const smallApp = small && new Database({ ...small.base.app, max: 1 });
    for (const { name, page } of PAGES)
      for (const scope of SCOPES) {
        const { a, b } = await page(world, app, scope);
        rows.push({
          name: `${name}, ${scope.name} (p95)`,
          measured: a.p95,
          baseline: b.p95,
          unit: 'ms',
          bar: '≤ 1.3 × + 1 ms',
          ok: a.p95 <= TIMES * b.p95 + PLUS_MS,
        });
        if (!small || !smallApp) continue;
        const own = (await page(small, smallApp, scope)).a;
        rows.push({
          name: `${name}, ${scope.name}, beside 100,000 (p95)`,
          measured: a.p95,
          baseline: own.p95,
          unit: 'ms',
          bar: '≤ 1.3 ×',
          ok: a.p95 <= TIMES * own.p95,
        });
      }
    await app.close();
    await smallApp?.close();
    return rows;
  },
};

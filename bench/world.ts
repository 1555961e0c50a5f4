/** What every row is given: the filled database with pools, the registry, the real packs with local values, the rule book, and people to act as. */
import { join } from 'node:path';
import pg from 'pg';
import { type Clock, fixedClock } from '#kernel/clock.ts';
import type { FactDef } from '#kernel/facts.ts';
import { flatten, type LocalValue } from '#kernel/policy/index.ts';
import { buildRegistry, type Registry } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import { Database } from '#kernel/server/database.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService, type PolicyService } from '#kernel/server/policy-service.ts';
import { type RuleBook, ruleBook } from '#kernel/server/rules/rule-book.ts';
import { publishCalendar, publishWorld } from '#kernel/server/rules/rule-world.ts';
import { modules } from '../apps/server/modules.ts';
import type { BenchDatabase } from './server.ts';

/** Last day of the data, and the day on which everything is judged. */
export const UNTIL = '2026-11-20';
/** Units' first day on the platform: acts before it make no alerts. */
export const GO_LIVE = '2026-01-01';
const LOCAL_FROM = '2025-01-03';

/** What the packs leave to a bureau, set as a demonstration bureau might. */
const LOCALS: Readonly<Record<string, unknown>> = {
  'inspection.visits_cap': 4,
  'inspection.cap_warn_percent': 75,
  'inspection.visits_365_warn': 4,
  'inspection.departments_week_max': 1,
  'inspection.same_officer_no_finding_max': 3,
  'inspection.place_distance_max': 500,
  'deadline.inspection_result': { length: 5, unit: 'working_days' },
  'deadline.code_supplement': { length: 3, unit: 'natural_days' },
};

export interface World {
  readonly rows: number;
  readonly base: BenchDatabase;
  readonly registry: Registry;
  readonly clock: Clock;
  readonly policy: PolicyService;
  readonly facts: FactDef;
  readonly book: RuleBook;
  readonly app: Database;
  readonly worker: Database;
  /** Superuser, as the owner of every table: no row policies. */
  readonly owner: pg.Pool;
  /** One bare connection with the product's value parsers, tables' owner. */
  actor(role: string, unit: string, person?: string): Actor;
  publish(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(base: BenchDatabase, rows: number): Promise<World> {
  const registry = buildRegistry(modules);
  const facts = registry.facts.get('inspection');
  if (!facts) throw new Error('the registry has no facts of inspections');
  const [app, worker] = [new Database(base.app), new Database(base.worker)];
  const owner = new pg.Pool({ ...base.owner, max: 40 });
  // The server's end is reported by the query that needed it.
  owner.on('error', () => undefined);
  const dir = join(projectRoot(), 'policies');
  const codes = async () =>
    (
      await owner.query<{ code: string; adopts: string | null }>(
        `select code, adopts from region where length(code) = 6 order by code`,
      )
    ).rows;
  const policy = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    load: { facts: Object.fromEntries([...registry.facts.values()].map((it) => [it.subject, it])) },
    regions: async () => {
      const found = await codes();
      return {
        codes: found.map((row) => row.code),
        adoptions: found.flatMap((row) => (row.adopts ? [{ region: row.code, adopts: row.adopts }] : [])),
      };
    },
    locals: async () =>
      (await codes())
        .filter((row) => row.code.endsWith('00') && row.code !== '990000')
        .flatMap((row) => localsOf(row.code)),
    calendar_rows: async () => [],
  });
  const book = ruleBook(policy.set, facts);
  return {
    rows,
    base,
    registry,
    clock: fixedClock(`${UNTIL}T10:00:00+08:00`),
    policy,
    facts,
    book,
    app,
    worker,
    owner,
    actor: (role, unit, person) => actorOf(registry, role, unit, person),
    async publish() {
      await policy.reload();
      await policy.publish(worker);
      await publishCalendar(worker, policy.calendar());
      await publishWorld(worker, book, flatten(policy.world(), policy.regions()));
    },
    async close() {
      await Promise.all([app.close(), worker.close(), owner.end()]);
    },
  };
}

function localsOf(region: string): LocalValue[] {
  return Object.entries(LOCALS).map(([id, value]) => ({
    id,
    region,
    from: LOCAL_FROM,
    until: null,
    value,
    basis: '演示设定',
    signed_by: '演示',
    signed_on: LOCAL_FROM,
  }));
}

const NOBODY = '00000003-0000-7000-8000-000000000000';

function actorOf(registry: Registry, role: string, unit: string, person = NOBODY): Actor {
  const def = registry.roles.get(role);
  if (!def) throw new Error(`no role ${role}`);
  const [region = '', line = ''] = unit.split('.');
  return {
    person,
    name: def.label,
    account: person,
    post: person,
    unit: { code: unit, name: unit, kind: line === 'sf' ? 'justice-bureau' : 'agency', region, line },
    roles: [role],
    grants: def.grants,
    supervisor: def.supervisor === true,
    session: 'bench',
  };
}

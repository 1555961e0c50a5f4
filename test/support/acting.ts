/** Runs commands of real modules against a test database as somebody with a role in a unit; packs are the shipped ones. */
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { type FixedClock, fixedClock } from '#kernel/clock.ts';
import { buildRegistry, type ModuleDef } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import { Database } from '#kernel/server/database.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService } from '#kernel/server/policy-service.ts';
import { type CommandAnswer, type CommandDeps, claimsOf, runCommand } from '#kernel/server/run-command.ts';
import type { TestDatabase } from './database.ts';

export interface Acting {
  readonly deps: CommandDeps;
  readonly clock: FixedClock;
  readonly worker: Database;
  /** Somebody with that role in that unit; the unit's region and line follow from its code. */
  as(role: string, unit: string, more?: { readonly kind?: string; readonly person?: string }): Actor;
  act(actor: Actor, command: string, input: Record<string, unknown>, id?: string): Promise<CommandAnswer>;
  ask<T>(actor: Actor, query: string, input: unknown): Promise<T>;
  close(): Promise<void>;
}

/** `adopt`: pack by region, for example `{ 990100: 'jiangxi/ganzhou' }`. */
export async function acting(
  base: TestDatabase,
  modules: readonly ModuleDef[],
  { at, adopt }: { readonly at: string; readonly adopt: Readonly<Record<string, string>> },
): Promise<Acting> {
  const registry = buildRegistry(modules);
  const clock = fixedClock(at);
  const [app, worker] = [new Database(base.app), new Database(base.worker)];
  const dir = join(projectRoot(), 'policies');
  const policy = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    regions: async () => ({
      adoptions: Object.entries(adopt).map(([region, adopts]) => ({ region, adopts })),
      codes: Object.keys(adopt),
    }),
    locals: async () => [],
    calendar_rows: async () => [],
  });
  await policy.reload();
  const deps: CommandDeps = {
    registry,
    db: app,
    clock,
    policy: (region, day) => policy.view(region, day),
    remindDays: (due) => policy.remindDays(due),
    written: () => undefined,
  };
  return {
    deps,
    clock,
    worker,
    as(role, unit, more = {}) {
      const def = registry.roles.get(role);
      if (!def) throw new Error(`no role ${role}`);
      const [region = '', line = ''] = unit.split('.');
      const person = more.person ?? uuidv7();
      return {
        person,
        name: def.label,
        account: person,
        post: role,
        unit: { code: unit, name: unit, kind: more.kind ?? 'agency', region, line },
        roles: [role],
        grants: def.grants,
        supervisor: def.supervisor === true,
        session: 'test',
      };
    },
    async act(actor, command, input, id) {
      const cmd = registry.commands.get(command);
      if (!cmd) throw new Error(`no command ${command}`);
      return runCommand(deps, actor, cmd, { id, input });
    },
    async ask<T>(actor: Actor, name: string, input: unknown): Promise<T> {
      const q = registry.queries.get(name);
      if (!q) throw new Error(`no query ${name}`);
      const grant = actor.grants.find((g) => g.right === q.right);
      if (!grant) throw new Error(`no right ${q.right}`);
      const today = clock.today();
      const ctx = {
        actor,
        today,
        now: clock.now().toISOString(),
        policy: deps.policy(actor.unit.region, today),
        newId: () => uuidv7(),
      };
      return app.read(claimsOf(actor, grant.reach), (read) =>
        q.run(read, { input: q.input().parse(input), ctx }),
      ) as Promise<T>;
    },
    async close() {
      await Promise.all([app.close(), worker.close()]);
    },
  };
}

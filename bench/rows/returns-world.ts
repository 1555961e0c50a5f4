/** What the rows about reporting share: the province with its round not yet opened, deps as the server has them, questions as the routes ask them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { openLocalStore } from '#kernel/files/store.ts';
import type { AnyQuery } from '#kernel/query.ts';
import type { Actor } from '#kernel/rights.ts';
import { grantOf } from '#kernel/rights.ts';
import { createHttp } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { providePolicy } from '#modules/policy/index.ts';
import { type ReturnsDeps, returnsRoutes } from '#modules/returns/server.ts';
import { runSql, vacuum } from '../data/province.ts';
import { UNTIL, type World } from '../world.ts';
import { commandDeps } from './check-in.ts';

export const PROVINCE = '990000';
export const BUREAU = '990000.sf';
export const CHAIN = 'chain.annual_report';
export const FORM = 'form.leniency';
/** Legs whose returns bring numbers of their own; the others add up. */
export const COUNTED = `'{township,agency,vertical_inside}'`;
export const METRIC_FORM = 'form.stat_other';
export const METRIC_CELL = 'other|own|inspection';
/** Year reported on: the last whole one of the data. */
export const YEAR = Number(UNTIL.slice(0, 4)) - 1;
export const PERIOD = { from: `${YEAR}-01-01`, until: `${YEAR}-12-31` };

const EMPTIED = [
  'return_sheet',
  'return_round',
  'return_version',
  'return_delivery',
  'return_cell',
  'return_line',
  'return_figure',
  'return_expected',
  'return_sum',
  'return_sum_stale',
  'job_run',
];

export const bureau = (world: World): Actor => ({
  ...world.actor('supervisor', BUREAU),
  unit: { ...world.actor('supervisor', BUREAU).unit, kind: 'justice-bureau' },
});

export async function returnsDeps(
  world: World,
  actor: () => Actor,
): Promise<ReturnsDeps & { readonly platform: 'real'; readonly secret: Uint8Array }> {
  providePolicy(world.policy);
  return {
    ...commandDeps(world, world.app, world.clock),
    doorkeeper: { actorOf: async () => actor() } as ReturnsDeps['doorkeeper'],
    log: pino({ level: 'silent' }),
    version: '0',
    migrations: async () => ({ state: 'fits', applied: 0, names: [] }),
    worker: world.worker,
    policy_service: world.policy,
    files: await openLocalStore(mkdtempSync(join(tmpdir(), 'zs-bench-files-'))),
    platform: 'real',
    secret: Buffer.alloc(32, 7),
  };
}

/** The product's routes of returns, in this process; nobody listens yet. */
export async function returnsServer(world: World): Promise<FastifyInstance> {
  const deps = await returnsDeps(world, () => bureau(world));
  const http = await createHttp(deps);
  await http.register(multipart);
  returnsRoutes(http, deps);
  return http;
}

/** Takes back what an earlier run on a kept database opened. */
export async function forgetRounds(world: World): Promise<void> {
  await world.owner.query(`truncate ${EMPTIED.join(', ')}`);
  await world.owner.query(`delete from duty where record = 'return'`);
}

/** Every return of the round is sent, by SQL; sums are kept ready as the sweep does. */
export async function sendAll(world: World, round: string): Promise<void> {
  await vacuum(world, ['return_sheet', 'return_expected', 'return_form']);
  await runSql(world, 'returns-sent', { round });
  await vacuum(world, ['return_sheet', 'return_version', 'return_figure', 'return_expected', 'duty']);
}

/** A question as its route asks it: the reader's claims, one read-only transaction. */
export function ask(world: World, name: string, actor: Actor, input: unknown): () => Promise<unknown> {
  const query = world.registry.queries.get(name) as AnyQuery | undefined;
  const grant = query && grantOf(actor, query.right);
  if (!query || !grant) throw new Error(`${actor.name} may not ask ${name}`);
  const checked = query.input().parse(input);
  const today = world.clock.today();
  const ctx = {
    actor,
    today,
    now: world.clock.now().toISOString(),
    policy: world.policy.view(actor.unit.region, today),
    newId: () => {
      throw new Error('a query makes nothing');
    },
  };
  return () => world.app.read(claimsOf(actor, grant.reach), (read) => query.run(read, { input: checked, ctx }));
}

/**
 * Composition: databases, registry, packs, HTTP, background work, put together once. The server and the tests start the same platform; tests hand
 * in their own clock and database.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '#kernel/clock.ts';
import type { FactDef } from '#kernel/facts.ts';
import { openLocalStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import { flatten } from '#kernel/policy/index.ts';
import { buildRegistry, type Registry } from '#kernel/registry.ts';
import { Database } from '#kernel/server/database.ts';
import { createHttp, type HttpDeps } from '#kernel/server/http.ts';
import { importTask } from '#kernel/server/import-task.ts';
import type { JobDeps } from '#kernel/server/job-runner.ts';
import { migrationState } from '#kernel/server/migrate.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService, type PolicyService } from '#kernel/server/policy-service.ts';
import type { RoleConfigs } from '#kernel/server/postgres/index.ts';
import type { ReactorDeps } from '#kernel/server/reactor.ts';
import { type RuleBook, ruleBook } from '#kernel/server/rules/rule-book.ts';
import { publishCalendar, publishWorld } from '#kernel/server/rules/rule-world.ts';
import { campaignsJobs } from '#modules/campaigns/server.ts';
import { cluesJobs } from '#modules/clues/server.ts';
import { councilJobs } from '#modules/council/server.ts';
import { createDoorkeeper } from '#modules/identity/server.ts';
import { policyJobs, providePolicy, reviewUpgrade } from '#modules/policy/server.ts';
import { returnsJobs } from '#modules/returns/server.ts';
import { scorecardsJobs } from '#modules/scorecards/server.ts';
import { alertSink, supervisionJobs } from '#modules/supervision/server.ts';
import { trainingJobs } from '#modules/training/server.ts';
import { modules } from './modules.ts';
import { addRoutes } from './routes.ts';
import { policySources } from './sources.ts';

export interface PlatformOptions {
  readonly configs: RoleConfigs;
  readonly clock: Clock;
  readonly log: Logger;
  readonly kind: 'demo' | 'real';
  readonly version: string;
  /** Attachments and the platform's own secret lie here. */
  readonly data_dir: string;
  /** Signs entry codes and encrypts second-factor secrets; 32 bytes or more. */
  readonly secret: Uint8Array;
  readonly written?: () => void;
}

export interface Platform {
  readonly registry: Registry;
  readonly policy: PolicyService;
  readonly app: Database;
  readonly worker: Database;
  readonly portal: Database;
  readonly http: FastifyInstance;
  readonly deps: PlatformDeps;
  readonly reactor: ReactorDeps;
  readonly jobs: JobDeps;
  /** Packs, local values and calendar into memory and into the tables that SQL joins. */
  publish(): Promise<void>;
  close(): Promise<void>;
}

/** What routes of modules get. */
export interface PlatformDeps extends HttpDeps {
  readonly worker: Database;
  readonly portal: Database;
  /** A few connections of the application's role for what must stay although the act around it is refused. */
  readonly aside: Database;
  readonly policy_service: PolicyService;
  readonly platform: 'demo' | 'real';
  readonly secret: Uint8Array;
  readonly files: Awaited<ReturnType<typeof openLocalStore>>;
  readonly publish: () => Promise<void>;
}

const ASIDE = 2;

export async function createPlatform(options: PlatformOptions): Promise<Platform> {
  const registry = buildRegistry(modules);
  const [app, worker, portal] = [options.configs.app, options.configs.worker, options.configs.portal].map(
    (config) => new Database(config),
  ) as [Database, Database, Database];
  const aside = new Database({ ...options.configs.app, max: ASIDE });
  const policies = join(projectRoot(), 'policies');
  const policy = await createPolicyService({
    dirs: [policies],
    calendar_dir: join(policies, 'national', 'calendar'),
    load: { facts: factDictionary([...registry.facts.values()]) },
    ...policySources(worker),
  });
  providePolicy(policy);
  const books = new Map<string, RuleBook>(
    [...registry.facts.values()].map((facts) => [facts.name, ruleBook(policy.set, facts)]),
  );
  const trouble = (err: unknown, what: string) => options.log.error({ err, what }, 'background trouble');

  const publish = async () => {
    await policy.reload();
    await reviewUpgrade({ worker, clock: options.clock, policy_service: policy });
    await policy.publish(worker);
    await publishCalendar(worker, policy.calendar());
    const flat = flatten(policy.world(), policy.regions());
    for (const book of books.values()) await publishWorld(worker, book, flat);
  };
  const doorkeeper = createDoorkeeper(app, registry, options.clock, { second_factor: options.kind !== 'demo' });
  const deps: PlatformDeps = {
    registry,
    db: app,
    worker,
    portal,
    aside,
    clock: options.clock,
    policy: (region, day) => policy.view(region, day),
    policy_service: policy,
    remindDays: (due, region) => policy.remindDays(due, region),
    written: () => options.written?.(),
    doorkeeper,
    log: options.log,
    version: options.version,
    migrations: () => app.withClient((client) => migrationState(client)),
    platform: options.kind,
    secret: options.secret,
    files: await openLocalStore(join(options.data_dir, 'files')),
    publish,
  };
  const jobs: JobDeps = {
    app,
    worker,
    clock: options.clock,
    jobs: new Map<string, AnyJob>(
      [
        ...supervisionJobs(deps),
        ...policyJobs(deps),
        ...returnsJobs(deps),
        ...cluesJobs(deps),
        ...campaignsJobs(deps),
        ...councilJobs(deps),
        ...trainingJobs(deps),
        ...scorecardsJobs(deps),
        importTask({ ...deps, again: doorkeeper.again }),
      ].map((job) => [job.name, job]),
    ),
    trouble,
  };
  const reactor: ReactorDeps = {
    worker,
    clock: options.clock,
    facts: [...registry.facts.values()],
    bookOf: (facts) => books.get(facts.name) as RuleBook,
    sink: alertSink(deps),
    trouble,
  };
  const http = await createHttp(deps);
  await addRoutes(http, deps, jobs);
  return {
    registry,
    policy,
    app,
    worker,
    portal,
    http,
    deps,
    reactor,
    jobs,
    publish,
    async close() {
      await http.close();
      await Promise.all([app.close(), worker.close(), portal.close(), aside.close()]);
    },
  };
}

function factDictionary(defs: readonly FactDef[]) {
  return Object.fromEntries(defs.map((def) => [def.subject, def]));
}

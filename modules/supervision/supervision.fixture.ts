/** A made-up county under Ganzhou's pack for database tests: its units, facts written by hand, and the rules judging them. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { asDay } from '#kernel/day.ts';
import type { FactDef } from '#kernel/facts.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import { flatten, type LocalValue } from '#kernel/policy/index.ts';
import { record, text } from '#kernel/record.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { runOneJob, startJob } from '#kernel/server/job-runner.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService } from '#kernel/server/policy-service.ts';
import { judge, type ReactorDeps } from '#kernel/server/reactor.ts';
import { ruleBook } from '#kernel/server/rules/rule-book.ts';
import { publishCalendar, publishWorld } from '#kernel/server/rules/rule-world.ts';
import { identityModule } from '#modules/identity/index.ts';
import { inspectionFacts } from '#modules/inspection/facts.ts';
import { orgModule } from '#modules/org/index.ts';
import { policyModule, providePolicy } from '#modules/policy/index.ts';
import { acting } from '../../test/support/acting.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { supervisionModule } from './index.ts';
import type { AlertRow } from './records/alert.ts';
import { alertSink } from './server.ts';

export const AGENCY = '990102.scjg';
export const OTHER = '990102.yjj';
export const BUREAU = '990102.sf';
export const FAR = '990103.scjg';

/** Facts are written by the test; nothing to refresh. */
export const facts: FactDef = {
  ...inspectionFacts,
  refresh: () => sql`select 1`,
  page: (after, limit) => sql`select id from fact_inspection where id > ${after} order by id limit ${limit}`,
};

const stub: ModuleDef = {
  name: 'inspection',
  label: '行政检查',
  facts: [facts],
  records: [
    record({
      name: 'inspection',
      label: '行政检查',
      module: 'inspection',
      sharing: 'unit',
      title: 'title',
      read: 'inspection.read',
      fields: { title: text('检查') },
    }),
  ],
  rights: { 'inspection.read': '查看行政检查' },
  grants: { officer: [{ right: 'inspection.read', reach: 'unit' }] },
};

/** An inspection in which everything is in order. */
const IN_ORDER = {
  planned: true,
  plan_filed_before: true,
  approved_before: true,
  urgent: false,
  plan_exempt: false,
  quiet_exempt: false,
  cap_exempt: false,
  inspection_type: 'daily',
  coded: true,
  in_park: false,
  valid_officers: 2,
  officers: 2,
  invalid_officers: 0,
  auxiliary_officers: 0,
  visits_365: 1,
  visits_year: 1,
  departments_7: 1,
  same_officer_no_finding: 0,
  place_distance: 10,
};

export const local = (id: string, value: unknown, region = '990102'): LocalValue => ({
  id,
  region,
  from: '2020-01-01',
  until: null,
  value,
  basis: '演示区司法局规定',
  signed_by: '演示',
  signed_on: '2020-01-01',
});

export const LOCALS = [
  local('deadline.alert_explanation', { length: 5, unit: 'working_days', first_day_counts: false, roll: 'none' }),
  local('supervision.repeat_window_days', 90),
];

export async function county(
  base: TestDatabase,
  at = '2026-06-10T09:00:00+08:00',
  locals: readonly LocalValue[] = LOCALS,
) {
  const world = await acting(base, [orgModule, identityModule, policyModule, stub, supervisionModule], {
    at,
    adopt: {},
  });
  const dir = join(projectRoot(), 'policies');
  let set = locals;
  const policy = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    regions: async () => ({
      adoptions: [{ region: '990100', adopts: 'jiangxi/ganzhou' }],
      codes: ['990100', '990102', '990103'],
    }),
    locals: async () => set,
    calendar_rows: async () => [],
  });
  Object.assign(world.deps, {
    policy: policy.view,
    remindDays: policy.remindDays,
  });
  providePolicy(policy);
  const { deps, worker, clock } = world;
  const book = ruleBook(policy.set, facts);
  const root = base.pool('superuser');
  const publish = async (values: readonly LocalValue[] = set) => {
    set = values;
    await policy.reload();
    await policy.publish(worker);
    await publishCalendar(worker, policy.calendar());
    await publishWorld(worker, book, flatten(policy.world(), policy.regions()));
  };
  await publish();
  for (const [code, name, kind] of [
    [AGENCY, '演示区市场监督管理局', 'agency'],
    [OTHER, '演示区应急管理局', 'agency'],
    [BUREAU, '演示区司法局', 'justice-bureau'],
    [FAR, '演示西区市场监督管理局', 'agency'],
  ] as const) {
    const [region = '', line = ''] = code.split('.');
    await root.query(
      `insert into unit (cell, id, region, unit, line, state, code, name, kind, region_code, line_code, supervised_by)
       values ('9901', gen_random_uuid(), $1, $2, $3, 'active', $2, $4, $5, $1, $3, $6)`,
      [region, code, line, name, kind, kind === 'agency' && region === '990102' ? BUREAU : null],
    );
  }
  const reactor: ReactorDeps = {
    worker,
    clock,
    facts: [facts],
    bookOf: () => book,
    sink: alertSink(deps),
    trouble: (error) => {
      throw error;
    },
  };
  const react = (...ids: string[]) => worker.transact(NO_CLAIMS, (tx) => judge(reactor, tx, facts, ids));

  return {
    ...world,
    root,
    policy,
    book,
    reactor,
    react,
    publish,
    jobs: (jobs: readonly AnyJob[]) => runner(world, jobs),
    /** An inspection with these facts, entered on `day`. Answers its id. */
    async inspect(day: string, change: Record<string, unknown> = {}, unit = AGENCY, live = true): Promise<string> {
      const id = randomUUID();
      const [region = '', line = ''] = unit.split('.');
      await root.query(
        `insert into inspection (cell, id, region, unit, line, state, title) values ('9901', $1, $2, $3, $4, 'entered', $5)`,
        [id, region, unit, line, `${day} 检查演示食品厂`],
      );
      const row: Record<string, unknown> = {
        ...IN_ORDER,
        entered_day: day,
        entered_day_of_month: Number(asDay(day).slice(8)),
        ...change,
      };
      const base_row = {
        id,
        cell: '9901',
        region,
        unit,
        line,
        policy_region: region,
        act_day: day,
        live,
        firm: id,
        visit: id,
      };
      const full: Record<string, unknown> = { ...base_row, ...row };
      const names = Object.keys(full);
      await root.query(
        `insert into fact_inspection (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        names.map((n) => full[n]),
      );
      return id;
    },
    async learn(id: string, change: Record<string, unknown>): Promise<void> {
      for (const [name, value] of Object.entries(change))
        await root.query(`update fact_inspection set "${name}" = $2 where id = $1`, [id, value]);
      await react(id);
    },
    /** Cards of a subject as they stand in the table, the open one first. */
    cards: (subject: string) =>
      worker.ask<AlertRow & Record<string, unknown>>(
        NO_CLAIMS,
        sql`select * from alert where subject_id = ${subject} order by confidential`,
      ),
    async duties(record_id: string): Promise<string[]> {
      const { rows } = await root.query<{ kind: string }>(
        'select kind from duty where record_id = $1 and closed_at is null order by kind',
        [record_id],
      );
      return rows.map((row) => row.kind);
    },
  };
}

function runner(world: Awaited<ReturnType<typeof acting>>, jobs: readonly AnyJob[]) {
  const deps = {
    app: world.deps.db,
    worker: world.worker,
    clock: world.clock,
    jobs: new Map(jobs.map((job) => [job.name, job])),
    trouble: (error: unknown) => {
      throw error;
    },
  };
  /** Starts a job for somebody, runs it, and answers what the person would see. */
  return async (actor: Actor, name: string, input: unknown, cancel = false) => {
    const id = await startJob(deps, actor, name, input);
    if (cancel)
      await world.worker.transact(NO_CLAIMS, (tx) => tx.run(sql`update job_run set cancel = true where id = ${id}`));
    await runOneJob(deps);
    const rows = await world.worker.ask<{
      state: string;
      words: string;
      done: number;
      total: number | null;
      answer: unknown;
    }>(NO_CLAIMS, sql`select state, words, done, total, answer from job_run where id = ${id}`);
    return rows[0];
  };
}

/** The one item of a list that must have just one. */
export function only<T>(list: readonly T[]): T {
  if (list.length !== 1) throw new Error(`expected one, found ${list.length}`);
  return list[0] as T;
}

/** Opening the annual report for the province by the product's job, with a list page read meanwhile; metrics beside SQL on base tables. */
import { performance } from 'node:perf_hooks';
import type { RecordDef } from '#kernel/record.ts';
import type { JobDeps } from '#kernel/server/job-runner.ts';
import { runOneJob, startJob } from '#kernel/server/job-runner.ts';
import { listRecords } from '#kernel/server/read-records.ts';
import { returnsJobs } from '#modules/returns/server.ts';
import { type Row, sampleOf } from '../harness.ts';
import type { World } from '../world.ts';
import { bureau, CHAIN, forgetRounds, PROVINCE, returnsDeps, YEAR } from './returns-world.ts';

const MOST_SECONDS = 15;
const MOST_PAGE_MS = 150;
const QUIET = 60;
const WATCH_MS = 50;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Opens it; answers the round and the rows. */
export async function openAll(world: World, note: (line: string) => void): Promise<{ round: string; rows: Row[] }> {
  await forgetRounds(world);
  const actor = bureau(world);
  const deps = await returnsDeps(world, () => actor);
  const troubles: string[] = [];
  const jobs: JobDeps = {
    app: world.app,
    worker: world.worker,
    clock: world.clock,
    jobs: new Map(returnsJobs(deps).map((it) => [it.name, it])),
    trouble: (error) => troubles.push(String(error)),
  };
  const list = world.registry.records.get('inspection') as RecordDef;
  const page = async () => {
    const began = performance.now();
    await listRecords(world.app, list, actor, {});
    return performance.now() - began;
  };
  const quiet: number[] = [];
  for (let i = -3; i < QUIET; i += 1) {
    const took = await page();
    if (i >= 0) quiet.push(took);
    await pause(20);
  }
  const id = await startJob(jobs, actor, 'returns.open-round', { chain: CHAIN, region: PROVINCE, about_year: YEAR });
  const said = new Set<string>();
  const during: number[] = [];
  let going = true;
  const desk = (async () => {
    while (going) {
      during.push(await page());
      await pause(20);
    }
  })();
  const watch = (async () => {
    while (going) {
      const { rows } = await world.owner.query<{ words: string }>('select words from job_run where id = $1', [id]);
      if (rows[0]?.words) said.add(rows[0].words);
      await pause(WATCH_MS);
    }
  })();
  const began = performance.now();
  await runOneJob(jobs);
  const seconds = (performance.now() - began) / 1000;
  going = false;
  await Promise.all([desk, watch]);
  const job = (await world.owner.query(`select state, words, answer from job_run where id = $1`, [id])).rows[0];
  if (job?.state !== 'done') throw new Error(`opening ended as ${job?.state}: ${job?.words} ${troubles.join('; ')}`);
  const counts = (
    await world.owner.query<{ units: number; duties: number; cells: number; gaps: number; deliveries: number }>(
      `select count(distinct s.unit)::integer as units, count(*) filter (where s.receiver is null)::integer as gaps,
        (select count(*)::integer from duty d where d.thread = $1) as duties, (select count(*)::integer from return_expected) as cells,
        (select count(*)::integer from return_delivery) as deliveries
      from return_sheet s where s.round = $1`,
      [job.answer.round],
    )
  ).rows[0];
  note(
    `  ${job.answer.made} returns of ${counts?.units} units, ${counts?.duties} duties, ${counts?.cells} cells pre-filled, ${counts?.deliveries} deliveries, ${counts?.gaps} without receiver; ${said.size} messages of progress, ${during.length} pages read meanwhile`,
  );
  const [before, meanwhile] = [sampleOf(quiet), sampleOf(during)];
  const whole = job.answer.made > 6_000 && counts?.duties === job.answer.made;
  return {
    round: job.answer.round,
    rows: [
      {
        name: `open the annual report of a province, ${job.answer.made} returns`,
        measured: seconds,
        unit: 's',
        bar: `≤ ${MOST_SECONDS} s with progress`,
        ok: whole && seconds <= MOST_SECONDS && said.size >= 3,
      },
      {
        name: 'list page meanwhile (p95), beside the quiet desk',
        measured: meanwhile.p95,
        baseline: before.p95,
        unit: 'ms',
        bar: `≤ ${MOST_PAGE_MS} ms`,
        ok: meanwhile.p95 <= MOST_PAGE_MS,
      },
    ],
  };
}

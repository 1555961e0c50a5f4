/**
 * Works through `job_run`: one row is one job, taken with SKIP LOCKED, so several servers share the queue. A job that was running when its
 * server died is marked failed with words that say so; nobody waits for it in vain.
 */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock.ts';
import { parseForm } from '../form.ts';
import { type AnyJob, JobCancelled } from '../jobs.ts';
import { Refusal, refuse } from '../refusal.ts';
import { type Actor, grantOf } from '../rights.ts';
import { type Claims, type Database, NO_CLAIMS } from './database.ts';
import { claimsOf } from './run-command.ts';

const BEAT_MS = 10_000;
const SILENT_MS = 60_000;

export interface JobDeps {
  readonly app: Database;
  readonly worker: Database;
  readonly clock: Clock;
  readonly jobs: ReadonlyMap<string, AnyJob>;
  readonly trouble: (error: unknown, job: string) => void;
}

/** Puts a job in the queue for a person; refuses without the right or with bad input. Returns its id. */
export async function startJob(deps: JobDeps, actor: Actor, name: string, input: unknown): Promise<string> {
  const job = deps.jobs.get(name);
  if (!job?.right) throw refuse('missing.job', '没有这种任务。');
  const grant = grantOf(actor, job.right);
  if (!grant) throw refuse('right.denied', `您当前的岗位不能发起“${job.label}”。`);
  const checked = parseForm(job.input(), input ?? {});
  return queueJob(deps, actor, job, checked, claimsOf(actor, grant.reach));
}

/** Puts a job in the queue without asking further; who may start it was asked by the caller. */
export async function queueJob(
  deps: Pick<JobDeps, 'app' | 'clock'>,
  actor: Actor,
  { name, label }: Pick<AnyJob, 'name' | 'label'>,
  input: unknown,
  claims: Claims,
): Promise<string> {
  const id = uuidv7();
  await deps.app.transact(claims, (tx) =>
    tx.run(sql`insert into job_run (id, name, label, unit, person, claims, input, state, started_at)
      values (${id}, ${name}, ${label}, ${actor.unit.code}, ${actor.person}, ${JSON.stringify(claims)}, ${JSON.stringify(input)},
        'waiting', ${deps.clock.now().toISOString()})`),
  );
  return id;
}

interface Taken {
  readonly id: string;
  readonly name: string;
  readonly claims: Claims;
  readonly input: unknown;
}

/** Marks as failed what a server that died left running: jobs that have not said for a while that they are alive. */
export async function failAbandoned(deps: JobDeps): Promise<number> {
  const now = deps.clock.now();
  const silent = new Date(now.getTime() - SILENT_MS).toISOString();
  return deps.worker.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`update job_run set state = 'failed', words = '服务器重启，任务中断，请重新发起', ended_at = ${now.toISOString()}
      where state = 'running' and coalesce(beat_at, started_at) < ${silent}`),
  );
}

/** Takes and runs one waiting job; false when none waits. */
export async function runOneJob(deps: JobDeps): Promise<boolean> {
  const taken = await deps.worker.transact(NO_CLAIMS, (tx) =>
    tx.one<Taken>(sql`update job_run set state = 'running', beat_at = ${deps.clock.now().toISOString()} where id = (
      select id from job_run where state = 'waiting' order by started_at for update skip locked limit 1)
      returning id, name, claims, input`),
  );
  if (!taken) return false;
  const job = deps.jobs.get(taken.name);
  const beat = setInterval(() => void alive(deps, taken.id).catch(() => undefined), BEAT_MS);
  try {
    if (!job) throw refuse('missing.job', '这种任务已不存在，请重新发起。');
    const answer = await job.run({
      ...taken,
      app: deps.app,
      worker: deps.worker,
      report: (done, total, words) => report(deps, taken.id, done, total, words),
    });
    await finish(deps, taken.id, 'done', '已完成', answer);
  } catch (error) {
    if (error instanceof JobCancelled) await finish(deps, taken.id, 'cancelled', '已取消');
    else {
      if (!(error instanceof Refusal)) deps.trouble(error, taken.name);
      await finish(deps, taken.id, 'failed', error instanceof Refusal ? error.message : '任务出错，已通知系统管理员');
    }
  } finally {
    clearInterval(beat);
  }
  return true;
}

async function alive(deps: JobDeps, id: string): Promise<void> {
  await deps.worker.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`update job_run set beat_at = ${deps.clock.now().toISOString()} where id = ${id}`),
  );
}

async function report(deps: JobDeps, id: string, done: number, total: number | null, words: string): Promise<void> {
  const row = await deps.worker.transact(NO_CLAIMS, (tx) =>
    tx.one<{ cancel: boolean }>(
      sql`update job_run set done = ${done}, total = ${total}, words = ${words} where id = ${id} returning cancel`,
    ),
  );
  if (row?.cancel) throw new JobCancelled();
}

async function finish(deps: JobDeps, id: string, state: string, words: string, answer?: unknown): Promise<void> {
  await deps.worker.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`update job_run set state = ${state}, words = ${words}, answer = ${answer === undefined ? null : JSON.stringify(answer)},
      ended_at = ${deps.clock.now().toISOString()} where id = ${id}`),
  );
}

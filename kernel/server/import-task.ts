/**
 * Import of a large workbook in the background: the upload is kept in the file store, the job reads it, tells how far it is and can be cancelled
 * between two rows. Rows written before stay written; the same file again finds them there.
 */
import { buffer } from 'node:stream/consumers';
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { FileStore } from '../files/store.ts';
import { type ImportKind, importKindNamed } from '../import/kind.ts';
import { JobCancelled, type JobContext, type JobDef } from '../jobs.ts';
import { refuse } from '../refusal.ts';
import type { Actor } from '../rights.ts';
import { NO_CLAIMS } from './database.ts';
import { finishJob, type ImportCounts, openJob } from './import-job.ts';
import { countRows, importRecords } from './import-records.ts';
import { importClaims } from './import-row.ts';
import { queueJob } from './job-runner.ts';
import { type CommandDeps, claimsOf } from './run-command.ts';

export interface ImportQueueDeps extends CommandDeps {
  readonly files: FileStore;
}

export interface ImportTaskDeps extends ImportQueueDeps {
  /** The person who sent it, as of now: asked at each row, since a post may end while the import waits or runs. Refuses with words. */
  readonly again: (actor: Actor) => Promise<Actor>;
}

const JOB = { name: 'import', label: '导入' } as const;
const EVERY = 25;
const NONE: ImportCounts = { total: 0, made: 0, present: 0, refused: 0 };

/** Keeps the workbook and puts its import in the queue. Answers the import's id and the task's. */
export async function queueImport(
  deps: ImportQueueDeps,
  actor: Actor,
  kind: ImportKind,
  bytes: Uint8Array,
  { file_name, dry_run }: { readonly file_name: string; readonly dry_run: boolean },
): Promise<{ readonly job: string; readonly task: string }> {
  const claims = importClaims(kind, actor);
  const kept = await deps.files.put(bytes, { file_name, declared_type: '' }, { max_bytes: bytes.length });
  const job = uuidv7();
  const about = { job, actor, kind: kind.name, at: deps.clock.now().toISOString() };
  await openJob(deps.db, about, { digest: kept.sha256, name: file_name }, { state: 'waiting', dry_run });
  const label = `${dry_run ? '试' : ''}导入${kind.label}：${file_name.slice(0, 60)}`;
  const task = await queueJob({ app: deps.db, clock: deps.clock }, actor, { ...JOB, label }, { import: job }, claims);
  await deps.db.transact(claimsOf(actor, 'unit'), (tx) =>
    tx.run(sql`update import_job set task = ${task} where id = ${job}`),
  );
  deps.written();
  return { job, task };
}

interface Waiting {
  readonly kind: string;
  readonly file_name: string;
  readonly file_digest: string;
  readonly dry_run: boolean;
  readonly actor: Actor;
}

/** The job. Started by the import route alone, which has looked at the file and at who sends it. */
export function importTask(deps: ImportTaskDeps): JobDef<{ readonly import: string }> {
  return {
    ...JOB,
    right: null,
    input: () => z.strictObject({ import: z.uuid() }),
    async run(ctx) {
      const id = ctx.input.import;
      const waiting = await take(ctx, id);
      try {
        return await work(deps, ctx, waiting, id);
      } catch (error) {
        // What ends before the first row has not been noted yet.
        const about = { job: id, actor: waiting.actor, kind: waiting.kind, at: deps.clock.now().toISOString() };
        const left = await ctx.app.ask(ctx.claims, sql`select 1 from import_job where id = ${id} and ended_at is null`);
        if (left.length > 0)
          await finishJob(ctx.app, about, error instanceof JobCancelled ? 'cancelled' : 'failed', NONE, []);
        throw error;
      } finally {
        await forget(deps, ctx, waiting.file_digest);
      }
    },
  };
}

async function work(
  deps: ImportTaskDeps,
  ctx: JobContext<{ readonly import: string }>,
  { kind: name, file_name, file_digest, dry_run, actor: sender }: Waiting,
  job: string,
) {
  const kind = importKindNamed(name);
  if (!kind) throw refuse('missing.import-kind', '这种台账不能导入。');
  await ctx.report(0, null, '正在读取表格');
  const bytes = await buffer(await deps.files.get(file_digest, { verify: true }));
  const total = await countRows(kind, bytes, Number.POSITIVE_INFINITY);
  await ctx.report(0, total, words(NONE));
  const progress = async (counts: ImportCounts) => {
    if (counts.total % EVERY === 0 || counts.total === total) await ctx.report(counts.total, total, words(counts));
  };
  const again = () => deps.again(sender);
  // A dry run is judged as one whole by who its sender is now.
  const actor = dry_run ? await again() : sender;
  const answer = await importRecords(deps, actor, kind, bytes, { file_name, dry_run, progress, job, again });
  if (!dry_run) return { ...answer, faults: [] };
  const about = { job, actor, kind: name, at: deps.clock.now().toISOString() };
  await finishJob(ctx.app, about, 'done', answer, answer.unknown_headers);
  return answer;
}

const words = ({ made, present, refused }: ImportCounts) => `新建${made}行，已有${present}行，有问题${refused}行`;

async function take(ctx: JobContext<unknown>, id: string): Promise<Waiting> {
  return ctx.app.transact(ctx.claims, async (tx) => {
    const row = await tx.one<Waiting>(sql`update import_job set state = 'running' where id = ${id} and state = 'waiting'
      returning kind, file_name, file_digest, dry_run, actor`);
    if (!row) throw refuse('missing.import', '没有找到这次导入，或者它已经办过。');
    return row;
  });
}

/** A workbook of people must not lie about longer than it is needed; another import of it, or an attachment, may need it yet. */
async function forget(deps: ImportTaskDeps, ctx: JobContext<unknown>, digest: string): Promise<void> {
  const needed = await ctx.worker.ask(
    NO_CLAIMS,
    sql`select 1 from import_job where file_digest = ${digest} and state in ('waiting', 'running')
      union all select 1 from attachment where sha256 = ${digest} limit 1`,
  );
  if (needed.length === 0) await deps.files.remove(digest);
}

/** The book-keeping of imports: the job, its refused rows, their correction and replay. Only the importing person sees them. */
import type { Readable } from 'node:stream';
import sql from 'sql-template-tag';
import { digest } from '../digest.ts';
import type { XlsxValue } from '../files/xlsx-read.ts';
import type { ImportKind } from '../import/kind.ts';
import { refuse } from '../refusal.ts';
import type { Actor } from '../rights.ts';
import type { Database } from './database.ts';
import { type CellFault, importRow, type RawCells } from './import-row.ts';
import { type CommandDeps, claimsOf } from './run-command.ts';
import { cellOf } from './write-rows.ts';

const LARGEST = 20 * 1024 * 1024;

/** The whole file in memory, which a zip needs; refuses one that is too large. */
export async function bytesOf(stream: Readable | Uint8Array): Promise<Uint8Array> {
  if (stream instanceof Uint8Array) return stream;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > LARGEST) throw refuse('too-large.import', '文件超过20兆字节，请拆成几个文件分次上传。');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

export interface ImportCounts {
  readonly total: number;
  readonly made: number;
  /** Found by their natural key; nothing was changed. */
  readonly present: number;
  readonly refused: number;
}

interface About {
  readonly job: string;
  readonly actor: Actor;
  readonly kind: string;
  readonly at: string;
}

export interface ImportFile {
  readonly digest: string;
  readonly name: string;
}

/** Notes an import. One that waits keeps who asked and as what, until it is done. */
export async function openJob(
  db: Database,
  about: About,
  file: ImportFile,
  { state, dry_run = false }: { readonly state: 'waiting' | 'running'; readonly dry_run?: boolean },
): Promise<void> {
  const { unit, person } = about.actor;
  await db.transact(claimsOf(about.actor, 'unit'), (tx) =>
    tx.run(sql`insert into import_job (id, cell, region, unit, line, kind, person, file_name, file_digest, state, dry_run, actor,
        started_at)
      values (${about.job}, ${cellOf(unit.region)}, ${unit.region}, ${unit.code}, ${unit.line}, ${about.kind}, ${person},
        ${file.name.slice(0, 200)}, ${file.digest}, ${state}, ${dry_run}, ${state === 'waiting' ? JSON.stringify(about.actor) : null}, ${about.at})`),
  );
}

export async function finishJob(
  db: Database,
  about: About,
  state: 'done' | 'failed' | 'cancelled',
  { total, made, present, refused }: ImportCounts,
  unknown: readonly string[],
): Promise<void> {
  await db.transact(claimsOf(about.actor, 'unit'), (tx) =>
    tx.run(sql`update import_job set state = ${state}, total = ${total}, made = ${made}, present = ${present}, refused = ${refused},
      unknown_headers = ${unknown}, actor = null, ended_at = ${about.at} where id = ${about.job}`),
  );
}

/** Sets a refused row aside; the same row refused before, in whatever file, gives way to it. */
export async function keepRefused(
  db: Database,
  about: About,
  row: { readonly number: number; readonly raw: RawCells; readonly faults: readonly CellFault[] },
): Promise<void> {
  const { unit, person } = about.actor;
  const print = digest(JSON.stringify([about.kind, Object.entries(row.raw).sort()]));
  await db.transact(claimsOf(about.actor, 'unit'), async (tx) => {
    await tx.run(
      sql`delete from import_row where person = ${person} and kind = ${about.kind} and digest = ${print} and state = 'refused'`,
    );
    await tx.run(sql`insert into import_row (job, number, cell, region, unit, line, person, kind, digest, state, values, errors, at)
      values (${about.job}, ${row.number}, ${cellOf(unit.region)}, ${unit.region}, ${unit.code}, ${unit.line}, ${person}, ${about.kind},
        ${print}, 'refused', ${JSON.stringify(row.raw)}, ${JSON.stringify(row.faults)}, ${about.at})`);
  });
}

export interface ImportJob {
  readonly id: string;
  readonly kind: string;
  readonly file_name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly dry_run: boolean;
  /** The background task, where it was a large file: progress and cancel are there. */
  readonly task: string | null;
  readonly total: number;
  readonly made: number;
  readonly present: number;
  readonly refused: number;
  readonly unknown_headers: readonly string[];
  readonly started_at: string;
  readonly ended_at: string | null;
  /** Rows that wait for correction. */
  readonly rows: readonly {
    readonly number: number;
    readonly state: 'refused' | 'replayed';
    readonly values: RawCells;
    readonly errors: readonly CellFault[];
  }[];
}

const MOST_ROWS = 1_000;

export async function importJob(db: Database, actor: Actor, id: string): Promise<ImportJob> {
  const [job] = await db.ask<ImportJob>(
    claimsOf(actor, 'unit'),
    sql`select j.id, j.kind, j.file_name, j.dry_run, j.task, j.total, j.made, j.present, j.refused, j.unknown_headers, j.started_at, j.ended_at,
        coalesce((select jsonb_agg(jsonb_build_object('number', r.number, 'state', r.state, 'values', r.values, 'errors', r.errors)
          order by r.number) from (select * from import_row where job = j.id order by number limit ${MOST_ROWS}) r), '[]'::jsonb) as rows,
        -- A task that was cancelled or died before it could say so here.
        case when j.state in ('waiting', 'running') and t.state in ('failed', 'cancelled') then t.state else j.state end as state
      from import_job j left join job_run t on t.id = j.task where j.id = ${id}`,
  );
  if (!job) throw refuse('missing.import', '没有找到这次导入，或者它不是您办理的。');
  return job;
}

export type Replay =
  | { readonly state: 'replayed'; readonly done: 'made' | 'present' }
  | { readonly state: 'refused'; readonly faults: readonly CellFault[] };

/** Tries a refused row again with corrected cells; once through, its content is wiped here. */
export async function replayRow(
  deps: CommandDeps,
  actor: Actor,
  kind: ImportKind,
  at: { readonly job: string; readonly number: number },
  corrected: RawCells,
): Promise<Replay> {
  const claims = claimsOf(actor, 'unit');
  const [row] = await deps.db.ask<{ values: Record<string, XlsxValue>; state: string }>(
    claims,
    sql`select values, state from import_row where job = ${at.job} and number = ${at.number} and kind = ${kind.name}`,
  );
  if (!row) throw refuse('missing.import-row', '没有找到这一行，或者它不是您导入的。');
  if (row.state !== 'refused') throw refuse('state.import-row', '这一行已经导入，无需再办。');
  const raw = { ...row.values, ...corrected };
  const result = await importRow(deps, actor, kind, raw);
  const through = 'done' in result;
  const [values, errors] = through ? ['{}', '[]'] : [JSON.stringify(raw), JSON.stringify(result.faults)];
  await deps.db.transact(claims, (tx) =>
    tx.run(sql`update import_row set state = ${through ? 'replayed' : 'refused'}, values = ${values}, errors = ${errors},
      at = ${deps.clock.now().toISOString()} where job = ${at.job} and number = ${at.number}`),
  );
  return through ? { state: 'replayed', done: result.done } : { state: 'refused', faults: result.faults };
}

/**
 * Imports a workbook: every row judged, good ones kept, refused ones set aside with their reasons, the same file again without effect. A dry run
 * does all of it in one transaction and takes it back, so that rows that build on one another are judged as they would be.
 */
import type { Readable } from 'node:stream';
import { v7 as uuidv7 } from 'uuid';
import { digest } from '../digest.ts';
import { readXlsx, type XlsxRow } from '../files/xlsx-read.ts';
import { type Header, headerLabel, readHeader } from '../import/header.ts';
import type { ImportKind } from '../import/kind.ts';
import { JobCancelled } from '../jobs.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Actor } from '../rights.ts';
import type { Transaction } from './database.ts';
import { bytesOf, finishJob, type ImportCounts, type ImportFile, keepRefused, openJob } from './import-job.ts';
import {
  type CellFault,
  importClaims,
  importRow,
  inSavepoint,
  type RawCells,
  type RowResult,
  writeRow,
} from './import-row.ts';
import type { CommandDeps } from './run-command.ts';

export interface RowFault extends CellFault {
  /** Row number as the spreadsheet program shows it. */
  readonly row: number;
}

export interface ImportAnswer extends ImportCounts {
  /** Null for a dry run: nothing is kept of it. */
  readonly job: string | null;
  readonly dry_run: boolean;
  readonly unknown_headers: readonly string[];
  /** At most the first thousand; `refused` counts all rows. */
  readonly faults: readonly RowFault[];
}

export interface ImportOptions {
  readonly dry_run?: boolean;
  readonly file_name?: string;
  /** Called after each row; what it throws ends the import. */
  readonly progress?: (counts: ImportCounts) => unknown;
  /** An import that was noted before and waited. */
  readonly job?: string;
  /** Who writes the next row: the sender as of now. Refuses when he may act no more. */
  readonly again?: () => Promise<Actor>;
}

const MOST_FAULTS = 1_000;
const HEADER_WITHIN = 10;
const TAKEN_BACK = Symbol('dry run');

/** Runs an import for an actor. Throws refusals about the file as a whole; those about rows are in the answer. */
export async function importRecords(
  deps: CommandDeps,
  actor: Actor,
  kind: ImportKind,
  stream: Readable | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportAnswer> {
  importClaims(kind, actor);
  const bytes = await bytesOf(stream);
  const book = await readXlsx(bytes);
  try {
    const tally = new Tally(options.progress);
    if (options.dry_run) await dryRun(deps, actor, kind, book.rows(), tally);
    else {
      const file = { digest: digest(bytes), name: options.file_name ?? '' };
      const again = options.again ?? (async () => actor);
      await realRun(deps, actor, kind, book.rows(), tally, { from: options.job ?? file, again });
    }
    return { ...tally.answer(), dry_run: options.dry_run === true };
  } finally {
    book.close();
  }
}

/** Rows below the header, counted up to `most` + 1. Refuses a workbook that has no header of this kind. */
export async function countRows(kind: ImportKind, bytes: Uint8Array, most: number): Promise<number> {
  const book = await readXlsx(bytes);
  try {
    let n = 0;
    for await (const _ of rowsOf(kind, book.rows(), new Tally(undefined))) {
      n += 1;
      if (n > most) break;
    }
    return n;
  } finally {
    book.close();
  }
}

class Tally {
  header: Header | undefined;
  job: string | null = null;
  readonly #progress: ImportOptions['progress'];
  readonly #faults: RowFault[] = [];
  #counts = { total: 0, made: 0, present: 0, refused: 0 };

  constructor(progress: ImportOptions['progress']) {
    this.#progress = progress;
  }

  get counts(): ImportCounts {
    return this.#counts;
  }

  async add(row: number, result: RowResult): Promise<void> {
    const what = 'done' in result ? result.done : 'refused';
    this.#counts = { ...this.#counts, total: this.#counts.total + 1, [what]: this.#counts[what] + 1 };
    if ('faults' in result)
      for (const fault of result.faults) if (this.#faults.length < MOST_FAULTS) this.#faults.push({ row, ...fault });
    await this.#progress?.(this.#counts);
  }

  answer() {
    return { ...this.#counts, job: this.job, unknown_headers: this.header?.unknown ?? [], faults: this.#faults };
  }
}

interface RowIn {
  readonly number: number;
  readonly raw: RawCells;
  readonly problems: readonly CellFault[];
}

/** Rows below the header, by column name. Refuses a sheet without header or without a column that must be there. */
async function* rowsOf(kind: ImportKind, rows: AsyncIterable<XlsxRow>, tally: Tally): AsyncGenerator<RowIn> {
  for await (const row of rows) {
    if (!tally.header) {
      const header = readHeader(row, kind.columns);
      if (header) tally.header = checked(header);
      else if (row.number >= HEADER_WITHIN) break;
      continue;
    }
    const columns = tally.header.columns;
    const raw = Object.fromEntries([...columns].map(([at, { name }]) => [name, row.values[at] ?? null]));
    if (Object.values(raw).every((v) => v === null || v === '') && row.problems.length === 0) continue;
    const problems = row.problems.flatMap(({ column, message }) => {
      const known = columns.get(column);
      return known ? [{ column: headerLabel(known.field), value: '', message }] : [];
    });
    yield { number: row.number, raw, problems };
  }
  if (!tally.header)
    throw refuse('input.import-header', `没有找到表头。请下载${kind.label}的导入模板，把内容填进模板后再上传。`);
}

function checked(header: Header): Header {
  if (header.missing.length > 0)
    throw refuse('input.import-missing', `表头缺少必填的栏目：${header.missing.join('、')}。请补上后再上传。`);
  if (header.twice.length > 0)
    throw refuse('input.import-twice', `表头有重复的栏目：${header.twice.join('、')}。请删去多余的后再上传。`);
  return header;
}

async function dryRun(
  deps: CommandDeps,
  actor: Actor,
  kind: ImportKind,
  rows: AsyncIterable<XlsxRow>,
  tally: Tally,
): Promise<void> {
  const judge = async (tx: Transaction) => {
    for await (const { number, raw, problems } of rowsOf(kind, rows, tally))
      await tally.add(
        number,
        problems.length > 0 ? { faults: problems } : await inSavepoint(tx, () => writeRow(deps, tx, actor, kind, raw)),
      );
    throw TAKEN_BACK;
  };
  await deps.db.transact(importClaims(kind, actor), judge).catch((error: unknown) => {
    if (error !== TAKEN_BACK) throw error;
  });
}

/** One row under the rights of this moment: what its sender may no longer write is set aside with the reason, and nothing of it is lost. */
async function importAsNow(
  deps: CommandDeps,
  again: () => Promise<Actor>,
  kind: ImportKind,
  raw: RawCells,
): Promise<RowResult> {
  try {
    return await importRow(deps, await again(), kind, raw);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { faults: [{ column: '', value: '', message: error.message }] };
  }
}

async function realRun(
  deps: CommandDeps,
  actor: Actor,
  kind: ImportKind,
  rows: AsyncIterable<XlsxRow>,
  tally: Tally,
  /** `from`: the file, or the id of the import that waited. */
  { from, again }: { readonly from: ImportFile | string; readonly again: () => Promise<Actor> },
): Promise<void> {
  const job = typeof from === 'string' ? from : uuidv7();
  const about = { job, actor, kind: kind.name, at: deps.clock.now().toISOString() };
  if (typeof from !== 'string') await openJob(deps.db, about, from, { state: 'running' });
  tally.job = job;
  let state: 'done' | 'failed' | 'cancelled' = 'failed';
  try {
    for await (const { number, raw, problems } of rowsOf(kind, rows, tally)) {
      const result = problems.length > 0 ? { faults: problems } : await importAsNow(deps, again, kind, raw);
      if ('faults' in result) await keepRefused(deps.db, about, { number, raw, faults: result.faults });
      await tally.add(number, result);
    }
    state = 'done';
  } catch (error) {
    if (error instanceof JobCancelled) state = 'cancelled';
    throw error;
  } finally {
    await finishJob(deps.db, about, state, tally.counts, tally.header?.unknown ?? []);
  }
}

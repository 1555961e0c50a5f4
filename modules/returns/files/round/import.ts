/**
 * Numbers of many units that came by mail, typed into the round's sheet: matched by unit code, every error told at once, kept as drafts. What has been
 * submitted, and what a unit filled in itself, is never overwritten. Rows are taken a batch at a time, so that a person sees how far it is.
 */

import { readXlsx, type XlsxRow } from '#kernel/files/xlsx-read.ts';
import { cellReference, columnLetters } from '#kernel/files/xlsx-text.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { type ManyAnswer, runMany } from '#kernel/server/run-many.ts';
import type { CellValue } from '../../domain/content.ts';
import { type ReadCell, readTyped } from '../../domain/value.ts';
import type { ReturnRow } from '../../records/return.ts';
import { NO } from '../back/refusals.ts';
import { textOf } from '../back/sheet-reader.ts';
import { sameMac } from '../back/stamp.ts';
import type { FilesDeps } from '../server/deps.ts';
import { type RoundColumn, roundColumns } from './columns.ts';
import { enterFor } from './enter-for.ts';
import { SHEET, STAMP } from './export.ts';
import { loadEntries } from './load-entry.ts';
import { type KnownReturn, knownReturns, type RoundForm } from './read-round.ts';

export interface RowFault {
  /** `C7`; `A7` for the row as a whole. */
  readonly ref: string;
  readonly unit: string;
  readonly label: string;
  readonly message: string;
}

export interface RoundPlan {
  /** Rows with something to enter. */
  readonly rows: readonly {
    readonly id: string;
    readonly unit: string;
    readonly number: number;
    readonly cells: readonly WantedCell[];
  }[];
  readonly total: number;
  readonly same: number;
  readonly faults: readonly RowFault[];
}

interface WantedCell {
  readonly address: string;
  readonly ref: string;
  readonly value: CellValue;
}

export interface RoundImported {
  readonly total: number;
  readonly ready: number;
  readonly same: number;
  readonly refused: number;
  /** At most the first thousand. */
  readonly faults: readonly RowFault[];
  readonly entered: number;
  /** Where to go on; null when all is done. */
  readonly next: number | null;
}

const LIMITS = {
  max_entries: 50,
  max_bytes: 128 * 1024 * 1024,
  max_rows: 20_000,
  max_cells: 3_000_000,
  max_columns: 600,
};
const MOST_FAULTS = 1_000;
/** Rows of one request, and returns of one transaction. */
const BATCH = 500;
const TOGETHER = 16;
/** A draft that may still be entered for. */
const OPEN = new Set(['draft', 'returned']);

export async function importRound(
  deps: FilesDeps,
  actor: Actor,
  about: RoundForm,
  form: string,
  bytes: Uint8Array,
  { apply, from }: { readonly apply: boolean; readonly from: number },
): Promise<RoundImported> {
  const plan = await planRound(deps, actor, about, form, bytes);
  const faults = [...plan.faults];
  let entered = 0;
  const batch = apply ? plan.rows.slice(from, from + BATCH) : [];
  for (let at = 0; at < batch.length; at += TOGETHER) {
    const rows = batch.slice(at, at + TOGETHER);
    const answers = await enterRows(deps, actor, form, rows);
    for (const [i, row] of rows.entries()) {
      const answer = answers[i];
      if (!answer) continue;
      const fault = (ref: string, message: string) => faults.push({ ref, unit: row.unit, label: '', message });
      if ('refusal' in answer) {
        fault(`A${row.number}`, answer.refusal.message);
        continue;
      }
      const done = answer.result as { entered: number; kept: readonly string[] };
      entered += done.entered;
      for (const address of done.kept)
        fault(row.cells.find((it) => it.address === address)?.ref ?? '', '这个单位已自行填写，未覆盖。');
    }
    // Others are served between two handfuls.
    await new Promise((free) => setImmediate(free));
  }
  const next = apply && from + BATCH < plan.rows.length ? from + BATCH : null;
  return {
    total: plan.total,
    ready: plan.rows.length,
    same: plan.same,
    refused: new Set(plan.faults.map((it) => cellReference(it.ref)?.row)).size,
    faults: faults.slice(0, MOST_FAULTS),
    entered,
    next,
  };
}

/** A handful of returns in one transaction: each with its own rights, refusal and journal entries. */
function enterRows(
  deps: FilesDeps,
  actor: Actor,
  form: string,
  rows: readonly RoundPlan['rows'][number][],
): Promise<ManyAnswer[]> {
  const calls = rows.map((row) => ({
    id: row.id,
    input: { form, cells: row.cells.map((cell) => ({ address: cell.address, ...plain(cell.value) })) },
  }));
  return runMany(deps, actor, enterFor, calls, (tx, held) =>
    loadEntries(tx, held as unknown as readonly ReturnRow[], form),
  );
}

/** Judges every row; nothing is written. */
export async function planRound(
  deps: FilesDeps,
  actor: Actor,
  about: RoundForm,
  form: string,
  bytes: Uint8Array,
): Promise<RoundPlan> {
  const knowing = knownReturns(deps, actor, about.round.id, form, [...OPEN]);
  knowing.catch(() => undefined);
  const book = await readXlsx(bytes, LIMITS);
  try {
    await proveStamp(
      book.rows(STAMP),
      book.sheets.some((it) => it.name === STAMP),
      deps.secret,
      about,
      form,
    );
    const columns = roundColumns(about.form);
    const known = await knowing;
    const plan = { rows: [] as RoundPlan['rows'][number][], total: 0, same: 0, faults: [] as RowFault[] };
    const seen = new Set<string>();
    let head: ReadonlyMap<number, RoundColumn> | undefined;
    for await (const row of book.rows(SHEET)) {
      if (!head) {
        head = headOf(row, columns);
        continue;
      }
      judge(row, head, known, seen, plan);
    }
    if (!head) throw NO.damaged();
    return plan;
  } finally {
    book.close();
  }
}

async function proveStamp(
  rows: AsyncIterable<XlsxRow>,
  there: boolean,
  secret: Uint8Array,
  about: RoundForm,
  form: string,
): Promise<void> {
  if (!there) throw NO.foreign();
  let [mac, text] = ['', ''];
  for await (const { values } of rows) {
    if (values[0] === '签名') mac = String(values[1] ?? '');
    if (values[0] === '内容') text = String(values[1] ?? '');
  }
  if (!sameMac(secret, text, mac)) throw NO.tampered();
  const stamp = JSON.parse(text) as { round: string; form: string };
  if (stamp.round !== about.round.id || stamp.form !== form)
    throw refuse('input.return-file-other', '这份汇总表是另一个批次或者另一张表的，请从当前批次重新下载后填写。');
}

function headOf(row: XlsxRow, columns: readonly RoundColumn[]): ReadonlyMap<number, RoundColumn> | undefined {
  if (row.values[0] !== '单位代码') return undefined;
  const byLabel = new Map(columns.map((it) => [it.label, it]));
  const found = new Map<number, RoundColumn>();
  row.values.forEach((value, at) => {
    const column = typeof value === 'string' ? byLabel.get(value.trim()) : undefined;
    if (column && !column.computed) found.set(at, column);
  });
  return found;
}

function judge(
  row: XlsxRow,
  head: ReadonlyMap<number, RoundColumn>,
  known: ReadonlyMap<string, KnownReturn>,
  seen: Set<string>,
  plan: { rows: RoundPlan['rows'][number][]; total: number; same: number; faults: RowFault[] },
): void {
  const unit = textOf(row.values[0] ?? null);
  const filled = [...head.keys()].some((at) => textOf(row.values[at] ?? null) !== '');
  if (unit === '' && !filled) return;
  plan.total += 1;
  const fault = (at: number, label: string, message: string) =>
    plan.faults.push({ ref: `${columnLetters(at)}${row.number}`, unit, label, message });
  const here = known.get(unit);
  if (!here)
    return void fault(
      0,
      '单位代码',
      `没有代码为“${unit.slice(0, 30)}”的单位应报这张表，或者它不在您的管辖范围内，请核对单位代码。`,
    );
  if (seen.has(unit)) return void fault(0, '单位代码', '这个单位在表里出现了两次，请只留一行。');
  seen.add(unit);
  const cells: WantedCell[] = [];
  let differs = false;
  let bad = false;
  for (const [at, { address, label, column }] of head) {
    const problem =
      row.problems.find((it) => it.column === at)?.message ??
      (row.formulas?.includes(at) ? '单元格里是公式，请粘贴为数值后再导入' : undefined);
    const given = row.values[at] ?? null;
    if (!problem && given === null) continue;
    const read = problem ? { ok: false as const, message: problem } : readGiven(given, column);
    if (!read.ok) {
      bad = true;
      fault(at, label, read.message);
      continue;
    }
    if (!read.value) continue;
    const now = here.cells?.[address];
    const said = read.value.kind === 'number' ? read.value.num : read.value.kind;
    if (now !== said) differs = true;
    cells.push({ address, ref: `${columnLetters(at)}${row.number}`, value: read.value });
  }
  if (cells.length === 0) return;
  if (!OPEN.has(here.state)) {
    if (!differs && !bad) plan.same += 1;
    else if (differs) fault(0, '单位代码', '这个单位已经报送或者正在办理，不能代为录入；需要更正的，请退回后再录。');
    return;
  }
  plan.rows.push({ id: here.id, unit, number: row.number, cells });
}

/** Whole numbers of counts are most of the sheet and need no reading of words. */
function readGiven(given: XlsxRow['values'][number], column: RoundColumn['column']): ReadCell {
  if (column.type === 'int' && typeof given === 'number' && Number.isSafeInteger(given) && given >= 0 && given < 1e15)
    return { ok: true, value: { kind: 'number', num: given } };
  return readTyped(textOf(given), column);
}

function plain(value: CellValue): { kind: CellValue['kind']; num?: number } {
  return value.kind === 'number' ? { kind: 'number', num: value.num } : { kind: value.kind };
}

/** Cells that a saving changes: good ones kept, bad ones told one by one, a cell somebody else changed meanwhile told with both values. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { cellAt } from './cells.ts';
import { type AddedRow, addressOf, type CellValue, placeOf } from './content.ts';
import { sameValue } from './diff.ts';
import type { HeldCell } from './sheet.ts';
import { misfit, type Option, readTyped } from './value.ts';

export interface CellWanted {
  readonly form: string;
  readonly address: string;
  readonly kind?: 'number' | 'text' | 'none' | 'no_competence' | 'empty' | undefined;
  readonly num?: number | null | undefined;
  readonly txt?: string | null | undefined;
  readonly picked?: readonly string[] | null | undefined;
  readonly typed?: string | undefined;
  readonly origin: string;
  readonly reason?: string | null | undefined;
  readonly sources?: unknown;
  readonly seen?: number | undefined;
}

export interface SheetNow {
  readonly form: FormValue;
  /** With the rows of this saving. */
  readonly rows: readonly AddedRow[];
  /** By address within the form, the cell's row id and what it holds. */
  readonly cells: Readonly<Record<string, HeldCell>>;
}

export interface CellWrite {
  /** Whole address: `form|table|row|item|column`. */
  readonly address: string;
  /** Absent: a new cell. */
  readonly id?: string;
  readonly version: number;
  readonly state: 'kept' | 'emptied';
  readonly values: Readonly<Record<string, unknown>>;
}

export interface Conflict {
  readonly form: string;
  readonly address: string;
  readonly theirs: {
    readonly value: CellValue | null;
    readonly by: string | null;
    readonly at: string;
    readonly version: number;
  };
  readonly yours: CellValue | null;
}

export interface CellPlan {
  readonly write: readonly CellWrite[];
  /** Saved or already so: address and the version it has now. */
  readonly saved: readonly { readonly form: string; readonly address: string; readonly version: number }[];
  readonly faults: readonly { readonly form: string; readonly address: string; readonly message: string }[];
  readonly conflicts: readonly Conflict[];
}

type Read = { readonly value: CellValue | null } | { readonly message: string };

function wantedValue(it: CellWanted, column: Parameters<typeof readTyped>[1], options?: readonly Option[]): Read {
  if (it.typed !== undefined) {
    const read = readTyped(it.typed, column, options);
    return read.ok ? { value: read.value } : { message: read.message };
  }
  const value = plainValue(it);
  const wrong = value && misfit(value, column, options);
  return wrong ? { message: wrong } : { value };
}

function plainValue(it: CellWanted): CellValue | null {
  switch (it.kind) {
    case 'number':
      return it.num === null || it.num === undefined ? null : { kind: 'number', num: it.num };
    case 'text': {
      const files = it.picked ?? [];
      const txt = it.txt?.trim() ?? '';
      return txt === '' && files.length === 0 ? null : { kind: 'text', txt, ...(files.length > 0 ? { files } : {}) };
    }
    case 'none':
    case 'no_competence':
      return { kind: it.kind };
    default:
      return null;
  }
}

/** `codes`: codes of rows added in the same saving, by the caller's key. */
export function planCells(
  wanted: readonly CellWanted[],
  sheets: ReadonlyMap<string, SheetNow>,
  codes: Readonly<Record<string, string>>,
  dictionaries: Readonly<Record<string, readonly Option[]>>,
  by: string,
): CellPlan {
  const write = new Map<string, CellWrite>();
  const saved: CellPlan['saved'][number][] = [];
  const faults: CellPlan['faults'][number][] = [];
  const conflicts: Conflict[] = [];
  for (const it of wanted) {
    const at = placeOf(it.address);
    const code = codes[at.row];
    const address = code ? addressOf(at.table, code, at.column, at.item) : it.address;
    const fault = (message: string) => faults.push({ form: it.form, address, message });
    const sheet = sheets.get(it.form);
    const cell = sheet && cellAt(sheet.form, address, sheet.rows);
    if (!sheet || !cell) {
      fault('表样里没有这一格，或者不要求本单位填报，请刷新后再填');
      continue;
    }
    if (cell.column.formula) {
      fault('这一格由系统计算，不用填写');
      continue;
    }
    const read = wantedValue(
      it,
      cell.column,
      cell.column.dictionary ? dictionaries[cell.column.dictionary] : undefined,
    );
    if ('message' in read) {
      fault(read.message);
      continue;
    }
    const held = sheet.cells[address];
    if (held && it.seen !== undefined && it.seen !== held.version && !sameValue(held.value, read.value)) {
      const theirs = { value: held.value, by: held.by, at: held.at, version: held.version };
      // An emptied cell that was seen empty loses nobody's value.
      if (held.value !== null || it.seen > 0) {
        conflicts.push({ form: it.form, address, theirs, yours: read.value });
        continue;
      }
    }
    const reason = it.reason === undefined ? (held?.reason ?? null) : it.reason?.trim() || null;
    const sources = it.sources === undefined ? (held?.sources ?? null) : (it.sources ?? null);
    const same =
      sameValue(held?.value, read.value) &&
      reason === (held?.reason ?? null) &&
      JSON.stringify(sources) === JSON.stringify(held?.sources ?? null);
    if (same) {
      saved.push({ form: it.form, address, version: held?.version ?? 0 });
      continue;
    }
    const version = (held?.version ?? 0) + 1;
    const full = `${it.form}|${address}`;
    write.set(full, {
      address: full,
      ...(held ? { id: held.id } : {}),
      version,
      state: read.value ? 'kept' : 'emptied',
      values: { ...columnsOf(read.value), origin: it.origin, reason, sources, by },
    });
    saved.push({ form: it.form, address, version });
  }
  return { write: [...write.values()], saved, faults, conflicts };
}

/** Columns of a cell's row. An emptied one keeps no value; its history is in the journal. */
export function columnsOf(value: CellValue | null) {
  return {
    kind: value?.kind ?? 'none',
    num: value?.kind === 'number' ? value.num : null,
    txt: value?.kind === 'text' ? value.txt : null,
    picked: value?.kind === 'text' ? (value.files ?? null) : null,
  };
}

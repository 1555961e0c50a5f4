/** What a return says, as plain data: the shape that is filled in, checked, frozen, summed, printed and packed. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';

/** 0 is a number; 无 and 无此职权 are values of their own. An empty cell is absent. */
export type CellValue =
  | { readonly kind: 'number'; readonly num: number }
  | { readonly kind: 'text'; readonly txt: string; readonly files?: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'no_competence' };

/** What something else says a cell should be: the records, the returns below, another form. */
export interface Expected {
  readonly num: number | null;
  readonly txt?: string;
  readonly from: 'metric' | 'below' | 'form';
  /** Metric id, or address in the other form. */
  readonly source: string;
  /** Instant it was worked out. */
  readonly as_of: string;
}

export interface FilledCell {
  readonly value: CellValue;
  readonly origin: string;
  readonly reason?: string | null;
  readonly expected?: Expected;
  readonly sources?: readonly {
    /** Id of the return, or of the `record` it was brought in from. */
    readonly return: string;
    readonly record?: string;
    readonly unit: string;
    readonly unit_name: string;
    readonly part: string;
  }[];
}

export interface AddedRow {
  readonly table: string;
  readonly code: string;
  readonly name: string;
  readonly place: number;
}

export interface SheetContent {
  /** Entry id and content hash of the form it was filled in on. */
  readonly form: string;
  readonly hash: string;
  /** Parts asked of this unit; null: the whole form. */
  readonly parts: readonly string[] | null;
  readonly rows: readonly AddedRow[];
  /** By address within the form: `table|row|item|column`; for texts `part|heading|0|text`. */
  readonly cells: Readonly<Record<string, FilledCell>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
}

export interface ReturnContent {
  readonly sheets: readonly SheetContent[];
  /** Names of the day it was submitted: what is printed, whatever units are called later. */
  readonly names?: { readonly unit: string; readonly receiver: string; readonly recipients: readonly string[] };
  /** Numbers that the texts name by their metric, as they were at submission. Absent in versions whose texts name none. */
  readonly figures?: Readonly<Record<string, number>>;
  /** By whole address: how many records the number was counted from, and the digest of their ids in order. Absent before lists were kept. */
  readonly counted?: Readonly<Record<string, { readonly records: number; readonly digest: string }>>;
  readonly zero: boolean;
  readonly attachments: readonly string[];
}

/** Address of a cell within a form. Items count from 0. */
export function addressOf(table: string, row: string, column: string, item = 0): string {
  return `${table}|${row}|${item}|${column}`;
}

/** `form|table|row|item|column` → the form and the address within it. */
export function splitAddress(full: string): { readonly form: string; readonly address: string } {
  const at = full.indexOf('|');
  return { form: full.slice(0, at), address: full.slice(at + 1) };
}

export interface CellPlace {
  readonly table: string;
  readonly row: string;
  readonly item: number;
  readonly column: string;
}

export function placeOf(address: string): CellPlace {
  const [table = '', row = '', item = '0', column = ''] = address.split('|');
  return { table, row, item: Number(item), column };
}

export interface Fault {
  readonly form: string;
  /** Address of the cell, or of the table (`table|row`) when it is about a row, or empty for the whole form. */
  readonly address: string;
  readonly level: 'error' | 'warn';
  /** Code of the check, or `type`, `required`, `question`, `reason`, `length`, `empty`, `blank`, `place`. */
  readonly code: string;
  /** Chinese, says what to do. */
  readonly message: string;
}

/** A form with the parts this unit is asked for. */
export function askedPart(form: FormValue, parts: readonly string[] | null): FormValue {
  if (parts === null) return form;
  const asked = (it: { readonly code: string }) => parts.includes(it.code);
  return { ...form, tables: form.tables.filter(asked), texts: form.texts.filter(asked) };
}

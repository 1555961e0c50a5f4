/** One return as it stands, put together from its rows: what is checked, shown and frozen. Pure. */
import type { FormValue } from '#kernel/policy/return-shape.ts';
import { askedCells, cellAt } from './cells.ts';
import { isAsked, withFormulas } from './check.ts';
import type { AddedRow, CellValue, Expected, FilledCell, ReturnContent, SheetContent } from './content.ts';
import { addressOf } from './content.ts';
import { figuresNamed } from './figures.ts';
import { isNumeric } from './value.ts';

/** A sheet of a return: [{ form, parts, hash }] as the return keeps it. */
export interface SheetRef {
  readonly form: string;
  readonly parts: readonly string[] | null;
  readonly hash: string;
}

/** A kept cell. */
export interface HeldCell {
  readonly id: string;
  /** Null: it was emptied. */
  readonly value: CellValue | null;
  readonly version: number;
  readonly origin: string;
  readonly reason: string | null;
  readonly sources: FilledCell['sources'] | null;
  readonly by: string | null;
  readonly at: string;
}

export interface LoadedSheet extends SheetRef {
  /** Restricted to the parts asked. */
  readonly value: FormValue;
  readonly rows: readonly AddedRow[];
  /** By address within the form. */
  readonly cells: Readonly<Record<string, HeldCell>>;
  readonly expected: Readonly<Record<string, Expected>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly head: Readonly<Record<string, string>>;
}

/** What stands in each cell: what somebody filled in, else what the records, the returns below or another form say. */
export function standing(sheet: LoadedSheet): Record<string, FilledCell> {
  const cells: Record<string, FilledCell> = {};
  for (const [address, should] of Object.entries(sheet.expected)) {
    const value = expectedValue(should);
    if (value && cellAt(sheet.value, address, sheet.rows))
      cells[address] = { value, origin: 'expected', expected: should };
  }
  for (const [address, held] of Object.entries(sheet.cells)) {
    const should = sheet.expected[address];
    // An emptied cell whose number is known is open again: it arrives filled as it did at first.
    if (!held.value) continue;
    cells[address] = {
      value: held.value,
      origin: held.origin,
      ...(held.reason ? { reason: held.reason } : {}),
      ...(should ? { expected: should } : {}),
      ...(held.sources && held.sources.length > 0 ? { sources: held.sources } : {}),
    };
  }
  return cells;
}

export function expectedValue(should: Expected): CellValue | null {
  if (should.num !== null) return { kind: 'number', num: should.num };
  return should.txt ? { kind: 'text', txt: should.txt } : null;
}

/** 零报告: 0 in every number that is asked, 无 in every text. */
export function zeroCells(form: FormValue): Record<string, FilledCell> {
  return Object.fromEntries(
    askedCells(form)
      .filter((it) => !it.column.formula)
      .map((it): [string, FilledCell] => [
        it.address,
        { value: isNumeric(it.column) ? { kind: 'number', num: 0 } : { kind: 'none' }, origin: 'zero' },
      ]),
  );
}

/** The sheet as it is frozen: cells the form asks for, formulas worked out. */
export function frozenSheet(sheet: LoadedSheet, zero: boolean): SheetContent {
  const form = sheet.value;
  const rows = zero ? [] : sheet.rows;
  const cells = zero ? zeroWithExpected(sheet) : standing(sheet);
  const values = withFormulas(
    form,
    rows,
    Object.fromEntries(Object.entries(cells).map(([address, cell]) => [address, cell.value])),
  );
  const kept: Record<string, FilledCell> = {};
  for (const cell of askedCells(form, rows, Object.keys(cells))) {
    const { address, column } = cell;
    const computed = column.formula ? values[address] : undefined;
    if (computed) kept[address] = { value: computed, origin: 'formula' };
    else if (!column.formula && cells[address] && isAsked(form, cell, values)) kept[address] = cells[address];
  }
  const { form: id, hash, parts, answers, head } = sheet;
  return { form: id, hash, parts, rows, cells: kept, answers, head };
}

function zeroWithExpected(sheet: LoadedSheet): Record<string, FilledCell> {
  const cells = zeroCells(sheet.value);
  for (const [address, should] of Object.entries(sheet.expected))
    if (cells[address]) cells[address] = { ...cells[address], expected: should };
  return cells;
}

export function contentOf(
  sheets: readonly LoadedSheet[],
  more: Pick<ReturnContent, 'zero' | 'attachments'> & {
    readonly names?: ReturnContent['names'];
    readonly counted?: ReturnContent['counted'];
  },
  known: Readonly<Record<string, number>> = {},
): ReturnContent {
  const frozen = sheets.map((sheet) => frozenSheet(sheet, more.zero));
  const figures = figuresNamed(frozen, known);
  const { counted = {}, ...rest } = more;
  const lists = Object.keys(counted).length > 0 ? { counted } : {};
  return { sheets: frozen, ...rest, ...lists, ...(figures ? { figures } : {}) };
}

/** A frozen version as a return is read: nobody's hand is on its cells. */
export function asLoaded(content: SheetContent, value: FormValue, at: string): LoadedSheet {
  const cells = Object.entries(content.cells).filter(([, it]) => it.origin !== 'formula');
  return {
    form: content.form,
    parts: content.parts,
    hash: content.hash,
    value,
    rows: content.rows,
    cells: Object.fromEntries(
      cells.map(([address, it]): [string, HeldCell] => [
        address,
        {
          id: '',
          value: it.value,
          version: 0,
          origin: it.origin,
          reason: it.reason ?? null,
          sources: it.sources ?? null,
          by: null,
          at,
        },
      ]),
    ),
    expected: Object.fromEntries(cells.flatMap(([address, it]) => (it.expected ? [[address, it.expected]] : []))),
    answers: content.answers,
    head: content.head,
  };
}

/** Address of the same cell in another form. */
export function sameCell(address: string, table: string, column: string): string {
  const [, row = '', item = '0'] = address.split('|');
  return addressOf(table, row, column, Number(item));
}

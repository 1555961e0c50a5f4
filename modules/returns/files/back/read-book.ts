/** Reads a filled-in workbook back: what each place says now, and where it stands, for words like “C7”. */

import { readXlsx, type XlsxBook, type XlsxLimits, type XlsxRow } from '#kernel/files/xlsx-read.ts';
import { columnLetters } from '#kernel/files/xlsx-text.ts';
import { readMark } from '../xlsx/marks.ts';
import { readStampSheet } from '../xlsx/stamp-sheet.ts';
import { NO } from './refusals.ts';
import { SheetReader } from './sheet-reader.ts';
import type { Snapshot } from './snapshot.ts';
import type { SheetStamp, Stamp } from './stamp.ts';

/** A return is small: what is larger is no return of ours. */
const LIMITS: Partial<XlsxLimits> = {
  max_entries: 200,
  max_bytes: 64 * 1024 * 1024,
  max_rows: 20_000,
  max_columns: 300,
  max_cells: 500_000,
  max_text: 20_000_000,
};
const LINKED = /^xl\/(externalLinks|embeddings|activeX|ctrlProps|queryTables)\/|^xl\/connections\.xml$/i;

export interface CellTrouble {
  readonly key: string;
  readonly message: string;
}

/** One form as the file has it. */
export interface ReadSheet {
  readonly stamp: SheetStamp;
  readonly there: Snapshot;
  /** Place → `C7`. */
  readonly refs: Readonly<Record<string, string>>;
  /** Cells that could not be read, and rows that cannot be placed (key empty). */
  readonly troubles: readonly CellTrouble[];
  /** Rows that were handed out and are not in the file any more. */
  readonly gone: readonly string[];
}

export interface ReadBook {
  readonly stamp: Stamp;
  readonly sheets: readonly ReadSheet[];
}

/** Opens, proves and reads. Throws refusals about the workbook as a whole; troubles of cells are in the answer. */
export async function readBook(source: Uint8Array | string, secret: Uint8Array): Promise<ReadBook> {
  const book = await readXlsx(source, LIMITS);
  try {
    if (book.parts.some((name) => LINKED.test(name))) throw NO.links();
    const stamp = await readStampSheet(book, secret);
    const names = await sheetsByForm(book, stamp);
    const sheets: ReadSheet[] = [];
    for (const sheet of stamp.sheets) {
      const name = names.get(sheet.form);
      if (name === undefined) throw NO.no_sheet(sheet.title);
      sheets.push(await readSheet(book, name, sheet));
    }
    return { stamp, sheets };
  } finally {
    book.close();
  }
}

/** Sheets are known by the mark in their first row, whatever they are called now. */
async function sheetsByForm(book: XlsxBook, stamp: Stamp): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const sheet of book.sheets) {
    if (sheet.hidden) continue;
    let rows = 0;
    for await (const row of book.rows(sheet.name)) {
      const mark = markOf(row);
      if (mark?.what === 'form' && stamp.sheets.some((it) => it.form === mark.form) && !found.has(mark.form))
        found.set(mark.form, sheet.name);
      rows += 1;
      if (rows >= 5) break;
    }
  }
  return found;
}

async function readSheet(book: XlsxBook, name: string, stamp: SheetStamp): Promise<ReadSheet> {
  const reader = new SheetReader(stamp);
  for await (const row of book.rows(name)) reader.row(row, markOf(row));
  return reader.answer();
}

/** The mark of a row: the last filled cell that reads as one. */
function markOf(row: XlsxRow) {
  const value = row.values.at(-1);
  return typeof value === 'string' ? readMark(value) : null;
}

export const cellRef = (column: number, row: number): string => `${columnLetters(column)}${row}`;

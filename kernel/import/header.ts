/** Finds the header row of a sheet and which column is which. The order is free; titles above and strange columns do no harm. */
import type { XlsxRow, XlsxValue } from '../files/xlsx-read.ts';
import type { Field } from '../record.ts';
import type { ImportColumn } from './kind.ts';
import { cellText } from './parse-cell.ts';

export interface Header {
  /** Row number as the spreadsheet program shows it. */
  readonly row: number;
  /** Column of the sheet → column of the kind. */
  readonly columns: ReadonlyMap<number, ImportColumn>;
  readonly unknown: readonly string[];
  /** Labels of required columns that the sheet lacks. */
  readonly missing: readonly string[];
  /** Labels that stand there twice. */
  readonly twice: readonly string[];
}

/** Header text of a field, as an export writes it. */
export function headerLabel(field: Field): string {
  const unit = field.kind === 'money' ? '元' : field.unit;
  return unit ? `${field.label}（${unit}）` : field.label;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase();
}

/** Reads a row as a header; undefined when fewer than two labels (or the only one) are known. */
export function readHeader(row: XlsxRow, columns: readonly ImportColumn[]): Header | undefined {
  const byLabel = new Map<string, ImportColumn>();
  for (const column of columns) {
    byLabel.set(plain(column.field.label), column);
    byLabel.set(plain(headerLabel(column.field)), column);
  }
  const found = new Map<number, ImportColumn>();
  const unknown: string[] = [];
  const twice: string[] = [];
  row.values.forEach((value: XlsxValue, at) => {
    const text = cellText(value);
    if (text === '') return;
    const column = byLabel.get(plain(text));
    if (!column) unknown.push(text.slice(0, 40));
    else if ([...found.values()].includes(column)) twice.push(text);
    else found.set(at, column);
  });
  if (found.size < Math.min(2, columns.length)) return undefined;
  const there = new Set(found.values());
  const missing = columns.filter((c) => c.field.required && !there.has(c)).map((c) => headerLabel(c.field));
  return { row: row.number, columns: found, unknown, missing, twice };
}

/**
 * Reads workbooks as a stream of rows. A workbook comes from a stranger: every limit is checked and every refusal says
 * in Chinese what to do. Formulas are never computed (their stored result is read), links are never followed.
 */
import { readParts } from './xlsx-book.ts';
import { XLSX_REFUSALS as NO, XLSX_LIMITS, type XlsxLimits } from './xlsx-limits.ts';
import { RowReader, type XlsxRow } from './xlsx-rows.ts';
import { cellReference } from './xlsx-text.ts';
import { readXml, walkXml } from './xlsx-xml.ts';
import { openZip } from './zip-guard.ts';

export { XLSX_LIMITS, type XlsxLimits } from './xlsx-limits.ts';
export type { XlsxProblem, XlsxRow, XlsxValue } from './xlsx-rows.ts';

/** A merged area; columns count from 0, rows from 1, both ends included. */
export interface XlsxMerge {
  readonly from_column: number;
  readonly from_row: number;
  readonly to_column: number;
  readonly to_row: number;
}

export interface XlsxBook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Names of the parts inside, for those who refuse some of them. */
  readonly parts: readonly string[];
  /** Rows with content, in order; the first visible sheet when no name is given. */
  rows(sheet?: string): AsyncGenerator<XlsxRow>;
  /** Merged areas of a sheet; a pass of its own, since a workbook lists them after its rows. */
  merges(sheet?: string): Promise<readonly XlsxMerge[]>;
  close(): void;
}

/** Opens a workbook by path or from memory. Close it after use. Throws `input.xlsx_*` and `too-large.xlsx_*` refusals. */
export async function readXlsx(source: string | Uint8Array, given: Partial<XlsxLimits> = {}): Promise<XlsxBook> {
  const limits = { ...XLSX_LIMITS, ...given };
  const zip = await openZip(source, limits);
  try {
    const parts = await readParts(zip, limits);
    const find = (name: string | undefined) => {
      const found = parts.sheets.find((sheet) => (name === undefined ? !sheet.hidden : sheet.name === name));
      if (!found) throw NO.no_sheet(name ?? '');
      return found.entry;
    };
    return {
      sheets: parts.sheets.map(({ name, hidden }) => ({ name, hidden })),
      parts: [...zip.entries.keys()],
      async *rows(name) {
        const reader = new RowReader(parts, limits);
        for await (const _ of walkXml(zip, find(name), reader)) {
          const ready = reader.ready;
          reader.ready = [];
          yield* ready;
        }
      },
      async merges(name) {
        const merges: XlsxMerge[] = [];
        await readXml(zip, find(name), {
          open(tag, attributes) {
            const merge = tag === 'mergeCell' ? parseMerge(attributes.ref ?? '') : null;
            if (merge) merges.push(merge);
            if (merges.length > limits.max_rows) throw NO.cells(limits.max_rows);
          },
        });
        return merges;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

function parseMerge(reference: string): XlsxMerge | null {
  const [from, to] = reference.split(':').map(cellReference);
  if (!from || !to) return null;
  return { from_column: from.column, from_row: from.row, to_column: to.column, to_row: to.row };
}

/** Registers of other modules that a table can be filled from. Returns know none of them: each offers itself when its pages are loaded. Pure. */
import type { FormTable } from '#kernel/policy/return-shape.ts';
import { rowsOf } from '../../domain/cells.ts';
import { type AddedRow, addressOf, type CellValue } from '../../domain/content.ts';

/** One entry of a register, in the columns of the form. */
export interface LedgerLine {
  readonly id: string;
  /** Code of the form's row it stands in; null: a row of its own. */
  readonly row: string | null;
  /** Name of the row where the form has none of that code. */
  readonly row_name: string;
  /** Words by column code, as they would be typed. */
  readonly words: Readonly<Record<string, string>>;
}

export interface LedgerAbout {
  readonly unit: string;
  readonly from: string;
  readonly until: string;
}

export interface LedgerSource {
  /** On the button: 从…带入. */
  readonly label: string;
  readonly record: string;
  readonly query: string;
  /** Columns that a table must have to be filled from it; the last one tells whether an entry is there already. */
  readonly columns: readonly string[];
  /** Code of the table, where tables of the same columns hold different entries. */
  readonly table?: string;
  readonly ask: (about: LedgerAbout) => Readonly<Record<string, unknown>>;
  readonly lines: (answer: unknown) => readonly LedgerLine[];
}

const offered = new Map<string, LedgerSource>();

export function offerLedger(source: LedgerSource): void {
  offered.set(source.label, source);
}

export const ledgersFor = (table: FormTable): readonly LedgerSource[] =>
  [...offered.values()].filter(
    (it) =>
      (it.table ?? table.code) === table.code &&
      it.columns.every((code) => table.columns.some((column) => column.code === code)),
  );

export interface LedgerFill {
  readonly lines: readonly { readonly table: string; readonly key: string; readonly name: string }[];
  readonly cells: readonly { readonly address: string; readonly typed: string; readonly id: string }[];
  /** Entries brought in, there already, and without a row in this form. */
  readonly taken: number;
  readonly there: number;
  readonly homeless: number;
}

/** What to fill in: entries after what stands there, nothing overwritten, nothing twice. */
export function fillFrom(
  table: FormTable,
  added: readonly AddedRow[],
  values: Readonly<Record<string, CellValue | undefined>>,
  source: Pick<LedgerSource, 'columns'>,
  entries: readonly LedgerLine[],
): LedgerFill {
  const marks = source.columns.at(-1) ?? '';
  const rows = rowsOf(table, added);
  const open = table.open === true;
  const fill = { lines: [] as LedgerFill['lines'][number][], cells: [] as LedgerFill['cells'][number][] };
  const next = new Map<string, number>();
  const columns = table.columns.filter((it) => !it.formula && it.type !== 'files');
  const counts = { taken: 0, there: 0, homeless: 0 };
  const items = (row: string): number => {
    for (let item = 0; ; item += 1)
      if (columns.every((it) => values[addressOf(table.code, row, it.code, item)] === undefined)) return item;
  };
  const holds = (row: string, words: string): boolean => {
    for (let item = 0; item < items(row); item += 1) {
      const value = values[addressOf(table.code, row, marks, item)];
      if (value?.kind === 'text' && value.txt.trim() === words.trim()) return true;
    }
    return false;
  };
  const newRow = (name: string): string => {
    const key = `r${fill.lines.length}`;
    fill.lines.push({ table: table.code, key, name });
    next.set(key, 0);
    return key;
  };
  for (const entry of entries) {
    const words = entry.words[marks] ?? '';
    const own = entry.row === null;
    const home = own
      ? rows.find((row) => holds(row.code, words))
      : rows.find((row) => row.code === entry.row || (row.added && row.name === entry.row_name));
    if (home && holds(home.code, words)) {
      counts.there += 1;
      continue;
    }
    const again = own ? undefined : fill.lines.find((it) => it.name === entry.row_name)?.key;
    const row = home?.code ?? again ?? (open ? newRow(entry.row_name) : undefined);
    if (row === undefined) {
      counts.homeless += 1;
      continue;
    }
    const item = next.get(row) ?? items(row);
    next.set(row, item + 1);
    counts.taken += 1;
    for (const column of columns) {
      const typed = entry.words[column.code]?.trim();
      const address = addressOf(table.code, row, column.code, column.many ? item : 0);
      if (typed && values[address] === undefined) fill.cells.push({ address, typed, id: entry.id });
    }
  }
  return { ...fill, ...counts };
}

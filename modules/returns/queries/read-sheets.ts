/** Reads a return with all that stands in it, under the caller's claims. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { type AddedRow, askedPart, type CellValue, type Expected, splitAddress } from '../domain/content.ts';
import type { HeldCell, LoadedSheet, SheetRef } from '../domain/sheet.ts';
import type { ReturnCellRow } from '../records/content.ts';
import type { ReturnRow } from '../records/return.ts';
import { readElsewhere } from './read-elsewhere.ts';
import { readForms } from './read-forms.ts';

export const sheetRefs = (row: Pick<ReturnRow, 'sheets'>): readonly SheetRef[] => (row.sheets ?? []) as SheetRef[];

type CellOf = Pick<
  ReturnCellRow,
  | 'id'
  | 'address'
  | 'kind'
  | 'num'
  | 'txt'
  | 'picked'
  | 'origin'
  | 'reason'
  | 'sources'
  | 'by'
  | 'version'
  | 'updated_at'
  | 'state'
>;

/** The value a cell row holds; null when it was emptied. */
export function cellValue(row: Pick<CellOf, 'kind' | 'num' | 'txt' | 'picked' | 'state'>): CellValue | null {
  if (row.state !== 'kept') return null;
  switch (row.kind) {
    case 'number':
      return { kind: 'number', num: row.num ?? 0 };
    case 'none':
    case 'no_competence':
      return { kind: row.kind };
    default: {
      const files = row.picked ?? [];
      return { kind: 'text', txt: row.txt ?? '', ...(files.length > 0 ? { files } : {}) };
    }
  }
}

export function heldCell(row: CellOf): HeldCell {
  return {
    id: row.id,
    value: cellValue(row),
    version: row.version,
    origin: row.origin,
    reason: row.reason,
    sources: (row.sources as HeldCell['sources']) ?? null,
    by: row.by,
    at: row.updated_at,
  };
}

interface ExpectedRow {
  readonly address: string;
  readonly num: number | null;
  readonly txt: string | null;
  readonly origin: Expected['from'];
  readonly source: string;
  readonly as_of: string;
}

/** Every sheet of a return: form restricted to the parts asked, added rows, cells, what they should say, answers and head. */
export async function readSheets(read: Reader, row: ReturnRow, now: string): Promise<LoadedSheet[]> {
  const refs = sheetRefs(row);
  const [forms, cells, lines, expected] = await Promise.all([
    readForms(
      read,
      refs.map((it) => it.hash),
    ),
    read.many<CellOf>(sql`select id, address, kind, num, txt, picked, origin, reason, sources, by, version, updated_at, state
      from return_cell where return = ${row.id} order by address`),
    read.many<{ form: string; tbl: string; code: string; name: string | null; place: number }>(
      sql`select form, tbl, code, name, place from return_line where return = ${row.id} and state = 'kept' order by place, code`,
    ),
    read.many<ExpectedRow>(
      sql`select address, num, txt, origin, source, as_of from return_expected where return = ${row.id}`,
    ),
  ]);
  const elsewhere = await readElsewhere(read, row, refs, forms, now);
  const sheets = refs.map(
    (ref): LoadedSheet & { cells: Record<string, HeldCell>; expected: Record<string, Expected> } => ({
      ...ref,
      value: partOf(forms.get(ref.hash) as FormValue, ref),
      rows: lines
        .filter((line) => line.form === ref.form)
        .map(({ tbl, code, name, place }): AddedRow => ({ table: tbl, code, name: name ?? '', place })),
      cells: {},
      expected: { ...elsewhere[ref.form] },
      answers: ((row.answers ?? {}) as Record<string, Record<string, string>>)[ref.form] ?? {},
      head: ((row.heading ?? {}) as Record<string, Record<string, string>>)[ref.form] ?? {},
    }),
  );
  const byForm = new Map(sheets.map((sheet) => [sheet.form, sheet]));
  for (const it of expected) {
    const { form, address } = splitAddress(it.address);
    const sheet = byForm.get(form);
    if (sheet)
      sheet.expected[address] = {
        num: it.num,
        ...(it.txt ? { txt: it.txt } : {}),
        from: it.origin,
        source: it.source,
        as_of: it.as_of,
      };
  }
  for (const cell of cells) {
    const { form, address } = splitAddress(cell.address);
    const sheet = byForm.get(form);
    if (sheet) sheet.cells[address] = heldCell(cell);
  }
  return sheets;
}

// The same restriction of the same form is one object, so that its expressions are read once.
const parts = new WeakMap<FormValue, Map<string, FormValue>>();
/** The form restricted to the parts asked of a unit. */
export function partOf(form: FormValue, ref: SheetRef): FormValue {
  if (ref.parts === null) return form;
  const known = parts.get(form) ?? new Map<string, FormValue>();
  parts.set(form, known);
  const key = ref.parts.join();
  const value = known.get(key) ?? askedPart(form, ref.parts);
  known.set(key, value);
  return value;
}

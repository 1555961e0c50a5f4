/** What entering for units has to know: of each return the form's sheet with its added rows and filled cells, for many returns in two statements. */
import sql from 'sql-template-tag';
import type { FormValue } from '#kernel/policy/return-shape.ts';
import type { Reader } from '#kernel/reader.ts';
import { splitAddress } from '../../domain/content.ts';
import type { SheetNow } from '../../domain/save-cells.ts';
import { readForms } from '../../queries/read-forms.ts';
import { heldCell, partOf, sheetRefs } from '../../queries/read-sheets.ts';
import type { ReturnCellRow } from '../../records/content.ts';
import type { ReturnRow } from '../../records/return.ts';

interface LineOf {
  readonly return: string;
  readonly tbl: string;
  readonly code: string;
  readonly name: string | null;
  readonly place: number;
}

/** By return; absent where the return does not carry the form. */
export async function loadEntries(
  read: Reader,
  rows: readonly Pick<ReturnRow, 'id' | 'sheets'>[],
  form: string,
): Promise<ReadonlyMap<string, SheetNow>> {
  const refs = rows.flatMap((row) => sheetRefs(row).flatMap((ref) => (ref.form === form ? [{ id: row.id, ref }] : [])));
  const ids = refs.map((it) => it.id);
  const [forms, cells, lines] = await Promise.all([
    readForms(
      read,
      refs.map((it) => it.ref.hash),
    ),
    read.many<ReturnCellRow>(sql`select id, return, address, kind, num, txt, picked, origin, reason, sources, by, version, updated_at, state
      from return_cell where return = any(${ids}::uuid[]) and split_part(address, '|', 1) = ${form}`),
    read.many<LineOf>(sql`select return, tbl, code, name, place from return_line
      where return = any(${ids}::uuid[]) and form = ${form} and state = 'kept' order by place, code`),
  ]);
  const found = new Map<
    string,
    SheetNow & { rows: SheetNow['rows'][number][]; cells: Record<string, SheetNow['cells'][string]> }
  >();
  for (const { id, ref } of refs)
    found.set(id, { form: partOf(forms.get(ref.hash) as FormValue, ref), rows: [], cells: {} });
  for (const { return: of, tbl, code, name, place } of lines)
    found.get(of)?.rows.push({ table: tbl, code, name: name ?? '', place });
  for (const cell of cells) {
    const sheet = found.get(String(cell.return));
    if (sheet) sheet.cells[splitAddress(String(cell.address)).address] = heldCell(cell);
  }
  return found;
}

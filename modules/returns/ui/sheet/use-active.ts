/** The active cell with all that is known of it. */
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import { cellAt } from '../../domain/cells.ts';
import type { CellValue, Expected, Fault } from '../../domain/content.ts';
import type { Option } from '../../domain/value.ts';
import { fullName } from '../grid/heads.ts';
import type { OpenForm } from './shapes.ts';

export interface ActiveCell {
  /** Within the form, and within the return. */
  readonly address: string;
  readonly full: string;
  readonly form: OpenForm;
  readonly column: FormColumn;
  /** Row and column, as a person would say them. */
  readonly name: string;
  readonly row: string;
  readonly row_name: string;
  readonly table: string;
  readonly item: number;
  readonly expected: Expected | undefined;
  readonly last: CellValue | undefined;
  readonly worked_out: CellValue | undefined;
  readonly options: readonly Option[];
  readonly faults: readonly Pick<Fault, 'message' | 'level'>[];
}

export interface ActiveParts {
  readonly form: OpenForm;
  readonly values: Readonly<Record<string, CellValue | undefined>>;
  readonly faults: ReadonlyMap<string, readonly Pick<Fault, 'message' | 'level'>[]>;
  readonly options: (dictionary: string | undefined) => readonly Option[];
}

/** Undefined where the form has no such cell (any more). */
export function activeCell(address: string, { form, values, faults, options }: ActiveParts): ActiveCell | undefined {
  const cell = cellAt(form.form, address, form.rows);
  if (!cell) return undefined;
  const { column } = cell;
  const entry = column.many ? ` 第${cell.item + 1}条` : '';
  const row = cell.row_name || (cell.part ? cell.part.name : '');
  const about = cell.part ? `${cell.part.name} ${cell.row_name}` : `${row}${entry}　${fullName(column)}`;
  return {
    address,
    full: `${form.id}|${address}`,
    form,
    column,
    name: about.trim(),
    row: cell.row,
    row_name: cell.row_name,
    table: cell.table,
    item: cell.item,
    expected: form.expected[address],
    last: form.last[address],
    worked_out: column.formula ? values[address] : undefined,
    options: options(column.dictionary),
    faults: [...(faults.get(address) ?? []), ...(faults.get(`${cell.table}|${cell.row}`) ?? [])],
  };
}

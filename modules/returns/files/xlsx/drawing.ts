/** A sheet being drawn: its columns, its rows so far, and the lines every part of a form writes. Pure. */
import type { PaperCell, PaperRow } from '#kernel/files/xlsx-write.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { FormFace } from '../face/face.ts';
import { MARK } from './marks.ts';
import { heightOf, linesOf } from './widths.ts';

export interface ColumnPlace {
  readonly code: string;
  /** From 0. */
  readonly at: number;
  readonly label: string;
  /** Typed into, or worked out. */
  readonly open: boolean;
}

/** Where a form's columns lie on its sheet, which reading it back needs. */
export interface SheetMap {
  /** By table: columns in order, with the place of each (from 0) and the label printed. */
  readonly tables: Readonly<Record<string, readonly ColumnPlace[]>>;
  /** Place of the name of the row, by table; absent where rows have none. */
  readonly names: Readonly<Record<string, number>>;
}

export interface Drawing {
  readonly face: FormFace;
  readonly fill: boolean;
  readonly choices: (column: FormColumn) => readonly string[];
  readonly widths: readonly number[];
  readonly rows: PaperRow[];
  readonly map: {
    tables: Record<string, ColumnPlace[]>;
    names: Record<string, number>;
  };
}

/** Does the table's name stand at its side, as 成员 and 联络员 do, or above it? */
export function sideName(table: FormFace['tables'][number]): boolean {
  return table.table.name !== undefined && !table.named;
}

export const totalWidth = (draw: Drawing, from = 0, to = draw.widths.length): number =>
  draw.widths.slice(from, to).reduce((sum, width) => sum + width, 0);

/** The mark of a row in the hidden column. */
export function mark(draw: Drawing, value: string): PaperCell[] {
  return [{ column: draw.widths.length, value: value === '' ? MARK.other : value, look: 'mark' }];
}

/** A line over the whole width. */
export function wide(
  draw: Drawing,
  text: string,
  look: PaperCell['look'],
  marked: string,
  more: { readonly height?: number; readonly fixed?: boolean } = {},
): void {
  const height = more.height ?? heightOf(linesOf(text, totalWidth(draw)));
  draw.rows.push({
    cells: [{ column: 0, value: text, look, across: draw.widths.length }, ...mark(draw, marked)],
    height,
    fixed: more.fixed ?? true,
  });
}

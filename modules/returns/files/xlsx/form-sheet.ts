/** A form's face as a sheet to print and to fill in. The last column, hidden and not printed, says what each row is. Pure. */
import type { PaperCell, PaperRow, XlsxPaper } from '#kernel/files/xlsx-write.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { FormFace } from '../face/face.ts';
import { leadOf, withColon } from '../face/head.ts';
import { MARK } from './marks.ts';
import { tableRows } from './table-rows.ts';
import { textRows } from './text-rows.ts';
import { columnWidth, fitted, heightOf, linesOf, NUMBER_WIDTH, nameWidth, widthOf } from './widths.ts';

export interface SheetOptions {
  /** May cells be typed into? A copy of what was submitted is locked as a whole. */
  readonly fill: boolean;
  /** Words offered in a column's cells. */
  readonly choices?: (column: FormColumn) => readonly string[];
}

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

export interface FormSheet {
  readonly paper: XlsxPaper;
  readonly map: SheetMap;
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

/** Draws the sheet. */
export function formSheet(face: FormFace, options: SheetOptions): FormSheet {
  const widths = columnWidths(face);
  const choices = options.choices ?? (() => []);
  const draw: Drawing = { face, fill: options.fill, choices, widths, rows: [], map: { tables: {}, names: {} } };
  wide(draw, face.title, 'title', MARK.form(face.form), { height: 40, fixed: true });
  headRows(draw);
  const first = draw.rows.length + 1;
  for (const table of face.tables) tableRows(draw, table);
  const [only] = face.tables;
  const repeat = face.tables.length === 1 && only ? ([first, first + only.head.length - 1] as const) : undefined;
  if (face.texts.length > 0) textRows(draw);
  questionRows(draw);
  noteRows(draw);
  if (face.seal)
    wide(draw, `${withColon(face.seal)}　　　　　　　　　　　　年　　月　　日　　`, 'line_right', '', { height: 34 });
  return {
    map: draw.map,
    paper: {
      paper: face.paper,
      name: face.title,
      widths: [...widths, null],
      rows: draw.rows,
      area: { columns: widths.length, rows: draw.rows.length },
      protect: true,
      ...(repeat ? { repeat } : {}),
    },
  };
}

/** Does the table's name stand at its side, as 成员 and 联络员 do, or above it? */
export function sideName(table: FormFace['tables'][number]): boolean {
  return table.table.name !== undefined && !table.named;
}

/** Widths that suit all tables of the form, which lie below one another. */
function columnWidths(face: FormFace): number[] {
  const all = face.tables.map((table) => [
    ...(sideName(table) ? [8] : []),
    ...leadOf(table.table).map((lead) =>
      lead === 'number' ? NUMBER_WIDTH : nameWidth([table.table.row_head ?? '', ...table.rows.map((row) => row.name)]),
    ),
    ...table.table.columns.map(columnWidth),
  ]);
  if (face.tables.length === 0) all.push([18, 14, 90]);
  else if (face.texts.length > 0) all.push([18, 10, 20]);
  const count = Math.max(2, ...all.map((widths) => widths.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(NUMBER_WIDTH, ...all.map((each) => each[at] ?? 0)));
  return fitted(widths, face.paper);
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

/** `填报单位（盖章）：　某局`: label and value side by side, up to three pairs a line. */
function headRows(draw: Drawing): void {
  const { head } = draw.face;
  const most = draw.widths.length >= 6 ? 3 : 1;
  for (let from = 0; from < head.length; from += most) {
    const fields = head.slice(from, from + most);
    const share = totalWidth(draw) / fields.length;
    const cells: PaperCell[] = [];
    const marks: string[] = [];
    let column = 0;
    fields.forEach((field, at) => {
      const last = at === fields.length - 1;
      const labelled = spanOf(draw, column, widthOf(field.name) + 3, last ? 1 : 2 * (fields.length - at) - 1);
      cells.push({ column, value: withColon(field.name), look: 'line', across: labelled });
      column += labelled;
      const room = last
        ? draw.widths.length - column
        : spanOf(draw, column, share - widthOf(field.name), 2 * (fields.length - at - 1));
      cells.push({ column, value: field.value, look: 'line', across: room, input: draw.fill && field.open });
      if (field.open) marks.push(`${column}=${field.code}`);
      column += room;
    });
    draw.rows.push({ cells: [...cells, ...mark(draw, MARK.head(marks))], height: 26, fixed: true });
  }
}

/** Columns from `at` that are about so wide together, leaving `rest` columns at least. */
function spanOf(draw: Drawing, at: number, wanted: number, rest: number): number {
  const most = Math.max(1, draw.widths.length - at - rest);
  let span = 1;
  while (span < most && totalWidth(draw, at, at + span) < wanted) span += 1;
  return span;
}

function questionRows(draw: Drawing): void {
  for (const question of draw.face.questions) {
    const half = Math.max(1, Math.floor(draw.widths.length / 2));
    const cells: PaperCell[] = [
      { column: 0, value: `说明：${question.text}`, look: 'line', across: half },
      {
        column: half,
        value: question.answer,
        look: 'line',
        across: draw.widths.length - half,
        input: draw.fill,
        ...(question.answers && draw.fill ? { choices: question.answers } : {}),
      },
      ...mark(draw, MARK.question(question.code, half)),
    ];
    const lines = linesOf(`说明：${question.text}`, totalWidth(draw, 0, half));
    draw.rows.push({ cells, height: heightOf(lines, 24), fixed: true });
  }
}

function noteRows(draw: Drawing): void {
  const { notes } = draw.face;
  if (notes.length === 1) wide(draw, `注：${notes[0]}`, 'note', '');
  else if (notes.length > 1) {
    wide(draw, '注：', 'note', '');
    notes.forEach((note, at) => {
      wide(draw, `${at + 1}. ${note}`, 'note', '');
    });
  }
}

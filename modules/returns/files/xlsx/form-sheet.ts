/** A form's face as a sheet to print and to fill in. The last column, hidden and not printed, says what each row is. Pure. */
import type { PaperCell, XlsxPaper } from '#kernel/files/xlsx-write.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import type { FormFace } from '../face/face.ts';
import { leadOf, withColon } from '../face/head.ts';
import { type Drawing, mark, type SheetMap, sideName, totalWidth, wide } from './drawing.ts';
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

export interface FormSheet {
  readonly paper: XlsxPaper;
  readonly map: SheetMap;
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

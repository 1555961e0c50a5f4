/** One table of a form as rows of its sheet. Pure. */
import { columnLetters } from '#kernel/files/xlsx-text.ts';
import type { PaperCell, XlsxInput, XlsxKind } from '#kernel/files/xlsx-write.ts';
import type { FormColumn } from '#kernel/policy/return-shape.ts';
import { digitsOf, isNumeric } from '../../domain/value.ts';
import { type FaceCell, type FaceRow, type FaceTable, isOpen } from '../face/face.ts';
import { columnLabel, leadOf } from '../face/head.ts';
import { type Drawing, mark, sideName, totalWidth, wide } from './drawing.ts';
import { excelFormula, sumFormula } from './formulas.ts';
import { MARK } from './marks.ts';
import { heightOf, linesOf, widthOf } from './widths.ts';

/** Empty rows given to fill in: more where the table has none of its own. */
const ROOM = { list: 8, added: 4 } as const;
const LEAST_ROW = 24;

export function tableRows(draw: Drawing, face: FaceTable): void {
  const { table } = face;
  const side = sideName(face) ? 1 : 0;
  const lead = leadOf(table);
  const first = side + lead.length;
  const last = table.columns.length - 1;
  /** A narrower table reaches as far as the widest: its last column takes what is left. */
  const across = (at: number) => (at === last ? Math.max(1, draw.widths.length - first - last) : 1);
  draw.map.tables[table.code] = table.columns.map((column, at) => ({
    code: column.code,
    at: first + at,
    label: columnLabel(column),
    open: isOpen(column),
  }));
  if (lead.includes('name')) draw.map.names[table.code] = side + lead.indexOf('name');
  if (table.name !== undefined && !side) wide(draw, table.name, 'head', '', { height: 26 });

  const start = draw.rows.length;
  headLines(draw, face, side, across);
  const begin = draw.rows.length + 1;
  const at = (column: string) => first + table.columns.findIndex((it) => it.code === column);
  for (const row of face.rows) bodyRow(draw, face, row, side, { across, at });
  if (draw.fill && table.open)
    for (let n = face.rows.length === 0 ? ROOM.list : ROOM.added; n > 0; n -= 1)
      newRow(draw, face, side, { across, at });
  const end = draw.rows.length;
  if (face.totals) totalRow(draw, face, side, begin, end, across);
  if (side) {
    const top = draw.rows[start];
    const cell: PaperCell = { column: 0, value: table.name ?? '', look: 'head', down: draw.rows.length - start };
    if (top) draw.rows[start] = { ...top, cells: [cell, ...top.cells] };
  }
}

function headLines(draw: Drawing, face: FaceTable, side: number, across: (at: number) => number): void {
  const taken = new Set<string>();
  const width = leadOf(face.table).length + face.table.columns.length;
  const extra = across(face.table.columns.length - 1) - 1;
  face.head.forEach((line, row) => {
    const cells: PaperCell[] = [];
    let column = 0;
    let most = 1;
    for (const cell of line) {
      while (taken.has(`${row}:${column}`)) column += 1;
      for (let r = row; r < row + cell.down; r += 1)
        for (let c = column; c < column + cell.across; c += 1) taken.add(`${r}:${c}`);
      const reach = cell.across + (column + cell.across === width ? extra : 0);
      const place = { column: side + column, across: reach, down: cell.down };
      const room = totalWidth(draw, place.column, place.column + reach);
      // The unit goes on a line of its own rather than be broken.
      const text = widthOf(cell.text) < room ? cell.text : cell.text.replace(/(（[^（）]{1,4}）)$/, '\n$1');
      cells.push({ ...place, value: text, look: 'head' });
      if (cell.down === 1 || face.head.length === 1) most = Math.max(most, linesOf(text, room));
      column += cell.across;
    }
    draw.rows.push({
      cells: [...cells, ...mark(draw, MARK.table_head(face.table.code))],
      height: heightOf(most, 30),
      fixed: true,
    });
  });
}

interface Placing {
  readonly across: (at: number) => number;
  readonly at: (column: string) => number;
}

function bodyRow(draw: Drawing, face: FaceTable, row: FaceRow, side: number, { across, at }: Placing): void {
  const number = draw.rows.length + 1;
  const lead = leadOf(face.table);
  const cells: PaperCell[] = lead.map((what, column) =>
    what === 'number'
      ? { column: side + column, value: row.number, kind: 'integer', look: 'label' }
      : { column: side + column, value: row.name, look: 'label', input: draw.fill && row.added },
  );
  let lines = linesOf(row.name, draw.widths[side + lead.indexOf('name')] ?? 20);
  row.cells.forEach((cell, index) => {
    const column = at(cell.column.code);
    cells.push({ ...valueCell(draw, cell, refIn(face, cell.column, at, number)), column, across: across(index) });
    lines = Math.max(lines, linesOf(cell.shown, totalWidth(draw, column, column + across(index))));
  });
  cells.push(...mark(draw, MARK.row(face.table.code, row.code)));
  draw.rows.push({ cells, height: heightOf(lines, LEAST_ROW) });
}

/** An empty row to be filled in; it becomes a row of the return when something stands in it. */
function newRow(draw: Drawing, face: FaceTable, side: number, { across, at }: Placing): void {
  const number = draw.rows.length + 1;
  const cells: PaperCell[] = leadOf(face.table).map((what, column) => ({
    column: side + column,
    value: null,
    look: 'label',
    input: draw.fill && what === 'name',
  }));
  face.table.columns.forEach((column, index) => {
    const empty: FaceCell = {
      address: '',
      column,
      values: [],
      shown: '',
      open: isOpen(column),
    };
    const ref = refIn(face, column, at, number);
    cells.push({ ...valueCell(draw, empty, ref), column: at(column.code), across: across(index) });
  });
  draw.rows.push({ cells: [...cells, ...mark(draw, MARK.new_row(face.table.code))], height: LEAST_ROW });
}

function totalRow(
  draw: Drawing,
  face: FaceTable,
  side: number,
  begin: number,
  end: number,
  across: (at: number) => number,
): void {
  const lead = leadOf(face.table);
  const cells: PaperCell[] = [];
  if (lead.length > 0) {
    const [named, numbered] = [lead.indexOf('name'), lead.indexOf('number')];
    cells.push({ column: side + Math.max(named, 0), value: '合计', look: 'label' });
    if (named > 0 && numbered >= 0) cells.push({ column: side + numbered, value: null, look: 'label' });
  }
  face.totals?.forEach((total, index) => {
    const column = side + lead.length + index;
    const letters = columnLetters(column);
    const sums = isNumeric(total.column);
    cells.push({
      column,
      across: across(index),
      look: 'label',
      ...(sums ? { kind: kindOf(total.column), value: numberInput(total.num, total.column) } : { value: null }),
      ...(sums && draw.fill ? { formula: sumFormula(letters, begin, end) } : {}),
    });
  });
  draw.rows.push({ cells: [...cells, ...mark(draw, MARK.total(face.table.code))], height: LEAST_ROW });
}

/** Reference of another column of the row whose numbers are of the same kind as this one's. */
function refIn(face: FaceTable, column: FormColumn, at: (code: string) => number, row: number) {
  return (code: string) => {
    const other = face.table.columns.find((it) => it.code === code);
    const same = other?.type === column.type && other.unit === column.unit && other.digits === column.digits;
    return same ? `${columnLetters(at(code))}${row}` : null;
  };
}

function valueCell(draw: Drawing, cell: FaceCell, ref: (code: string) => string | null): Omit<PaperCell, 'column'> {
  const { column } = cell;
  const kind = kindOf(column);
  const formula = draw.fill && column.formula ? excelFormula(column.formula, ref) : null;
  const hint = draw.fill && cell.open ? hintOf(column) : '';
  return {
    look: 'cell',
    kind,
    value: inputOf(cell),
    input: draw.fill && cell.open,
    ...(formula ? { formula } : {}),
    ...(hint ? { hint } : {}),
    ...(draw.fill && cell.open && draw.choices(column).length > 0 ? { choices: draw.choices(column) } : {}),
  };
}

function inputOf(cell: FaceCell): XlsxInput {
  const [only] = cell.values;
  if (cell.values.length === 1 && only?.kind === 'number') return numberInput(only.num, cell.column);
  return cell.shown;
}

/** The number as the column's kind takes it: 分 for 元 and 万元, decimal text for the rest. */
function numberInput(num: number | null, column: FormColumn): XlsxInput {
  if (num === null) return null;
  if (kindOf(column) === 'money_yuan' || kindOf(column) === 'money_wan') return num;
  const digits = digitsOf(column);
  const sign = num < 0 ? '-' : '';
  const text = String(Math.abs(num)).padStart(digits + 1, '0');
  return digits === 0 ? num : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** How a column's values are stored and shown. */
export function kindOf(column: FormColumn): XlsxKind {
  switch (column.type) {
    case 'int':
      return 'integer';
    case 'decimal':
      return 'number';
    case 'money':
      return column.unit === '万元'
        ? 'money_wan'
        : column.unit === undefined || column.unit === '元'
          ? 'money_yuan'
          : 'number';
    case 'day':
      return 'day';
    default:
      return 'text';
  }
}

function hintOf(column: FormColumn): string {
  if (column.note) return column.note;
  if (isNumeric(column)) return '填数；没有发生填 0 或“无”，没有这项职权填“无此职权”，暂不清楚请留空。';
  if (column.many) return '有几条就分行写，行首写 1. 2. 3.';
  return column.type === 'choices' ? '可选多项，用顿号隔开。' : '';
}

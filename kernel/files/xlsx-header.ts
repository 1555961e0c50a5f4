import type { XlsxHeaderCell, XlsxSheet } from './xlsx-sheet.ts';
import { STYLE } from './xlsx-styles.ts';
import { cellText, columnLetters } from './xlsx-text.ts';

export interface HeaderXml {
  readonly rows: string;
  /** Rows taken; data begin on the next. */
  readonly height: number;
  readonly merges: readonly string[];
}

interface Placed {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly across: number;
  readonly down: number;
}

/** Title, notes and header rows as XML, with the merges that make them look like the paper form. */
export function headerXml(sheet: XlsxSheet): HeaderXml {
  const width = Math.max(1, sheet.columns.length);
  const above = [...(sheet.title === undefined ? [] : [sheet.title]), ...(sheet.notes ?? [])];
  const lines = above.map((text, row): Placed => ({ text, row, column: 0, across: width, down: 1 }));
  const given = sheet.header ?? [sheet.columns.map((column) => ({ text: column.label }))];
  const cells = place(given, above.length);
  const height = above.length + given.length;
  const rows: string[] = [];
  for (let row = 0; row < height; row += 1) rows.push(rowXml(row, width, [...lines, ...cells], sheet, above.length));
  const merges = [...lines, ...cells]
    .filter((cell) => cell.across > 1 || cell.down > 1)
    .map((cell) => `${ref(cell.column, cell.row)}:${ref(cell.column + cell.across - 1, cell.row + cell.down - 1)}`);
  return { rows: rows.join(''), height, merges };
}

/** Gives every header cell its place; a place covered by a span from above or from the left is skipped. */
function place(header: readonly (readonly XlsxHeaderCell[])[], first: number): Placed[] {
  const taken = new Set<string>();
  const placed: Placed[] = [];
  header.forEach((line, at) => {
    let column = 0;
    for (const cell of line) {
      while (taken.has(`${at}:${column}`)) column += 1;
      const across = cell.across ?? 1;
      const down = Math.min(cell.down ?? 1, header.length - at);
      for (let r = at; r < at + down; r += 1) for (let c = column; c < column + across; c += 1) taken.add(`${r}:${c}`);
      placed.push({ text: cell.text, row: first + at, column, across, down });
      column += across;
    }
  });
  return placed;
}

function rowXml(row: number, width: number, cells: readonly Placed[], sheet: XlsxSheet, above: number): string {
  const style = row >= above ? STYLE.header : row === 0 && sheet.title !== undefined ? STYLE.title : STYLE.note;
  const texts = new Map(cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell.text]));
  let xml = '';
  for (let column = 0; column < width; column += 1) {
    const text = texts.get(column);
    const body = text === undefined ? '' : `<is><t xml:space="preserve">${cellText(text)}</t></is>`;
    xml += `<c r="${ref(column, row)}" s="${style}"${body ? ' t="inlineStr"' : ''}>${body}</c>`;
  }
  const height = style === STYLE.title ? ' ht="30" customHeight="1"' : '';
  return `<row r="${row + 1}"${height}>${xml}</row>`;
}

function ref(column: number, row: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

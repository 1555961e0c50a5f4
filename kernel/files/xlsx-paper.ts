/** A sheet laid out cell by cell as a printed form is: merges, rules, print area, and everything locked but the cells to be filled in. */
import { paperStyle } from './xlsx-paper-styles.ts';
import type { XlsxInput, XlsxKind } from './xlsx-sheet.ts';
import { cellText, columnLetters, looksLikeFormula, xmlText } from './xlsx-text.ts';
import { storedText } from './xlsx-value.ts';

/** What a cell looks like. `title`, `line` and `note` stand outside the ruled table; `mark` is for machines and printed by nobody. */
export type PaperLook = 'title' | 'line' | 'line_right' | 'note' | 'head' | 'label' | 'name' | 'cell' | 'mark';

export interface PaperCell {
  /** From 0. */
  readonly column: number;
  readonly value?: XlsxInput;
  readonly kind?: XlsxKind;
  readonly look: PaperLook;
  /** May be typed into although the sheet is protected. */
  readonly input?: boolean;
  readonly across?: number;
  readonly down?: number;
  /** Words of a drop-down list. Other words are let in, for 无 and 无此职权 are answers too; the import says what is wrong. */
  readonly choices?: readonly string[];
  readonly hint?: string;
  /** A sum of our own making, never anybody's text: `SUM(C7:C13)`. The value beside it is what it gives now. */
  readonly formula?: string;
}

export interface PaperRow {
  readonly cells: readonly PaperCell[];
  /** Points. */
  readonly height?: number;
  /** Keeps that height whatever is typed. */
  readonly fixed?: boolean;
}

export interface XlsxPaper {
  readonly paper: 'portrait' | 'landscape';
  readonly name: string;
  /** Width of each column in characters; null hides the column. */
  readonly widths: readonly (number | null)[];
  readonly rows: readonly PaperRow[];
  /** Columns and rows that are printed, from the first. */
  readonly area: { readonly columns: number; readonly rows: number };
  /** Rows printed again on each page, first and last, from 1. */
  readonly repeat?: readonly [number, number];
  readonly hidden?: boolean;
  readonly protect?: boolean;
}

/** Where a list of words lies on the hidden sheet. */
export type ListReference = (words: readonly string[]) => string | undefined;

/** All drop-down lists of a sheet, each once. */
export function paperLists(sheet: XlsxPaper): (readonly string[])[] {
  const lists = new Map<string, readonly string[]>();
  for (const row of sheet.rows)
    for (const cell of row.cells)
      if (cell.choices && cell.choices.length > 0) lists.set(cell.choices.join('\n'), cell.choices);
  return [...lists.values()];
}

const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>`;

/** The sheet as XML, a row at a time. */
export function* paperXml(sheet: XlsxPaper, list: ListReference): Generator<string> {
  const widths = sheet.widths.map((width, at) =>
    width === null
      ? `<col min="${at + 1}" max="${at + 1}" width="2" hidden="1" customWidth="1"/>`
      : `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${HEAD}<cols>${widths.join('')}</cols><sheetData>`;
  const merges: string[] = [];
  const rules: string[] = [];
  /** Places under a span from above, with the look that rules their edges. */
  const covered = new Map<string, PaperLook>();
  let at = 0;
  for (const row of sheet.rows) {
    at += 1;
    const cells = new Map<number, string>();
    for (const cell of row.cells) {
      const { across = 1, down = 1 } = cell;
      const ref = `${columnLetters(cell.column)}${at}`;
      cells.set(cell.column, paperCellXml(ref, cell));
      if (across > 1 || down > 1) merges.push(`${ref}:${columnLetters(cell.column + across - 1)}${at + down - 1}`);
      for (let r = at; r < at + down; r += 1)
        for (let c = cell.column; c < cell.column + across; c += 1)
          if (r > at || c > cell.column) covered.set(`${r}:${c}`, cell.look);
      const rule = ruleXml(ref, cell, list);
      if (rule) rules.push(rule);
    }
    for (let column = 0; column < sheet.widths.length; column += 1) {
      const look = covered.get(`${at}:${column}`);
      if (look && !cells.has(column))
        cells.set(column, `<c r="${columnLetters(column)}${at}" s="${paperStyle(look, 'text', false, false)}"/>`);
    }
    const height = row.height ? ` ht="${row.height}"${row.fixed ? ' customHeight="1"' : ''}` : '';
    const ordered = [...cells].sort(([a], [b]) => a - b).map(([, xml]) => xml);
    yield `<row r="${at}"${height}>${ordered.join('')}</row>`;
  }
  yield sheetEnd(sheet, merges, rules);
}

function sheetEnd(sheet: XlsxPaper, merges: readonly string[], rules: readonly string[]): string {
  const protect = sheet.protect
    ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0"/>'
    : '';
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `</sheetData>${protect}${merged ? `<mergeCells count="${merges.length}">${merged}</mergeCells>` : ''}${
    rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
  }<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${sheet.paper}" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

function paperCellXml(ref: string, cell: PaperCell): string {
  const kind = cell.kind ?? 'text';
  const stored = storedText(cell.value, kind);
  const style = (as: XlsxKind, guarded = false) => paperStyle(cell.look, as, cell.input === true, guarded);
  const formula = cell.formula ? `<f>${xmlText(cell.formula)}</f>` : '';
  if (stored === null) return `<c r="${ref}" s="${style(kind)}"${formula ? `>${formula}</c>` : '/>'}`;
  if ('number' in stored) return `<c r="${ref}" s="${style(kind)}">${formula}<v>${stored.number}</v></c>`;
  // A number column keeps its number format under a word such as 无, so that a number typed over it is one.
  const guarded = looksLikeFormula(stored.text);
  return `<c r="${ref}" s="${style(guarded ? 'text' : kind, guarded)}" t="inlineStr"><is><t xml:space="preserve">${cellText(stored.text)}</t></is></c>`;
}

function ruleXml(ref: string, cell: PaperCell, list: ListReference): string | null {
  const reference = cell.choices && cell.choices.length > 0 ? list(cell.choices) : undefined;
  if (!reference && !cell.hint) return null;
  const hint = cell.hint ? ` showInputMessage="1" prompt="${xmlText(cell.hint.slice(0, 255))}"` : '';
  return `<dataValidation${reference ? ' type="list"' : ''} allowBlank="1"${hint} sqref="${ref}">${
    reference ? `<formula1>${reference}</formula1>` : ''
  }</dataValidation>`;
}

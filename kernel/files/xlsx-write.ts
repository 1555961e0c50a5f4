/**
 * Writes workbooks as a stream: memory stays bounded whatever the number of rows, for rows are pulled as the reader of
 * the stream takes them. Equal input gives equal bytes, so an export can be compared and addressed by its digest.
 */
import { type PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { refuse } from '#kernel/refusal.ts';
import { cellXml } from './xlsx-cell.ts';
import { type HeaderXml, headerXml } from './xlsx-header.ts';
import {
  type AnySheet,
  type ChoiceList,
  choiceLists,
  choiceSheet,
  contentTypesXml,
  isPaper,
  rootRelsXml,
  type SheetFacts,
  sheetNames,
  workbookRelsXml,
  workbookXml,
} from './xlsx-package.ts';
import { paperXml } from './xlsx-paper.ts';
import type { XlsxRowInput, XlsxSheet } from './xlsx-sheet.ts';
import { cellStyle, columnWidth, stylesXml } from './xlsx-styles.ts';
import { columnLetters, xmlText } from './xlsx-text.ts';

export type { PaperCell, PaperLook, PaperRow, XlsxPaper } from './xlsx-paper.ts';
export type { XlsxColumn, XlsxHeaderCell, XlsxInput, XlsxKind, XlsxRowInput, XlsxSheet } from './xlsx-sheet.ts';
export { csvCell, csvLine } from './xlsx-text.ts';

/** Rows and columns a sheet can hold. ECMA-376 part 1, annex on limits of the reference implementation. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const CHUNK = 64 * 1024;
const [COUNT, COUNT_WRAPPED] = [cellStyle('integer', false, false), cellStyle('integer', true, false)];
const FIXED = { mtime: new Date(Date.UTC(2000, 0, 1)), forceDosTimestamp: true };

/**
 * A workbook as a stream of bytes. Sheets are read one after the other; an error in a row source destroys the stream
 * with that error. Throws `too-large.sheet` for more columns than a sheet holds; the stream fails with it for rows.
 */
export function writeXlsx(given: readonly AnySheet[]): Readable {
  const lists = choiceLists(given);
  const sheets = lists.length > 0 ? [...given, choiceSheet(given, lists)] : given;
  if (sheets.some((sheet) => widthOf(sheet) > MOST_COLUMNS)) {
    throw refuse('too-large.sheet', `表格最多 ${MOST_COLUMNS} 列，请减少导出的列。`);
  }
  const names = sheetNames(sheets);
  const zip = new ZipFile();
  const out = Readable.from(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>, { objectMode: false });
  // The archive's own stream is ended, not ours: ours waits for it, and would wait forever.
  const fail = (error: Error) => (zip.outputStream as PassThrough).destroy(error);
  zip.on('error', fail);
  const add = (name: string, xml: string) => zip.addBuffer(Buffer.from(xml), name, FIXED);
  add('[Content_Types].xml', contentTypesXml(sheets.length));
  add('_rels/.rels', rootRelsXml());
  add('xl/workbook.xml', workbookXml(sheets.map((sheet, at) => factsOf(sheet, names[at] ?? ''))));
  add('xl/_rels/workbook.xml.rels', workbookRelsXml(sheets.length));
  add('xl/styles.xml', stylesXml());
  sheets.forEach((sheet, at) => {
    zip.addReadStreamLazy(`xl/worksheets/sheet${at + 1}.xml`, FIXED, (ready) => {
      const own = lists.filter((list) => list.sheet === at);
      const xml = isPaper(sheet) ? chunked(paperXml(sheet, referenceIn(own))) : sheetXml(sheet, headerXml(sheet), own);
      const source = Readable.from(xml, { objectMode: false, highWaterMark: CHUNK });
      source.on('error', fail);
      out.on('close', () => source.destroy());
      ready(null, source);
    });
  });
  zip.end();
  return out;
}

const widthOf = (sheet: AnySheet): number => (isPaper(sheet) ? sheet.widths.length : sheet.columns.length);

function factsOf(sheet: AnySheet, name: string): SheetFacts {
  const hidden = sheet.hidden === true;
  if (!isPaper(sheet)) {
    const { height } = headerXml(sheet);
    return { name, hidden, repeat: height > 0 ? [1, height] : null };
  }
  const { columns, rows } = sheet.area;
  return { name, hidden, repeat: sheet.repeat ?? null, area: `$A$1:$${columnLetters(columns - 1)}$${rows}` };
}

const referenceIn = (lists: readonly ChoiceList[]) => (words: readonly string[]) => {
  const wanted = words.join('\n');
  return lists.find((list) => list.words.join('\n') === wanted)?.reference;
};

function* chunked(parts: Iterable<string>): Generator<Buffer> {
  let pending = '';
  for (const part of parts) {
    pending += part;
    if (pending.length < CHUNK) continue;
    yield Buffer.from(pending);
    pending = '';
  }
  yield Buffer.from(pending);
}

/** A whole workbook in memory, for small ones such as import templates. */
export function xlsxBuffer(sheets: readonly AnySheet[]): Promise<Buffer> {
  return buffer(writeXlsx(sheets));
}

async function* sheetXml(sheet: XlsxSheet, header: HeaderXml, lists: readonly ChoiceList[]): AsyncGenerator<Buffer> {
  let pending = sheetStart(sheet, header);
  let row = header.height;
  const letters = sheet.columns.map((_, at) => columnLetters(at));
  for await (const values of sheet.rows) {
    row += 1;
    if (row > MOST_ROWS) throw refuse('too-large.sheet', '数据超过一张工作表的行数上限，请缩小筛选范围后分批导出。');
    pending += rowXml(sheet, letters, values, row);
    if (pending.length >= CHUNK) {
      yield Buffer.from(pending);
      pending = '';
    }
  }
  yield Buffer.from(pending + sheetEnd(sheet, header, row, lists));
}

function rowXml(sheet: XlsxSheet, letters: readonly string[], values: XlsxRowInput, row: number): string {
  let xml = `<row r="${row}">`;
  for (let at = 0; at < letters.length; at += 1) {
    const column = sheet.columns[at];
    const value = values[at];
    // Counts are most of what large sheets hold.
    if (column?.kind === 'integer' && Number.isSafeInteger(value)) {
      xml += `<c r="${letters[at]}${row}" s="${column.wrap === true ? COUNT_WRAPPED : COUNT}"><v>${value as number}</v></c>`;
      continue;
    }
    xml += cellXml(`${letters[at]}${row}`, value, column?.kind ?? 'text', column?.wrap === true);
  }
  return `${xml}</row>`;
}

function sheetStart(sheet: XlsxSheet, header: HeaderXml): string {
  const columns = sheet.columns.map(
    (column, at) => `<col min="${at + 1}" max="${at + 1}" width="${columnWidth(column)}" customWidth="1"/>`,
  );
  const side = sheet.freeze_columns ?? 0;
  const corner = `${columnLetters(side)}${header.height + 1}`;
  const pane = `<pane${side > 0 ? ` xSplit="${side}"` : ''} ySplit="${header.height}" topLeftCell="${corner}" activePane="${side > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${header.rows}`;
}

function sheetEnd(sheet: XlsxSheet, header: HeaderXml, last: number, lists: readonly ChoiceList[]): string {
  const end = columnLetters(Math.max(0, sheet.columns.length - 1));
  const filter = sheet.autofilter ? `<autoFilter ref="A${header.height}:${end}${Math.max(last, header.height)}"/>` : '';
  const merges = header.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const rules = validations(
    sheet,
    header.height + 1,
    Math.max(last, header.height + (sheet.choice_rows ?? 1000)),
    lists,
  );
  return `</sheetData>${filter}${merges ? `<mergeCells count="${header.merges.length}">${merges}</mergeCells>` : ''}${
    rules.length > 0 ? `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>` : ''
  }<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** Drop-down lists and hints of the columns; a word outside of the list is refused by the spreadsheet program. */
function validations(sheet: XlsxSheet, first: number, last: number, lists: readonly ChoiceList[]): string[] {
  return sheet.columns.flatMap((column, at) => {
    const list = lists.find((each) => each.column === at);
    if (!list && !column.hint) return [];
    const letters = columnLetters(at);
    const hint = column.hint
      ? ` showInputMessage="1" promptTitle="${xmlText(column.label.slice(0, 32))}" prompt="${xmlText(column.hint.slice(0, 255))}"`
      : '';
    const kind = list
      ? ' type="list" showErrorMessage="1" errorTitle="请从列表中选择" error="填写的内容不在可选项中，请点单元格右侧箭头选择。"'
      : '';
    const formula = list ? `<formula1>${list.reference}</formula1>` : '';
    return [
      `<dataValidation${kind} allowBlank="1"${hint} sqref="${letters}${first}:${letters}${last}">${formula}</dataValidation>`,
    ];
  });
}

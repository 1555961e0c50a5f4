/** The small parts of a workbook that tie its sheets together. */
import { paperLists, type XlsxPaper } from './xlsx-paper.ts';
import type { XlsxSheet } from './xlsx-sheet.ts';
import { columnLetters, xmlText } from './xlsx-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export type AnySheet = XlsxSheet | XlsxPaper;

export const isPaper = (sheet: AnySheet): sheet is XlsxPaper => 'paper' in sheet;

/** Name of the hidden sheet that holds the words of the drop-down lists. */
export const CHOICE_SHEET = '选项';

/** Sheet names as Excel takes them: no `[]:*?/\`, at most 31 characters, no two alike. */
export function sheetNames(sheets: readonly AnySheet[]): string[] {
  const used = new Set<string>();
  return sheets.map((sheet, at) => {
    const base =
      sheet.name
        .replace(/[[\]:*?/\\]|\p{Cc}/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `表${at + 1}`;
    let name = base;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${base.slice(0, 30 - String(n).length)} ${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

/** `[Content_Types].xml` for so many sheets. */
export function contentTypesXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${parts.join('')}</Types>`;
}

export function rootRelsXml(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

export function workbookRelsXml(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, at) => `<Relationship Id="rId${at + 1}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE_REL}">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${REL}/styles" Target="styles.xml"/></Relationships>`;
}

/** What a workbook says of one sheet. */
export interface SheetFacts {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows printed again at the top of each page, from 1. */
  readonly repeat: readonly [number, number] | null;
  /** What is printed, for example `$A$1:$L$20`; all when absent. */
  readonly area?: string;
}

export function workbookXml(sheets: readonly SheetFacts[]): string {
  const parts = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const defined = sheets
    .flatMap(({ name, hidden, repeat, area }, at) => {
      const named = (what: string, ref: string) =>
        `<definedName name="_xlnm.${what}" localSheetId="${at}">${quoted(name)}!${ref}</definedName>`;
      if (hidden) return [];
      return [
        ...(area ? [named('Print_Area', area)] : []),
        ...(repeat ? [named('Print_Titles', `$${repeat[0]}:$${repeat[1]}`)] : []),
      ];
    })
    .join('');
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr/><sheets>${parts.join('')}</sheets>${defined ? `<definedNames>${defined}</definedNames>` : ''}</workbook>`;
}

/** `'演示''表'`: a sheet name inside a reference. */
function quoted(name: string): string {
  return `'${xmlText(name.replaceAll("'", "''"))}'`;
}

export interface ChoiceList {
  readonly sheet: number;
  /** Column of a plain sheet; null where cells of a printed form name their words themselves. */
  readonly column: number | null;
  readonly words: readonly string[];
  /** Reference to the words on the hidden sheet. */
  readonly reference: string;
}

/** All drop-down lists of a workbook, each with the column of the hidden sheet that holds its words. */
export function choiceLists(sheets: readonly AnySheet[]): ChoiceList[] {
  const lists: ChoiceList[] = [];
  const add = (sheet: number, column: number | null, words: readonly string[]) => {
    if (words.length === 0) return;
    const letters = columnLetters(lists.length);
    const reference = `${quoted(CHOICE_SHEET)}!$${letters}$2:$${letters}$${words.length + 1}`;
    lists.push({ sheet, column, words, reference });
  };
  sheets.forEach((sheet, at) => {
    if (isPaper(sheet)) for (const words of paperLists(sheet)) add(at, null, words);
    else for (const [index, column] of sheet.columns.entries()) add(at, index, column.choices ?? []);
  });
  return lists;
}

/** The hidden sheet: one column per list, its label on top. */
export function choiceSheet(sheets: readonly AnySheet[], lists: readonly ChoiceList[]): XlsxSheet {
  const longest = Math.max(0, ...lists.map((list) => list.words.length));
  const label = (list: ChoiceList) => {
    const sheet = sheets[list.sheet];
    return sheet && !isPaper(sheet) && list.column !== null ? (sheet.columns[list.column]?.label ?? '') : '';
  };
  return {
    name: CHOICE_SHEET,
    hidden: true,
    columns: lists.map((list) => ({ label: label(list) })),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => list.words[row] ?? null)),
  };
}

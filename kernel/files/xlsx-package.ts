/** The small parts of a workbook that tie its sheets together. */
import type { XlsxSheet } from './xlsx-sheet.ts';
import { columnLetters, xmlText } from './xlsx-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Name of the hidden sheet that holds the words of the drop-down lists. */
export const CHOICE_SHEET = '选项';

/** Sheet names as Excel takes them: no `[]:*?/\`, at most 31 characters, no two alike. */
export function sheetNames(sheets: readonly XlsxSheet[]): string[] {
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

/** `xl/workbook.xml`; `repeat` are the header heights, printed again at the top of each page. */
export function workbookXml(names: readonly string[], hidden: readonly boolean[], repeat: readonly number[]): string {
  const parts = names.map(
    (name, at) =>
      `<sheet name="${xmlText(name)}" sheetId="${at + 1}"${hidden[at] ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  );
  const titles = names.map((name, at) =>
    hidden[at] || !repeat[at]
      ? ''
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${quoted(name)}!$1:$${repeat[at]}</definedName>`,
  );
  const defined = titles.join('');
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><workbookPr/><sheets>${parts.join('')}</sheets>${defined ? `<definedNames>${defined}</definedNames>` : ''}</workbook>`;
}

/** `'演示''表'`: a sheet name inside a reference. */
function quoted(name: string): string {
  return `'${xmlText(name.replaceAll("'", "''"))}'`;
}

export interface ChoiceList {
  readonly sheet: number;
  readonly column: number;
  readonly words: readonly string[];
  /** Reference to the words on the hidden sheet. */
  readonly reference: string;
}

/** All drop-down lists of a workbook, each with the column of the hidden sheet that holds its words. */
export function choiceLists(sheets: readonly XlsxSheet[]): ChoiceList[] {
  const lists: ChoiceList[] = [];
  sheets.forEach((sheet, at) => {
    sheet.columns.forEach((column, index) => {
      const words = column.choices ?? [];
      if (words.length === 0) return;
      const letters = columnLetters(lists.length);
      const reference = `${quoted(CHOICE_SHEET)}!$${letters}$2:$${letters}$${words.length + 1}`;
      lists.push({ sheet: at, column: index, words, reference });
    });
  });
  return lists;
}

/** The hidden sheet: one column per list, its label on top. */
export function choiceSheet(sheets: readonly XlsxSheet[], lists: readonly ChoiceList[]): XlsxSheet {
  const longest = Math.max(0, ...lists.map((list) => list.words.length));
  return {
    name: CHOICE_SHEET,
    hidden: true,
    columns: lists.map((list) => ({ label: sheets[list.sheet]?.columns[list.column]?.label ?? '' })),
    rows: Array.from({ length: longest }, (_, row) => lists.map((list) => list.words[row] ?? null)),
  };
}

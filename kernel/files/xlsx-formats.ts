/** Number formats by kind, and how many styles plain sheets take. */
import type { XlsxKind } from './xlsx-sheet.ts';

/** Number format codes by kind; 49 is "text", so that a corrected identity number stays text. */
export const FORMATS: Readonly<Record<XlsxKind, string>> = {
  text: '@',
  integer: '0',
  number: 'General',
  percent: '0.00%',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
  money_yuan: '#,##0.00',
  money_wan: '#,##0.00####',
};
export const KINDS = Object.keys(FORMATS) as XlsxKind[];

/** Style number of the first kind, after those of titles and heads. */
export const FIRST_KIND = 4;

/** Styles of plain sheets; those of printed forms follow. */
export const PLAIN_STYLES = FIRST_KIND + KINDS.length * 2 + 2;

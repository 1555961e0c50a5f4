import { FIRST_KIND, FORMATS, KINDS } from './xlsx-formats.ts';
import { paperStylesXml } from './xlsx-paper-styles.ts';
import type { XlsxColumn, XlsxKind } from './xlsx-sheet.ts';
import { xmlText } from './xlsx-text.ts';

/** The look of every cell the writer can make. The index in this list is the cell's style number. */
export const STYLE = { plain: 0, title: 1, note: 2, header: 3 } as const;

const BASE = Object.fromEntries(KINDS.map((kind, at) => [kind, FIRST_KIND + at * 2])) as Record<XlsxKind, number>;

/** Style number of a data cell. `guarded` marks text that must never be taken for a formula when it is edited. */
export function cellStyle(kind: XlsxKind, wrap: boolean, guarded: boolean): number {
  const base = BASE[kind] + (wrap ? 1 : 0);
  if (!guarded) return base;
  return FIRST_KIND + KINDS.length * 2 + (wrap ? 1 : 0);
}

/** Narrower, a program shows `###` in place of a long amount or a day. */
const LEAST: Readonly<Record<XlsxKind, number>> = {
  text: 10,
  integer: 10,
  number: 14,
  percent: 10,
  day: 12,
  moment: 21,
  money_yuan: 18,
  money_wan: 18,
};

/** Width of a column in characters: the given one, or one that fits its label. */
export function columnWidth(column: XlsxColumn): number {
  if (column.width) return Math.min(255, column.width);
  const label = [...column.label].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 2);
  return Math.min(60, Math.max(LEAST[column.kind ?? 'text'], label));
}

/** `xl/styles.xml`; the same for every workbook. */
export function stylesXml(): string {
  const formats = KINDS.map((kind, at) => `<numFmt numFmtId="${164 + at}" formatCode="${xmlText(FORMATS[kind])}"/>`);
  const cells = [
    xf(0, 0, 0, ''),
    xf(0, 1, 0, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
    xf(0, 0, 0, '<alignment horizontal="left" vertical="center" wrapText="1"/>'),
    xf(49, 2, 1, '<alignment horizontal="center" vertical="center" wrapText="1"/>', 2),
    ...KINDS.flatMap((kind, at) => {
      const id = kind === 'text' ? 49 : 164 + at;
      return [xf(id, 0, 1, TOP), xf(id, 0, 1, WRAP)];
    }),
    xf(49, 0, 1, TOP, 0, ' quotePrefix="1"'),
    xf(49, 0, 1, WRAP, 0, ' quotePrefix="1"'),
    ...paperStylesXml(),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="4"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><sz val="18"/><name val="方正小标宋简体"/><family val="4"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color rgb="FFBFBFBF"/></left><right style="thin"><color rgb="FFBFBFBF"/></right><top style="thin"><color rgb="FFBFBFBF"/></top><bottom style="thin"><color rgb="FFBFBFBF"/></bottom><diagonal/></border><border><left style="thin"><color rgb="FF000000"/></left><right style="thin"><color rgb="FF000000"/></right><top style="thin"><color rgb="FF000000"/></top><bottom style="thin"><color rgb="FF000000"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

const TOP = '<alignment vertical="top"/>';
const WRAP = '<alignment vertical="top" wrapText="1"/>';

function xf(format: number, font: number, border: number, alignment: string, fill = 0, extra = ''): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${extra}>${alignment}</xf>`;
}

/** Looks of the cells of a printed form, as style numbers after those of plain sheets. */

import { FORMATS, KINDS, PLAIN_STYLES } from './xlsx-formats.ts';
import type { PaperLook } from './xlsx-paper.ts';
import type { XlsxKind } from './xlsx-sheet.ts';

interface Look {
  readonly font: number;
  readonly border: number;
  readonly align: string;
}

const at = (horizontal: string) => `<alignment horizontal="${horizontal}" vertical="center" wrapText="1"/>`;
/** Fonts and borders by their place in `xl/styles.xml`. */
const FONT = { body: 0, bold: 2, title: 3 } as const;
const BORDER = { none: 0, ruled: 2 } as const;

const LOOKS: Readonly<Record<PaperLook, Look>> = {
  title: { font: FONT.title, border: BORDER.none, align: at('center') },
  line: { font: FONT.body, border: BORDER.none, align: at('left') },
  line_right: { font: FONT.body, border: BORDER.none, align: at('right') },
  note: { font: FONT.body, border: BORDER.none, align: at('left') },
  head: { font: FONT.bold, border: BORDER.ruled, align: at('center') },
  label: { font: FONT.body, border: BORDER.ruled, align: at('center') },
  name: { font: FONT.body, border: BORDER.ruled, align: at('left') },
  cell: { font: FONT.body, border: BORDER.ruled, align: '' },
  mark: { font: FONT.body, border: BORDER.none, align: at('left') },
};
const NAMES = Object.keys(LOOKS) as PaperLook[];
/** Styles of one look: each kind locked, each kind open, guarded text locked, guarded text open. */
const EACH = KINDS.length * 2 + 2;

/** Style number of a cell. `open` may be typed into; `guarded` marks text that must never be taken for a formula. */
export function paperStyle(look: PaperLook, kind: XlsxKind, open: boolean, guarded: boolean): number {
  const first = PLAIN_STYLES + NAMES.indexOf(look) * EACH;
  return guarded ? first + KINDS.length * 2 + (open ? 1 : 0) : first + KINDS.indexOf(kind) * 2 + (open ? 1 : 0);
}

/** The `xf` elements, in the order of `paperStyle`. */
export function paperStylesXml(): string[] {
  return NAMES.flatMap((name) => {
    const look = LOOKS[name];
    const kinds = KINDS.flatMap((kind) => [xf(look, kind, false), xf(look, kind, true)]);
    return [...kinds, xf(look, 'text', false, true), xf(look, 'text', true, true)];
  });
}

function xf(look: Look, kind: XlsxKind, open: boolean, guarded = false): string {
  const format = kind === 'text' ? 49 : 164 + Object.keys(FORMATS).indexOf(kind);
  const align = look.align || at(kind === 'text' ? 'left' : 'center');
  const locked = open ? '<protection locked="0"/>' : '';
  return `<xf numFmtId="${format}" fontId="${look.font}" fillId="0" borderId="${look.border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"${open ? ' applyProtection="1"' : ''}${guarded ? ' quotePrefix="1"' : ''}>${align}${locked}</xf>`;
}

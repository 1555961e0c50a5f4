/**
 * A document as its blocks, independent of the file it becomes: `docx.ts` and `pdf.ts` both print this model.
 * All text is plain text; a line feed is a line break.
 */
export interface DocumentModel {
  readonly title: string;
  /** Name of the issuing unit, set above the title as enforcement documents have it. */
  readonly issuer?: string;
  /** Document number, below the title. */
  readonly number?: string;
  readonly blocks: readonly Block[];
  /** Of the pages before the first section block; standing when absent. */
  readonly paper?: 'portrait' | 'landscape';
  readonly seal?: Seal;
  /** Marks every page as a demonstration without legal effect. */
  readonly demo?: boolean;
}

export type Block = Paragraph | Heading | Fields | Table | List | Signature | Qr | Picture | Section;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Default `left` with an indent of two characters; the party addressed stands `flush`. */
  readonly align?: 'left' | 'flush' | 'centre' | 'right';
  /** In the size of tables: notes below one. */
  readonly small?: boolean;
}

/** What follows begins on a new page, lying or standing. */
export interface Section {
  readonly kind: 'section';
  readonly paper: 'portrait' | 'landscape';
  /** A title of its own, as that of an attached form. */
  readonly title?: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** Label and value pairs in a ruled table, `pairs` of them side by side. */
export interface Fields {
  readonly kind: 'fields';
  readonly pairs?: 1 | 2;
  readonly items: readonly { readonly label: string; readonly value: string }[];
}

export interface TableColumn {
  readonly label: string;
  /** Share of the width; 1 when absent. */
  readonly weight?: number;
  readonly align?: 'left' | 'centre' | 'right';
}

/** A cell with spans. Cells are laid out as in an HTML table: places covered by a span are left out. */
export interface TableCell {
  readonly text: string;
  readonly across?: number;
  readonly down?: number;
  readonly align?: 'left' | 'centre' | 'right';
  /** Set in the face of the head. */
  readonly label?: boolean;
}

/** A ruled table whose header is repeated on every page. */
export interface Table {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  /** Rows of the head, when it has spans; the labels of the columns otherwise. */
  readonly head?: readonly (readonly TableCell[])[];
  readonly rows: readonly (readonly (string | TableCell)[])[];
  /** Points; that of the layout when absent. */
  readonly size?: number;
}

/** The text of a cell. */
export const cellText = (cell: string | TableCell): string => (typeof cell === 'string' ? cell : cell.text);

export interface List {
  readonly kind: 'list';
  /** Numbered `1.`, `2.` …; otherwise each item begins with a dash. */
  readonly ordered?: boolean;
  readonly items: readonly string[];
}

/** Lines to be signed by hand or already signed: `执法人员：　　　　　　年　月　日`. */
export interface Signature {
  readonly kind: 'signature';
  readonly lines: readonly { readonly label: string; readonly name?: string; readonly day?: string }[];
}

export interface Qr {
  readonly kind: 'qr';
  readonly text: string;
  readonly caption?: string;
}

export interface Picture {
  readonly kind: 'image';
  readonly bytes: Uint8Array;
  readonly type: 'image/png' | 'image/jpeg';
  readonly width_mm: number;
  readonly alt: string;
}

/**
 * The closing of a document: unit, day, and a text box that says an electronic seal was applied. It is words in a box,
 * never a drawing of a seal.
 */
export interface Seal {
  readonly unit: string;
  /** ISO day. */
  readonly day: string;
  /** What kind of seal, for example `行政执法专用章`. */
  readonly kind_label: string;
  readonly demo?: boolean;
}

/** `2026-03-01` → `2026年3月1日`; anything else is returned as it is. */
export function chineseDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day;
}

/** The lines inside the seal box. */
export function sealLines(seal: Seal): readonly string[] {
  return [`（电子印章：${seal.unit}${seal.kind_label}）`, ...(seal.demo ? ['演示，无法律效力'] : [])];
}

/** The words set across a demonstration's pages. */
export const DEMO_MARK = '演示文书　无法律效力';

/** Every text of a document, for checks that look at characters. */
export function documentTexts(model: DocumentModel): string[] {
  const texts = [model.title, model.issuer ?? '', model.number ?? '', model.demo ? DEMO_MARK : ''];
  if (model.seal) texts.push(model.seal.unit, chineseDay(model.seal.day), ...sealLines(model.seal));
  return [...texts, ...model.blocks.flatMap(blockTexts)].filter((text) => text !== '');
}

function blockTexts(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [block.text];
    case 'fields':
      return block.items.flatMap((item) => [item.label, item.value]);
    case 'table':
      return [
        block.caption ?? '',
        ...(block.head?.flat().map(cellText) ?? block.columns.map((column) => column.label)),
        ...block.rows.flat().map(cellText),
      ];
    case 'list':
      return [...block.items];
    case 'signature':
      return block.lines.flatMap((line) => [line.label, line.name ?? '', signatureDay(line.day)]);
    case 'qr':
      return [block.caption ?? ''];
    case 'image':
      return [block.alt];
    case 'section':
      return [block.title ?? ''];
  }
}

/** The day of a signature, or room to write one. */
export function signatureDay(day: string | undefined): string {
  return day ? chineseDay(day) : '　　　年　　月　　日';
}

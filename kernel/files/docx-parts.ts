/** Blocks of the document model as paragraphs and tables of a .docx file. */
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type DocumentLayout, lying } from './document-layout.ts';
import { type Block, chineseDay, type Seal, sealLines, signatureDay } from './document-model.ts';
import { plainText } from './document-text.ts';
import { pictureFacts } from './picture.ts';
import { qrPng } from './qr.ts';

type Face = keyof DocumentLayout['face'];
export type Part = Paragraph | Table;

const ALIGN = {
  left: AlignmentType.LEFT,
  flush: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;
/** Twentieths of a point in a millimetre. */
const TWIPS_MM = 1440 / 25.4;
const PIXELS_MM = 96 / 25.4;

export class DocxParts {
  readonly layout: DocumentLayout;

  readonly landscape: boolean;

  constructor(layout: DocumentLayout, landscape = false) {
    this.layout = layout;
    this.landscape = landscape;
  }

  /** The same parts on a page that lies or stands. */
  sized(landscape: boolean): DocxParts {
    return landscape === this.landscape ? this : new DocxParts(this.layout, landscape);
  }

  /** Width between the margins in twips. */
  get width(): number {
    const { page } = this.layout;
    const margin = this.landscape ? lying(this.layout.margin) : this.layout.margin;
    const across = this.landscape ? page.height : page.width;
    return Math.round((across - margin.left - margin.right) * TWIPS_MM);
  }

  /** The title of a document, or of a form within it. */
  title(text: string): Paragraph {
    const { title } = this.layout.size;
    const spacing = { line: Math.round(title * 1.6 * 20) };
    return this.paragraph(text, { face: 'title', size: title, bold: true, alignment: AlignmentType.CENTER, spacing });
  }

  runs(text: string, face: Face, size: number, more: IRunOptions = {}): TextRun[] {
    const name = this.layout.face[face][0] ?? '宋体';
    const font = { ascii: name, hAnsi: name, eastAsia: name, cs: name };
    return plainText(text)
      .split('\n')
      .map((line, at) => new TextRun({ text: line, font, size: size * 2, ...(at > 0 ? { break: 1 } : {}), ...more }));
  }

  paragraph(text: string, more: IParagraphOptions & { face?: Face; size?: number; bold?: boolean } = {}): Paragraph {
    const { face = 'body', size = this.layout.size.body, bold = false, ...rest } = more;
    const spacing = { line: Math.round(this.layout.line * 20), lineRule: LineRuleType.EXACT };
    return new Paragraph({ spacing, children: this.runs(text, face, size, { bold }), ...(rest as IParagraphOptions) });
  }

  async block(block: Block): Promise<Part[]> {
    const { size } = this.layout;
    const indent = { firstLine: size.body * 2 * 20 };
    switch (block.kind) {
      case 'paragraph': {
        const align = block.align ?? 'left';
        const small = block.small ? { size: size.table, spacing: { before: 40, after: 40 } } : {};
        const own = align === 'left' && !block.small ? { indent } : {};
        return [this.paragraph(block.text, { alignment: ALIGN[align], ...own, ...small })];
      }
      case 'heading': {
        const face = ({ 1: 'heading', 2: 'subheading', 3: 'body' } as const)[block.level];
        return [
          this.paragraph(block.text, {
            face,
            bold: block.level === 3,
            indent,
            keepNext: true,
            outlineLevel: block.level,
          }),
        ];
      }
      case 'list':
        return block.items.map((item, at) =>
          this.paragraph(`${block.ordered ? `${at + 1}. ` : '—　'}${item}`, { indent }),
        );
      case 'fields':
        return [this.fields(block.items, block.pairs ?? 1), this.gap()];
      case 'table': {
        const caption = { face: 'heading', size: size.table, alignment: AlignmentType.CENTER, keepNext: true } as const;
        const labels = block.columns.map((column) => ({ text: column.label }));
        const head = (block.head ?? [labels]).map((row) =>
          row.map((cell) => ({ align: 'centre' as const, ...cell, label: true })),
        );
        const rows = block.rows.map((row) =>
          row.map((cell, at): Cell => {
            const plain = { align: block.columns[at]?.align ?? ('left' as const), label: false };
            return typeof cell === 'string' ? { ...plain, text: cell } : { ...plain, ...cell };
          }),
        );
        const weights = block.columns.map((column) => column.weight ?? 1);
        const table = this.table(weights, [...head, ...rows], head.length, block.size ?? size.table);
        return [...(block.caption ? [this.paragraph(block.caption, caption)] : []), table, this.gap()];
      }
      case 'signature':
        return block.lines.map((line) => this.signature(line.label, line.name ?? '', signatureDay(line.day)));
      case 'qr':
        return [...this.picture(await qrPng(block.text), 32, '二维码'), ...this.caption(block.caption ?? '')];
      case 'image':
        return [...this.picture(block.bytes, block.width_mm, block.alt), ...this.caption(block.alt)];
      case 'section':
        return [];
    }
  }

  /** Unit, day and the box of words that stands for the seal. */
  seal(seal: Seal): Part[] {
    const right = { alignment: AlignmentType.RIGHT, keepNext: true, keepLines: true };
    const edge = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 };
    const border = { top: edge, bottom: edge, left: edge, right: edge };
    const box = { border, indent: { left: Math.round(this.width / 3) }, alignment: AlignmentType.CENTER };
    const lines = [this.paragraph(seal.unit, right), this.paragraph(chineseDay(seal.day), right)];
    const stamp = this.paragraph(sealLines(seal).join('\n'), { ...box, size: this.layout.size.table, keepLines: true });
    return [this.gap(), ...lines, stamp];
  }

  private fields(items: readonly { label: string; value: string }[], pairs: 1 | 2): Table {
    const rows: Cell[][] = [];
    for (let at = 0; at < items.length; at += pairs) {
      const row: Cell[] = items.slice(at, at + pairs).flatMap((item) => [
        { text: item.label, align: 'centre', label: true },
        { text: item.value, align: 'left', label: false },
      ]);
      const last = row.at(-1);
      if (last && pairs === 2 && row.length === 2) row[1] = { ...last, across: 3 };
      rows.push(row);
    }
    return this.table(pairs === 2 ? [1, 2, 1, 2] : [1, 4], rows, 0, this.layout.size.table);
  }

  private table(weights: readonly number[], rows: readonly (readonly Cell[])[], header: number, size: number): Table {
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const columnWidths = weights.map((weight) => Math.round((this.width * weight) / total));
    const made = rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at < header,
          cantSplit: true,
          children: cells.map((cell) => this.cell(cell, size)),
        }),
    );
    const width = { size: this.width, type: WidthType.DXA };
    return new Table({ rows: made, columnWidths, width, layout: TableLayoutType.FIXED });
  }

  private cell(cell: Cell, size: number): TableCell {
    const children = this.runs(cell.text, cell.label ? 'heading' : 'body', size);
    const tight = size < this.layout.size.table;
    return new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      columnSpan: cell.across ?? 1,
      rowSpan: cell.down ?? 1,
      margins: tight ? { top: 50, bottom: 50, left: 40, right: 40 } : { top: 80, bottom: 80, left: 100, right: 100 },
      children: [new Paragraph({ alignment: ALIGN[cell.align], children })],
    });
  }

  private signature(label: string, name: string, day: string): Paragraph {
    const line = `${label}：`;
    const room = name === '' ? '　　　　　　　　' : `　${name}　`;
    const { body } = this.layout.size;
    const children = [
      ...this.runs(line, 'body', body),
      ...this.runs(room, 'body', body, { underline: {} }),
      ...this.runs(`　${day}`, 'body', body),
    ];
    return new Paragraph({ spacing: { before: 120, after: 120 }, keepLines: true, children });
  }

  private picture(bytes: Uint8Array, width_mm: number, alt: string): Paragraph[] {
    const facts = pictureFacts(bytes);
    const width = Math.round(Math.min(width_mm, this.width / TWIPS_MM) * PIXELS_MM);
    const transformation = { width, height: Math.round((width * facts.height) / facts.width) };
    const altText = { name: plainText(alt), description: plainText(alt) };
    const run = new ImageRun({ type: facts.type, data: Buffer.from(bytes), transformation, altText });
    return [new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run] })];
  }

  private caption(text: string): Paragraph[] {
    if (text === '') return [];
    return [this.paragraph(text, { size: this.layout.size.table, alignment: AlignmentType.CENTER })];
  }

  /** An empty line. */
  space(): Paragraph {
    return new Paragraph({});
  }

  private gap(): Paragraph {
    return new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT } });
  }
}

interface Cell {
  readonly text: string;
  readonly align: 'left' | 'centre' | 'right';
  readonly label: boolean;
  readonly across?: number;
  readonly down?: number;
}

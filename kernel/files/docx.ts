/** Prints the document model to an editable .docx file with the faces of an official document. */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { type DocumentLayout, lying, OFFICIAL_LAYOUT } from './document-layout.ts';
import { DEMO_MARK, type DocumentModel } from './document-model.ts';
import { plainText } from './document-text.ts';
import { DocxParts, type Part } from './docx-parts.ts';

/** The file. Faces that are not installed where it is opened are replaced by that program; the text is unaffected. */
export async function docxBuffer(model: DocumentModel, layout: DocumentLayout = OFFICIAL_LAYOUT): Promise<Buffer> {
  const parts = new DocxParts(layout);
  const document = new Document({
    title: plainText(model.title),
    creator: plainText(model.issuer ?? ''),
    evenAndOddHeaderAndFooters: true,
    sections: await sections(model, parts),
  });
  return Packer.toBuffer(document);
}

/** A section of the file for each paper: what stands before the first section block is on the layout's own. */
async function sections(model: DocumentModel, parts: DocxParts): Promise<ISectionOptions[]> {
  const groups: { landscape: boolean; children: Part[] }[] = [
    { landscape: model.paper === 'landscape', children: opening(model, parts) },
  ];
  let current = groups[0] as (typeof groups)[number];
  for (const block of model.blocks) {
    if (block.kind === 'section') {
      const landscape = block.paper === 'landscape';
      current = { landscape, children: [] };
      groups.push(current);
      const at = parts.sized(landscape);
      if (block.title) current.children.push(at.title(block.title), at.space());
    } else current.children.push(...(await parts.sized(current.landscape).block(block)));
  }
  if (model.seal) current.children.push(...parts.sized(current.landscape).seal(model.seal));
  return groups.map(({ landscape, children }) => ({
    properties: { page: pageOf(parts.layout, landscape) },
    headers: model.demo ? { default: demoHeader(parts), even: demoHeader(parts) } : {},
    footers: { default: pageNumber(parts, AlignmentType.RIGHT), even: pageNumber(parts, AlignmentType.LEFT) },
    children,
  }));
}

function pageOf({ page, margin }: DocumentLayout, landscape: boolean) {
  const { top, bottom, left, right } = landscape ? lying(margin) : margin;
  return {
    // The library turns the measures round by itself.
    size: {
      width: `${page.width}mm` as const,
      height: `${page.height}mm` as const,
      ...(landscape ? { orientation: PageOrientation.LANDSCAPE } : {}),
    },
    margin: {
      top: `${top}mm` as const,
      bottom: `${bottom}mm` as const,
      left: `${left}mm` as const,
      right: `${right}mm` as const,
      footer: `${Math.max(bottom - 12, 8)}mm` as const,
    },
  };
}

function opening(model: DocumentModel, parts: DocxParts): Part[] {
  const children: Part[] = [];
  if (model.issuer) children.push(parts.title(model.issuer));
  children.push(parts.title(model.title));
  if (model.number) children.push(parts.paragraph(model.number, { alignment: AlignmentType.CENTER }));
  children.push(new Paragraph({}));
  return children;
}

/** `— 1 —`, outside on odd and even pages, one character in from the edge. */
function pageNumber(parts: DocxParts, alignment: 'left' | 'right'): Footer {
  const font = parts.layout.face.plain[0] ?? '宋体';
  const size = parts.layout.size.page_number * 2;
  const children = [new TextRun({ font, size, children: ['— ', PageNumber.CURRENT, ' —'] })];
  const em = parts.layout.size.page_number * 20;
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: em, right: em }, children })] });
}

function demoHeader(parts: DocxParts): Header {
  const { table } = parts.layout.size;
  return new Header({ children: [parts.paragraph(DEMO_MARK, { alignment: AlignmentType.CENTER, size: table })] });
}

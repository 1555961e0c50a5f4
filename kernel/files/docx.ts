/** Prints the document model to an editable .docx file with the faces of an official document. */
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { type DocumentLayout, OFFICIAL_LAYOUT } from './document-layout.ts';
import { DEMO_MARK, type DocumentModel } from './document-model.ts';
import { plainText } from './document-text.ts';
import { DocxParts, type Part } from './docx-parts.ts';

/** The file. Faces that are not installed where it is opened are replaced by that program; the text is unaffected. */
export async function docxBuffer(model: DocumentModel, layout: DocumentLayout = OFFICIAL_LAYOUT): Promise<Buffer> {
  const parts = new DocxParts(layout);
  const { page, margin } = layout;
  const document = new Document({
    title: plainText(model.title),
    creator: plainText(model.issuer ?? ''),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: `${page.width}mm`, height: `${page.height}mm` },
            margin: {
              top: `${margin.top}mm`,
              bottom: `${margin.bottom}mm`,
              left: `${margin.left}mm`,
              right: `${margin.right}mm`,
              footer: `${margin.bottom - 12}mm`,
            },
          },
        },
        headers: model.demo ? { default: demoHeader(parts), even: demoHeader(parts) } : {},
        footers: { default: pageNumber(parts, AlignmentType.RIGHT), even: pageNumber(parts, AlignmentType.LEFT) },
        children: await body(model, parts),
      },
    ],
  });
  return Packer.toBuffer(document);
}

async function body(model: DocumentModel, parts: DocxParts): Promise<Part[]> {
  const large = { face: 'title', size: parts.layout.size.title, bold: true, alignment: AlignmentType.CENTER } as const;
  const spacing = { line: Math.round(parts.layout.size.title * 1.6 * 20) };
  const children: Part[] = [];
  if (model.issuer) children.push(parts.paragraph(model.issuer, { ...large, spacing }));
  children.push(parts.paragraph(model.title, { ...large, spacing }));
  if (model.number) children.push(parts.paragraph(model.number, { alignment: AlignmentType.CENTER }));
  children.push(new Paragraph({}));
  for (const block of model.blocks) children.push(...(await parts.block(block)));
  if (model.seal) children.push(...parts.seal(model.seal));
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

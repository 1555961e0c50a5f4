/** Prints the document model to PDF with typst. */
import { refuse } from '#kernel/refusal.ts';
import { type DocumentLayout, OFFICIAL_LAYOUT } from './document-layout.ts';
import { type Block, chineseDay, DEMO_MARK, type DocumentModel, sealLines, signatureDay } from './document-model.ts';
import { plainText } from './document-text.ts';
import { type FontPlaces, findFonts } from './fonts.ts';
import { PDF_TEMPLATE } from './pdf-template.ts';
import { PdfWorker } from './pdf-worker.ts';
import { pictureFacts } from './picture.ts';
import { qrSvg } from './qr.ts';
import { Coverage } from './sfnt.ts';

export interface PdfOptions {
  readonly layout?: DocumentLayout;
  /** PDF/A-2b (ISO 19005-2) for the archive, which must state its day (ISO); plain PDF 1.7 otherwise. */
  readonly archive?: { readonly day: string };
}

export interface Pdf {
  readonly bytes: Uint8Array;
  /** Characters no font could show, each printed as 〓 and named in a note at the end of the document. */
  readonly missing: readonly string[];
}

export interface PdfPrinter {
  readonly font_files: readonly string[];
  print(model: DocumentModel, options?: PdfOptions): Promise<Pdf>;
  close(): Promise<void>;
}

/** The mark that Chinese printers set for a character they have no type for. */
const NO_TYPE = '〓';
const MOST_MS = 120_000;

/**
 * Opens a printer: fonts are loaded once, the compiler runs in its own thread and does not keep the process alive.
 * Throws `missing.fonts` when no font is found.
 */
export function openPdfPrinter(places: FontPlaces = {}, limit_ms = MOST_MS): PdfPrinter {
  const { fonts, files } = findFonts(places);
  if (fonts.length === 0) {
    throw refuse('missing.fonts', '服务器上没有可用的中文字体，无法生成 PDF。请联系管理员安装字体或设置字体目录。');
  }
  const coverage = new Coverage();
  for (const font of fonts) coverage.add(font);
  const worker = new PdfWorker(fonts, limit_ms);
  return {
    font_files: files,
    close: () => worker.close(),
    async print(model, options = {}) {
      const pictures = new Map<string, Uint8Array>();
      const missing = new Set<string>();
      const blocks = await Promise.all(model.blocks.map((block, at) => prepare(block, at, pictures)));
      const seal = model.seal && { ...model.seal, lines: sealLines(model.seal), day_shown: chineseDay(model.seal.day) };
      const whole = { ...model, blocks, seal, demo: model.demo === true, demo_mark: DEMO_MARK };
      const clean = JSON.parse(
        JSON.stringify(whole, (key, value) => (key === 'svg' ? value : cleaned(value, coverage, missing))),
      );
      const date = options.archive?.day.split('-').map(Number) ?? null;
      const layout = options.layout ?? OFFICIAL_LAYOUT;
      const doc = JSON.stringify({ ...clean, missing_note: note(missing), layout, date });
      const standard = options.archive ? 'a-2b' : undefined;
      return { bytes: await worker.run({ source: PDF_TEMPLATE, doc, pictures, standard }), missing: [...missing] };
    },
  };
}

/** Adds to a block what the template cannot work out itself. */
async function prepare(block: Block, at: number, pictures: Map<string, Uint8Array>): Promise<object> {
  if (block.kind === 'qr') return { ...block, svg: await qrSvg(block.text) };
  if (block.kind === 'signature') {
    return { ...block, lines: block.lines.map((line) => ({ ...line, day_shown: signatureDay(line.day) })) };
  }
  if (block.kind !== 'image') return block;
  const path = `/picture-${at}.${pictureFacts(block.bytes).type}`;
  pictures.set(path, block.bytes);
  return { kind: 'image', path, width_mm: block.width_mm, alt: block.alt };
}

/** Joiners and variation selectors have no glyph of their own. */
const NO_GLYPH = /^(?:\s|\p{Cf}|\p{Variation_Selector})$/u;

function cleaned(value: unknown, coverage: Coverage, missing: Set<string>): unknown {
  if (typeof value !== 'string') return value;
  let text = '';
  for (const sign of plainText(value)) {
    const known = NO_GLYPH.test(sign) || coverage.has(sign.codePointAt(0) ?? 0);
    if (!known) missing.add(sign);
    text += known ? sign : NO_TYPE;
  }
  return text;
}

function note(missing: ReadonlySet<string>): string {
  if (missing.size === 0) return '';
  const codes = [...missing].map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `注：文中“${NO_TYPE}”为字库中没有的字，其编码为：${codes.join('、')}。`;
}

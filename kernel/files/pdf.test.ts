import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from './document-model.ts';
import { findFonts } from './fonts.ts';
import { openPdfPrinter, type PdfPrinter } from './pdf.ts';
import { PdfWorker } from './pdf-worker.ts';

const places = process.env.ZS_FONT_DIR ? { font_dir: process.env.ZS_FONT_DIR } : {};
const has_fonts = findFonts(places).fonts.length > 0;
const has_reader = spawnSync('pdftotext', ['-v']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'zs-pdf-'));
const HOSTILE =
  '#strong[粗] #panic("停") $x^2$ *星* _下_ `码` <标签> @引用 // 注 \\ = 标题 #read("/etc/passwd") "引号" \u202e反向';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function textOf(bytes: Uint8Array): string {
  const path = join(folder, 'read.pdf');
  writeFileSync(path, bytes);
  return execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-']).toString();
}

const notice: DocumentModel = {
  issuer: '演示市某某局',
  title: '行政检查通知书',
  number: '演检通〔2026〕1号',
  blocks: [
    { kind: 'paragraph', text: '演示食品有限公司：', align: 'flush' },
    { kind: 'paragraph', text: HOSTILE },
    { kind: 'heading', level: 1, text: '一、检查事项' },
    {
      kind: 'fields',
      pairs: 2,
      items: ['检查日期', '检查方式', '检查地点'].map((label) => ({ label, value: `${label}之值` })),
    },
    {
      kind: 'table',
      caption: '清单',
      columns: [{ label: '序号' }, { label: '内容', weight: 4 }],
      rows: [['1', '许可证 #1']],
    },
    { kind: 'list', ordered: true, items: ['第一项', '第二项'] },
    { kind: 'signature', lines: [{ label: '执法人员' }, { label: '负责人', name: '王某', day: '2026-03-01' }] },
    { kind: 'qr', text: 'https://example.invalid/v/1', caption: '扫码核验' },
  ],
  seal: { unit: '演示市某某局', day: '2026-03-01', kind_label: '行政执法专用章', demo: true },
};

describe.runIf(has_fonts)('a document printed as PDF', () => {
  let printer: PdfPrinter;
  beforeAll(() => {
    printer = openPdfPrinter(places);
  });
  afterAll(() => printer.close());

  test.runIf(has_reader)('shows every part, and words of users stay words', async () => {
    const { bytes, missing } = await printer.print(notice);
    const text = textOf(bytes).replace(/\s+/g, '');
    expect(missing).toEqual([]);
    expect(text).toContain(HOSTILE.replace('\u202e', '').replace(/\s+/g, ''));
    for (const words of [
      '演示市某某局',
      '行政检查通知书',
      '演检通〔2026〕1号',
      '检查地点之值',
      '许可证#1',
      '2.第二项',
      '王某',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('2026年3月1日');
    expect(text).toContain('（电子印章：演示市某某局行政执法专用章）');
    expect(text).toContain('演示，无法律效力');
    expect(text).not.toContain('root:');
  });

  test('a character without a glyph is shown as 〓, reported and named at the end', async () => {
    const { bytes, missing } = await printer.print({
      title: '名单',
      blocks: [{ kind: 'paragraph', text: '王\u{e123}、李\u{10ffff}' }],
    });
    expect(missing).toEqual(['\u{e123}', '\u{10ffff}']);
    if (has_reader) expect(textOf(bytes).replace(/\s+/g, '')).toContain('编码为：U+E123、U+10FFFF');
  });

  test('an archive copy declares PDF/A-2b and the same document gives the same bytes', async () => {
    const first = await printer.print(notice, { archive: { day: '2026-03-01' } });
    const second = await printer.print(notice, { archive: { day: '2026-03-01' } });
    expect(Buffer.from(first.bytes).toString('latin1')).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>B</);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  test('the server answers while a long table is being set', async () => {
    const rows = Array.from({ length: 800 }, (_, at) => [String(at), '检查内容'.repeat(5)]);
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
    }, 5);
    const long: DocumentModel = {
      title: '长表',
      blocks: [{ kind: 'table', columns: [{ label: '号' }, { label: '文' }], rows }],
    };
    const { bytes } = await printer.print(long);
    clearInterval(beat);
    expect(bytes.length).toBeGreaterThan(10_000);
    expect(beats).toBeGreaterThan(10);
  });

  test('a picture that is none is refused', async () => {
    const image = {
      kind: 'image',
      bytes: Buffer.from('<svg/>'),
      type: 'image/png',
      width_mm: 50,
      alt: '照片',
    } as const;
    await expect(printer.print({ title: '图', blocks: [image] })).rejects.toThrow('请重新上传图片');
  });
});

test('a document that takes too long ends its thread, and the next one is printed all the same', {
  timeout: 30_000,
}, async () => {
  const worker = new PdfWorker(findFonts(places).fonts.slice(0, 1), 4000);
  const job = (source: string) => ({ source, doc: '{}', pictures: new Map(), standard: undefined });
  const endless = '#for a in range(100000) { for b in range(100000) { let c = a + b } }';
  await expect(worker.run(job(endless))).rejects.toThrow('分批');
  expect(Buffer.from(await worker.run(job('ok'))).toString('latin1', 0, 5)).toBe('%PDF-');
  await expect(worker.run(job('#nonsense'))).rejects.toThrow('typst');
  await worker.close();
});

test('without any font the operator is told what to do', () => {
  const nothing = { system_dirs: [], package_file: () => null };
  expect(() => openPdfPrinter(nothing)).toThrow('设置字体目录');
});

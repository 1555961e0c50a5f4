import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { docxBuffer } from './docx.ts';
import { qrPng, qrSvg } from './qr.ts';
import { openZip } from './zip-guard.ts';

async function part(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await openZip(bytes, { max_entries: 100, max_bytes: 1e8, max_ratio: 1e6 });
  const entry = zip.entries.get(name);
  if (!entry) throw new Error(`no ${name}`);
  return (await buffer(await zip.read(entry))).toString();
}

test('a notice becomes a Word file on A4 with official faces, repeated table header, page numbers and seal words', async () => {
  const bytes = await docxBuffer({
    title: '责令改正通知书',
    demo: true,
    blocks: [
      { kind: 'paragraph', text: '第一行\n第二行 <w:p/> & \u0007"' },
      { kind: 'table', columns: [{ label: '序号' }, { label: '内容' }], rows: [['1', '甲']] },
      {
        kind: 'fields',
        pairs: 2,
        items: [
          { label: '甲', value: '一' },
          { label: '乙', value: '二' },
          { label: '丙', value: '三' },
        ],
      },
      { kind: 'qr', text: 'https://example.invalid' },
      { kind: 'image', bytes: await qrPng('x'), type: 'image/png', width_mm: 40, alt: '现场照片' },
    ],
    seal: { unit: '演示市某某局', day: '2026-12-09', kind_label: '公章', demo: true },
  });
  const xml = await part(bytes, 'word/document.xml');
  expect(xml).toContain('第二行 &lt;w:p/&gt; &amp; ');
  expect(xml).not.toContain('\u0007');
  expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toContain('w:gridSpan w:val="3"');
  expect(xml).toMatch(/w:pgSz w:w="11906|w:pgSz w:w="210mm"/);
  expect(xml).toContain('2026年12月9日');
  expect(xml).toContain('（电子印章：演示市某某局公章）');
  expect(xml).toContain('演示，无法律效力');
});

test('a code is drawn as SVG, and a text too long for one is refused in Chinese', async () => {
  expect(await qrSvg('https://example.invalid/v/1')).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
  await expect(qrSvg('长'.repeat(2000))).rejects.toThrow('请缩短内容');
});

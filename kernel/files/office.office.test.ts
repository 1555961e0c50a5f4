/** Opens what we write with LibreOffice, where it is installed, and reads the words back from the pages. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { docxBuffer } from './docx.ts';
import { xlsxBuffer } from './xlsx-write.ts';

const able = ['soffice', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);
const folder = mkdtempSync(join(tmpdir(), 'zs-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function printed(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, name)], {
    stdio: 'ignore',
  });
  const pdf = join(folder, name.replace(/\.\w+$/, '.pdf'));
  return execFileSync('pdftotext', ['-layout', pdf, '-']).toString().replace(/\s+/g, '');
}

describe.runIf(able)('files opened in an office program', () => {
  test('a workbook shows titles, days, money and formula-like text as text', { timeout: 120_000 }, async () => {
    const bytes = await xlsxBuffer([
      {
        name: '台账',
        title: '演示台账',
        columns: [
          { label: '名称' },
          { label: '日期', kind: 'day' },
          { label: '金额', kind: 'money_yuan' },
          { label: '类别', choices: ['甲类'] },
        ],
        rows: [['=1+1', '2026-03-01', 123_456_789, '甲类']],
        autofilter: true,
      },
    ]);
    const text = printed('book.xlsx', bytes);
    for (const words of ['演示台账', '=1+1', '2026-03-01', '1,234,567.89', '甲类']) expect(text).toContain(words);
  });

  test('a Word file shows title, table, signature line, seal words and page number', { timeout: 120_000 }, async () => {
    const bytes = await docxBuffer({
      title: '行政检查通知书',
      number: '演检通〔2026〕1号',
      blocks: [
        { kind: 'table', columns: [{ label: '序号' }, { label: '内容' }], rows: [['1', '甲项']] },
        { kind: 'signature', lines: [{ label: '执法人员' }] },
      ],
      seal: { unit: '演示市某某局', day: '2026-03-01', kind_label: '公章' },
    });
    const text = printed('notice.docx', bytes);
    for (const words of [
      '行政检查通知书',
      '演检通〔2026〕1号',
      '甲项',
      '执法人员：',
      '（电子印章：演示市某某局公章）',
      '—1—',
    ]) {
      expect(text).toContain(words);
    }
  });
});

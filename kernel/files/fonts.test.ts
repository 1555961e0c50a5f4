import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFonts } from './fonts.ts';

const root = mkdtempSync(join(tmpdir(), 'zs-fonts-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function put(...steps: string[]): string {
  const path = join(root, ...steps);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, 'font');
  return path;
}

test("a bureau's own faces come first, then those of the system, then packages for what is still missing", () => {
  const own = put('own', 'licensed', '方正小标宋.ttf');
  put('own', 'readme.txt');
  const serif = put('system', 'noto', 'NotoSerifCJK-Regular.ttc');
  put('system', 'noto', 'NotoSerifCJK-Black.ttc');
  const packaged = put('packages', 'sans.otf');
  const found = findFonts({
    font_dir: join(root, 'own'),
    system_dirs: [join(root, 'system'), join(root, 'absent')],
    package_file: (name) => (name.startsWith('node-source-han-sans-sc/') ? packaged : null),
  });
  expect(found.files).toEqual([own, serif, packaged]);
  expect(found.fonts).toHaveLength(3);
});

test('a machine without system fonts prints with the packages of the lock file', () => {
  const { files, fonts } = findFonts({ system_dirs: [] });
  expect(files.some((file) => file.includes('noto-serif-sc-chinese-simplified-400'))).toBe(true);
  expect(fonts[0]?.readUInt32BE(0)).toBe(0x00010000);
});

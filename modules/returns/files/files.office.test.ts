/** A form saved again by another office program still comes back whole. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { readBook } from './back/read-book.ts';
import { snapshotOf } from './back/snapshot.ts';
import { formFace } from './face/face.ts';
import { leniency } from './golden/filled.fixture.ts';
import { ABOUT, shippedForm, shippedOptions } from './golden/samples.fixture.ts';
import { returnWorkbook } from './xlsx/workbook.ts';

const able = spawnSync('which', ['soffice']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'zs-returns-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SECRET = Buffer.alloc(32, 7);

describe.runIf(able)('a form saved again by an office program', () => {
  test('keeps its proof, its marks and every value', { timeout: 120_000 }, async () => {
    const face = formFace(leniency.form, shippedForm(leniency.form), ABOUT, leniency);
    const bytes = await buffer(
      returnWorkbook({
        faces: [{ face, hash: 'sm3:1' }],
        about: {
          return: 'r',
          title: '年度报告',
          unit: '990102.scjg',
          unit_name: '演示区某某局',
          revision: 0,
          made_at: '',
        },
        fill: true,
        options: shippedOptions,
        secret: SECRET,
      }),
    );
    writeFileSync(join(folder, 'form.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, 'saved');
    execFileSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, join(folder, 'form.xlsx')],
      {
        stdio: 'ignore',
      },
    );
    const book = await readBook(readFileSync(join(out, 'form.xlsx')), SECRET);
    expect(book.sheets[0]?.troubles).toEqual([]);
    expect(book.sheets[0]?.gone).toEqual([]);
    const { there } = book.sheets[0] ?? { there: {} };
    expect(there).toEqual(snapshotOf(face));
  });
});

/** `zhunsheng demo`: builds the demonstration once, prints who signs in, and keeps out of real installations. */
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const base = mkdtempSync('/tmp/zs-demo-cli-');
chmodSync(base, 0o711);
afterAll(() => rmSync(base, { recursive: true, force: true }));

async function demo(dataDir: string): Promise<{ code: number | null; words: string }> {
  const run = cli('demo', '--data-dir', dataDir);
  return { code: await run.ended, words: run.printed() };
}

test('an empty folder gets the demonstration, and asked again it prints the same sign-ins at once', async () => {
  const data = join(base, 'data');
  const built = await demo(data);
  expect(built.words).toContain('正在建立演示数据');
  expect(built.code).toBe(0);
  const password = /口令都是：(\S+)/.exec(built.words)?.[1];
  expect(password).toMatch(/\S{8}/);
  for (const words of ['supervisor', 'policy-keeper', 'officer', '先看这三页', 'npx zhunsheng serve --demo'])
    expect(built.words).toContain(words);
  expect(existsSync(join(data, 'postgres/pg/postmaster.pid'))).toBe(false);

  const again = await demo(data);
  expect(again.code).toBe(0);
  expect(again.words).not.toContain('正在建立');
  expect(again.words).toContain(`口令都是：${password}`);
}, 240_000);

test('a real installation is left alone', async () => {
  const real = mkdtempSync(join(base, 'real-'));
  writeFileSync(join(real, 'zhunsheng.json'), '{"kind":"real","version":1}');
  const run = await demo(real);
  expect(run.code).toBe(1);
  expect(run.words).toContain('是正式环境，不能装入演示数据');
  expect(existsSync(join(real, 'postgres'))).toBe(false);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { proofOf } from '#kernel/server/proof.ts';
import { sealOnce } from '#kernel/server/sealer.ts';
import { AGENCY, county, only } from '#modules/supervision/supervision.fixture.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { verifyCommand } from './verify.ts';

const base = await testDatabase();
const world = await county(base);
const folder = mkdtempSync('/tmp/zs-proof-');
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** What the command prints and says. */
async function verify(content: unknown): Promise<string> {
  const file = join(folder, 'proof.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  let printed = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    await verifyCommand.run([file], {});
  } catch (error) {
    printed += (error as Error).message;
  } finally {
    out.mockRestore();
  }
  return printed;
}

test('an exported proof of a card is verified without the database; altered, shortened or foreign, it is not', async () => {
  const act = await world.inspect('2026-06-26', { coded: false });
  await world.react(act);
  const { id } = only(await world.cards(act));
  await world.act(world.as('clerk', AGENCY), 'supervision.explain', { explanation: '系统停用' }, id);
  await sealOnce(world.worker, world.clock.now().toISOString());
  const proof = await proofOf(world.worker, 'alert', id, world.clock.now().toISOString());
  expect(proof.entries).toHaveLength(2);
  expect(await verify(proof)).toMatch(/证明完整：2 条记录前后相接[\s\S]*最新封印第 1 号/);
  const altered = proof.entries.map((entry, i) =>
    i === 1 ? { ...entry, body: entry.body.replace('系统停用', '无事') } : entry,
  );
  expect(await verify({ ...proof, entries: altered })).toContain('记录被改动过');
  expect(await verify({ ...proof, entries: proof.entries.slice(1) })).toContain('接不上');
  expect(await verify({ ...proof, record_id: act })).toContain('不属于本证明所述的记录');
  expect(await verify('{')).toContain('不是证明文件');
  expect(await verify({ format: 'other' })).toContain('不是本平台的证明文件');
});

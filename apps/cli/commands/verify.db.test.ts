import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { proofOf } from '#kernel/server/proof.ts';
import { rootsBetween, rootsText } from '#kernel/server/roots.ts';
import { sealAll } from '#kernel/server/seal-all.fixture.ts';
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
async function verify(content: unknown, roots?: string): Promise<string> {
  const file = join(folder, 'proof.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const kept = join(folder, 'roots.txt');
  if (roots !== undefined) writeFileSync(kept, roots);
  let printed = '';
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    await verifyCommand.run([file], roots === undefined ? {} : { roots: kept });
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
  await sealAll(world.worker, world.clock.now().toISOString());
  const proof = await proofOf(world.worker, 'alert', id, world.clock.now().toISOString());
  expect(proof.entries).toHaveLength(2);
  expect(await verify(proof)).toMatch(/证明完整：2 条记录前后相接[\s\S]*最新封印第 \d+ 号/);
  const altered = proof.entries.map((entry, i) =>
    i === 1 ? { ...entry, body: entry.body.replace('系统停用', '无事') } : entry,
  );
  expect(await verify({ ...proof, entries: altered })).toContain('记录被改动过');
  expect(await verify({ ...proof, entries: proof.entries.slice(1) })).toContain('接不上');
  expect(await verify({ ...proof, record_id: act })).toContain('不属于本证明所述的记录');
  expect(await verify('{')).toContain('不是证明文件');
  expect(await verify({ format: 'other' })).toContain('不是本平台的证明文件');
});

test('a proof is held against the roots that were published: a history written anew, however sound in itself, is found', async () => {
  const act = await world.inspect('2026-06-27', { coded: false });
  await world.react(act);
  const { id } = only(await world.cards(act));
  const now = world.clock.now().toISOString();
  await sealAll(world.worker, now);
  const today = world.clock.today();
  const made_at = now;
  const roots = await rootsBetween(world.worker, '2026-01-01', today, today);
  const proof = await proofOf(world.worker, 'alert', id, now);
  const published = rootsText({ format: 'zhunsheng-roots/1', made_at, roots });
  const number = proof.seals.at(-1)?.number;
  expect(await verify(proof, published)).toContain(`与${today}公布的封印根（第 ${number} 号）相符。`);
  expect(await verify(proof, JSON.stringify({ format: 'zhunsheng-roots/1', made_at, roots }))).toContain('相符');
  const other = published.replace(roots.at(-1)?.chain ?? '', `sm3:${'0'.repeat(64)}`);
  expect(await verify(proof, other)).toMatch(/公布的封印根不符，记录在公布之后被改写过[\s\S]*请保存现场/);
  const early = `2026-01-02 0 sm3:${'0'.repeat(64)}`;
  expect(await verify(proof, early)).toContain('请下载较新的封印根');
  expect(await verify(proof, '不是封印根')).toContain('不是每日封印根的副本');
});

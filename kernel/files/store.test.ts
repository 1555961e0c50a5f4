import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearIncoming, type FileStore, openLocalStore } from './store.ts';

const LIMITS = { max_bytes: 1000 };
const NOTE = Buffer.from('现场笔录：一切正常');
const CLAIM = { file_name: '笔录.txt', declared_type: 'text/plain' };
let root = '';
let store: FileStore;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'zs-store-'));
  store = await openLocalStore(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('a file is kept under its digest, once, and comes back whole or in part', async () => {
  const kept = await store.put(Readable.from([NOTE.subarray(0, 5), NOTE.subarray(5)]), CLAIM, LIMITS);
  expect(kept).toEqual({
    sha256: createHash('sha256').update(NOTE).digest('hex'),
    kind: 'txt',
    mime: 'text/plain; charset=utf-8',
    file_name: '笔录.txt',
    size: NOTE.length,
  });
  expect((await store.put(NOTE, { file_name: '副本.txt' }, LIMITS)).sha256).toBe(kept.sha256);
  expect(await buffer(await store.get(kept.sha256, { verify: true }))).toEqual(NOTE);
  expect(await buffer(await store.get(kept.sha256, { range: { start: 3, end: 5 } }))).toEqual(NOTE.subarray(3, 6));
  expect(await store.has(kept.sha256)).toEqual({ size: NOTE.length });
  await expect(store.get(kept.sha256, { range: { start: 1000 } })).rejects.toMatchObject({ status: 416 });
});

test('a text in GBK is kept as UTF-8 and says so', async () => {
  const gbk = Buffer.from('cfd6b3a1b1cac2bcc3bbd3d0ceb4bdaba3ac'.repeat(9_000), 'hex');
  const kept = await store.put(gbk, CLAIM, { max_bytes: gbk.length });
  const text = new TextDecoder('gbk').decode(gbk);
  expect(kept).toMatchObject({ converted: true, kind: 'txt', file_name: '笔录.txt', size: Buffer.byteLength(text) });
  expect((await buffer(await store.get(kept.sha256, { verify: true }))).toString()).toBe(text);
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
});

test('a file changed behind our back is noticed when it is read', async () => {
  const kept = await store.put(Buffer.from('原件'), CLAIM, LIMITS);
  await writeFile(join(root, kept.sha256.slice(0, 2), kept.sha256.slice(2, 4), kept.sha256), '改件');
  await expect(store.get(kept.sha256, { verify: true }).then(buffer)).rejects.toThrow('可能已被改动');
  await store.put(Buffer.from('原件'), CLAIM, LIMITS);
  expect((await buffer(await store.get(kept.sha256, { verify: true }))).toString()).toBe('原件');
});

test('a refused, an overlong and a broken upload leave nothing behind', async () => {
  let taken = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(100, 'a');
      }
    })(),
  );
  await expect(store.put(endless, CLAIM, LIMITS)).rejects.toMatchObject({ code: 'too-large.file', status: 413 });
  expect(taken).toBeLessThan(100);
  await expect(store.put(Buffer.from('MZ\x90\0'), CLAIM, LIMITS)).rejects.toMatchObject({ code: 'input.file_type' });
  const broken = new Readable({
    read() {
      this.push('半');
      this.destroy(new Error('网络断开'));
    },
  });
  await expect(store.put(broken, CLAIM, LIMITS)).rejects.toThrow('网络断开');
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
});

test('what an interrupted process left is cleared when it is old enough', async () => {
  await writeFile(join(root, 'incoming', 'left'), 'x');
  expect(await clearIncoming(root, Date.now(), 3_600_000)).toBe(0);
  expect(await clearIncoming(root, Date.now() + 7_200_000, 3_600_000)).toBe(1);
});

test('a removed file is gone, and a key that is no digest reaches no path', async () => {
  const kept = await store.put(Buffer.from('可删'), CLAIM, LIMITS);
  expect(await store.remove(kept.sha256)).toBe(true);
  expect(await store.remove(kept.sha256)).toBe(false);
  await expect(store.get(kept.sha256)).rejects.toMatchObject({ code: 'missing.file', status: 404 });
  await expect(store.has('../../etc/passwd')).rejects.toMatchObject({ code: 'missing.file' });
});

/** A disk that fills up while people work: what they are told, and that nothing half-written stays. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLocalStore } from '../files/store.ts';
import { problemOf } from './problem.ts';

const WORDS = '服务器的磁盘已满，本次没有保存。请不要关闭页面，把这句话告诉系统管理员；磁盘清理后再办一次即可。';

test.each(['ENOSPC', 'EDQUOT', '53100'])('%s is told as a full disk, and to the operator as well', (code) => {
  const { problem, unexpected } = problemOf(Object.assign(new Error('no space left on device'), { code }), 'x');
  expect(problem).toMatchObject({ status: 507, code: 'full.disk', title: '存储空间已满', detail: WORDS });
  expect(unexpected).toBe(true);
});

/** A file system of half a megabyte; only root may make one. */
const folder = mkdtempSync(join(tmpdir(), 'zs-full-'));
const small = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => {
  if (small) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(small)('on a file system of half a megabyte', () => {
  test('an upload that no longer fits is refused in words, leaves nothing, and the next that fits is kept', async () => {
    const store = await openLocalStore(join(folder, 'files'));
    const put = (size: number) =>
      store.put(
        Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size)]),
        { file_name: '笔录.pdf' },
        { max_bytes: 1e9 },
      );
    const error = await put(2 * 1024 * 1024).catch((it: unknown) => it);
    expect(problemOf(error, 'x').problem.detail).toBe(WORDS);
    expect(readdirSync(join(folder, 'files/incoming'))).toEqual([]);
    expect((await put(100 * 1024)).file_name).toBe('笔录.pdf');
  });
});

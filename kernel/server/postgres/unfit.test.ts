/** Servers and disks that do not fit are told so in words that say what to do. */
import { expect, test } from 'vitest';
import { Refusal } from '#kernel/refusal.ts';
import { refuseFullDisk } from './data-dir.ts';
import { fitVersion, type ServerFacts } from './probe.ts';

const DEBIAN_12: ServerFacts = {
  number: 150_014,
  version: '15.14 (Debian 15.14-0+deb12u1)',
  encoding: 'UTF8',
  ctype: 'C.UTF-8',
  letters: true,
};

function said(work: () => unknown): { readonly code: string; readonly message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'ok', message: '' };
}

test('PostgreSQL 15 is taken, and its version told without the packager’s words', () => {
  expect(fitVersion(DEBIAN_12)).toBe('15.14');
});

test('PostgreSQL 14 is refused with its own version, the one wanted and the way out', () => {
  const old = { ...DEBIAN_12, number: 140_023, version: '14.23' };
  expect(said(() => fitVersion(old))).toEqual({
    code: 'start.postgres_too_old',
    message:
      '数据库是 PostgreSQL 14.23，本系统需要 15 或以上版本。请升级数据库服务器，或不设 DATABASE_URL，改用本系统自带的数据库。',
  });
});

test('a database in which Chinese is no text is refused with the words that make a right one', () => {
  for (const wrong of [{ encoding: 'SQL_ASCII' }, { ctype: 'C', letters: false }]) {
    const { code, message } = said(() => fitVersion({ ...DEBIAN_12, ...wrong }));
    expect(code).toBe('start.wrong_locale');
    expect(message).toContain(
      "请用 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8' TEMPLATE template0 重新建库",
    );
  }
});

test('a data folder on a disk without room is refused before anything is written', () => {
  // /proc is a file system without a single free block.
  expect(said(() => refuseFullDisk('/proc'))).toEqual({
    code: 'start.disk_full',
    message: '数据目录 /proc 所在磁盘只剩 0 MB，至少需要 300 MB。请清理磁盘或换一个目录。',
  });
});

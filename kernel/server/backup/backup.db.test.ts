import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import yazl from 'yazl';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { ensurePlatformKind, migrationState } from '../migrate.ts';
import { ensureRoles } from '../postgres/roles.ts';
import { copyIn, copyOut } from './copy-stream.ts';
import { backup, readManifest, restore } from './index.ts';

const folder = mkdtempSync('/tmp/zs-backup-');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'one.zip');
const files = join(folder, 'files');
const kind = 'demo' as const;
const notices: string[] = [];

const db = await testDatabase();
const source = { owner: db.owner, kind, version: '15' };
const name = "O'Neil\t换行\n反斜\\杠";

await ensurePlatformKind(db.owner, kind);
await db.pool('owner').query(
  `insert into number_series (series, year, last) select 'S' || g, 2026, g from generate_series(1, 50000) g;
   insert into personal_key (subject, key) values ('018f0000-0000-7000-8000-000000000001', '\\x00ff0a5c');
   insert into journal (act, at, verb, record, record_id, cell, region, unit, person, body, hash)
   values (gen_random_uuid(), '2026-03-01 08:30:00.123456+08', 'v', 'r', gen_random_uuid(), '3607', '360702', '360702.scjg', '', 'x', 'h')`,
);
await db.pool('owner').query(`update journal set body = $1`, [name]);
mkdirSync(join(files, 'ab'), { recursive: true });
writeFileSync(join(files, 'ab/one.bin'), Buffer.from([0, 10, 255]));
const made = await backup({
  database: source,
  file,
  filesDir: files,
  appVersion: '0.1.0',
  notice: (line) => notices.push(line),
});

async function empty(): Promise<TestDatabase> {
  const target = await emptyDatabase();
  await ensureRoles(
    await target
      .pool('superuser')
      .connect()
      .then((client) => (client.release(), client)),
  );
  return target;
}

/** Everything in the tables, in a form two databases can be compared by. */
async function contents(config: pg.PoolConfig): Promise<unknown> {
  const client = new pg.Client(config);
  await client.connect();
  const tables = [];
  for (const table of ['journal', 'personal_key', 'number_series']) {
    tables.push(
      (await client.query(`select count(*), md5(string_agg(t::text, '|' order by t::text)) from ${table} t`)).rows,
    );
  }
  await client.end();
  return tables;
}

/** The backup again, with one entry changed. */
async function altered(entryName: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const to = join(folder, `${made.made_at.length}-${entryName.replaceAll('/', '_')}.zip`);
  const out = new yazl.ZipFile();
  const zip = await openPromise(file, { autoClose: false, lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    out.addBuffer(entry.fileName === entryName ? change(bytes) : bytes, entry.fileName);
  }
  out.end();
  await pipeline(out.outputStream, createWriteStream(to));
  zip.close();
  return to;
}

describe('a backup', () => {
  it('holds every table, file and sequence, and says how many of each', async () => {
    const manifest = await readManifest(file);
    expect(manifest.tables.find((table) => table.name === 'number_series')).toMatchObject({ rows: 50_000 });
    expect(manifest.files).toMatchObject([{ path: 'ab/one.bin', bytes: 3 }]);
    expect(manifest.kind).toBe('demo');
    expect(notices).toContain('备份数据表：journal');
  });

  it('never overwrites another and leaves no half file', async () => {
    await expect(backup({ database: source, file, filesDir: files, appVersion: '0.1.0' })).rejects.toThrow('已存在');
    expect(existsSync(`${file}.partial`)).toBe(false);
  });
});

describe('a restore', () => {
  it('into an empty database gives back every byte, and goes on counting where the backup stopped', async () => {
    const target = await empty();
    const filesDir = join(folder, 'restored');
    await restore({ database: { owner: target.owner, kind }, file, filesDir });
    expect(await contents(target.owner)).toEqual(await contents(db.owner));
    expect(readFileSync(join(filesDir, 'ab/one.bin'))).toEqual(Buffer.from([0, 10, 255]));
    expect(await migrationState(target.pool('app'))).toMatchObject({ state: 'current' });
    const { rows } = await target.pool('owner').query(
      `insert into journal (act, at, verb, record, record_id, cell, region, unit, person, body, hash)
       values (gen_random_uuid(), now(), 'v', 'r', gen_random_uuid(), '3607', '360702', '360702.scjg', '', 'x', 'h') returning seq, epoch`,
    );
    expect(rows).toEqual([{ seq: 2, epoch: 2 }]);
    expect((await target.pool('owner').query('select kind, epoch from platform')).rows).toEqual([
      { kind: 'demo', epoch: 2 },
    ]);
  });

  it('is refused where data are', async () => {
    await expect(restore({ database: source, file, filesDir: files })).rejects.toThrow('恢复只能在空的数据库中进行');
  });

  it('never turns a demonstration into a real installation', async () => {
    const target = await empty();
    await expect(
      restore({ database: { owner: target.owner, kind: 'real' }, file, filesDir: files }),
    ).rejects.toMatchObject({ code: 'start.kind_mismatch' });
  });

  it.each(['tables/number_series.copy', 'files/ab/one.bin'])(
    'of a backup whose %s was changed brings back nothing',
    async (entry) => {
      const target = await empty();
      const bad = await altered(entry, (bytes) => Buffer.from(bytes.map((byte, at) => (at === 1 ? 50 : byte))));
      await expect(
        restore({ database: { owner: target.owner, kind }, file: bad, filesDir: join(folder, 'bad') }),
      ).rejects.toThrow('备份文件已损坏');
      expect((await target.pool('owner').query('select count(*) from number_series')).rows).toEqual([{ count: 0 }]);
    },
  );

  it('of a file that is no backup says so', async () => {
    const other = join(folder, 'other.zip');
    writeFileSync(other, 'not a zip');
    await expect(readManifest(other)).rejects.toThrow('不是完整的备份');
  });
});

describe('copy streams', () => {
  it('report the error of either side and leave the connection usable', async () => {
    const client = await db.pool('owner').connect();
    const toNowhere = async () => {
      for await (const chunk of copyOut(client, 'copy missing_table to stdout')) expect(chunk).toBeNull();
    };
    await expect(toNowhere()).rejects.toThrow('does not exist');
    const wrong = async function* () {
      yield Buffer.from('not a row\n');
    };
    await expect(pipeline(wrong(), copyIn(client, 'copy number_series from stdin'))).rejects.toThrow('missing data');
    const broken = async function* () {
      yield Buffer.from('A\t2026\t1\n');
      throw new Error('disk gone');
    };
    await expect(pipeline(broken(), copyIn(client, 'copy number_series from stdin'))).rejects.toThrow('disk gone');
    expect((await client.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
    client.release();
  });
});

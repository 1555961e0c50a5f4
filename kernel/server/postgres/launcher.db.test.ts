import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { SOCKET_PORT, SUPERUSER } from './cluster.ts';
import { openDatabase } from './index.ts';

const folder = mkdtempSync('/tmp/zs-launch-');
const env = { ZS_PG_BIN: process.env.ZS_TEST_PG === 'embedded' ? undefined : process.env.ZS_TEST_PG };
const code = (wanted: string) => expect.objectContaining({ code: wanted });
chmodSync(folder, 0o711);
/** A new folder the database user may pass through; `closed` is one it may not. */
const closed = () => mkdtempSync(join(folder, 'd'));
const fresh = () => {
  const made = closed();
  chmodSync(made, 0o711);
  return made;
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask<T extends pg.QueryResultRow>(config: pg.PoolConfig, query: string): Promise<T[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return (await client.query<T>(query)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded database', { timeout: 60_000 }, () => {
  it('starts in an empty folder, keeps its data over a stop, and never listens on the network', async () => {
    const dataDir = fresh();
    const first = await openDatabase({ dataDir, env });
    await ask(first.owner, 'create table kept as select 1 as one');
    expect(
      await ask(first.app, `select current_user::text as who, current_setting('listen_addresses') as network`),
    ).toEqual([{ who: 'zs_app', network: '' }]);
    await first.stop();

    const second = await openDatabase({ dataDir, env });
    expect(second.source).toBe('embedded');
    expect(await ask(second.owner, 'select one from kept')).toEqual([{ one: 1 }]);
    await second.stop();
    expect(existsSync(join(dataDir, 'postgres/pg/postmaster.pid'))).toBe(false);
  });

  it('is taken over with everything acknowledged when the program was killed with -9', async () => {
    const dataDir = fresh();
    const script = join(import.meta.dirname, '../../../test/support/serve-until-killed.ts');
    const program = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    });
    await new Promise((done) => program.stdout.once('data', done));
    const killed = new Promise((done) => program.once('exit', done));
    program.kill('SIGKILL');
    await killed;

    const again = await openDatabase({ dataDir, env });
    expect(again.source).toBe('adopted');
    expect(await ask(again.owner, 'select word from acknowledged')).toEqual([{ word: 'kept' }]);
    await again.stop();
  });

  it('serves one program at a time, lets tools in beside it, and stops with the last of them', async () => {
    const dataDir = fresh();
    const server = await openDatabase({ dataDir, env });
    await expect(openDatabase({ dataDir, env })).rejects.toEqual(code('start.data_in_use'));
    const tool = await openDatabase({ dataDir, env, purpose: 'tool' });
    await server.stop();
    expect(await ask(tool.app, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await tool.stop();
    await expect(ask(tool.app, 'select 1')).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  });

  it('comes back by itself when PostgreSQL is killed under it', async () => {
    const dataDir = fresh();
    const lines: string[] = [];
    let restored: () => void = () => undefined;
    const back = new Promise<void>((done) => {
      restored = done;
    });
    const notice = (line: string) => {
      lines.push(line);
      if (line === '数据库已恢复。') restored();
    };
    const server = await openDatabase({ dataDir, env, notice });
    process.kill(Number(readFileSync(join(dataDir, 'postgres/pg/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    await back;
    expect(lines).toContain('数据库意外停止，正在重新启动……');
    expect(await ask(server.app, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await server.stop();
  });

  it('starts although the number in a left-over pid file now belongs to another process', async () => {
    const dataDir = fresh();
    const first = await openDatabase({ dataDir, env });
    const file = join(dataDir, 'postgres/pg/postmaster.pid');
    const lines = readFileSync(file, 'utf8').split('\n');
    await first.stop();
    writeFileSync(file, [String(process.pid), ...lines.slice(1, 6), ''].join('\n'));
    const second = await openDatabase({ dataDir, env });
    expect(await ask(second.app, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    await second.stop();
  });

  it('finds a shorter place for its socket when the path is too long for one', async () => {
    const dataDir = join(fresh(), '很长的目录名'.repeat(4), 'x'.repeat(60));
    const server = await openDatabase({ dataDir, env });
    expect(server.app.host).toMatch(/^\/tmp\/zs-[0-9a-f]{12}$/);
    expect(statSync(String(server.app.host)).mode & 0o077).toBe(0);
    await server.stop();
    rmSync(String(server.app.host), { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)('run by root, works in a folder the database user cannot enter', async () => {
    const dataDir = join(closed(), 'data');
    mkdirSync(dataDir);
    const server = await openDatabase({ dataDir, env });
    expect(String(server.app.host)).toMatch(/^\/var\/lib\/zhunsheng\/data-[0-9a-f]{12}\/run$/);
    await server.stop();
    rmSync(join(String(server.app.host), '..'), { recursive: true });
  });
});

describe('a folder or server that cannot be used is refused with what to do', () => {
  it('not writable', async () => {
    await expect(openDatabase({ dataDir: '/proc/zhunsheng', env })).rejects.toThrow(
      '请检查该目录的属主和权限，或用 --data-dir 指定另一个目录',
    );
  });

  it('of somebody else', async () => {
    const dataDir = fresh();
    writeFileSync(join(dataDir, 'letter.txt'), 'mine');
    await expect(openDatabase({ dataDir, env })).rejects.toThrow('里面已有其他文件');
  });

  it('made for a demonstration, then opened as real', async () => {
    const dataDir = fresh();
    writeFileSync(join(dataDir, 'zhunsheng.json'), '{"kind":"demo","version":1}');
    await expect(openDatabase({ dataDir, env, kind: 'real' })).rejects.toEqual(code('start.kind_mismatch'));
  });

  it('with binaries that are not there', async () => {
    await expect(openDatabase({ dataDir: fresh(), env: { ZS_PG_BIN: '/nonexistent' } })).rejects.toEqual(
      code('start.no_postgres'),
    );
  });
});

describe('a server given by DATABASE_URL', () => {
  const url = (database: string) =>
    `postgres://${SUPERUSER}@localhost/${database}?host=${inject('zs_test_socket')}&port=${SOCKET_PORT}`;

  it('is used through the four roles over one login', async () => {
    const db = await testDatabase();
    const opened = await openDatabase({ dataDir: fresh(), env: { DATABASE_URL: url(db.name) } });
    const who = await Promise.all(
      [opened.owner, opened.app, opened.worker, opened.portal].map((one) =>
        ask<{ who: string }>(one, 'select current_user::text as who'),
      ),
    );
    expect(who.flat().map((row) => row.who)).toEqual(['zs_owner', 'zs_app', 'zs_worker', 'zs_portal']);
  });

  it('is refused when its locale hides Chinese letters from the search', async () => {
    const db = await testDatabase();
    await db.pool('superuser').query(`create database ${db.name}_c template template0 lc_ctype 'C' lc_collate 'C'`);
    await expect(openDatabase({ dataDir: fresh(), env: { DATABASE_URL: url(`${db.name}_c`) } })).rejects.toEqual(
      code('start.wrong_locale'),
    );
    await db.pool('superuser').query(`drop database ${db.name}_c`);
  });

  it('is refused with the reason when it cannot be reached', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    await expect(openDatabase({ dataDir: fresh(), env })).rejects.toThrow('请检查地址、用户、密码和网络');
  });
});

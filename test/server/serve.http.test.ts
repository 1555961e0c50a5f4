/** `zhunsheng serve` as an operator meets it: what it says when it cannot start, what it does when PostgreSQL dies under it, how it stops. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refuseFullDisk } from '#kernel/server/postgres/data-dir.ts';
import { cli, freePort, type Running } from '../support/cli.ts';

const base = mkdtempSync('/tmp/zs-serve-');
chmodSync(base, 0o711);
const folder = (name: string) => join(base, name);
const started: Running[] = [];
const zhunsheng = (...words: readonly string[]) => {
  const running = cli(...words);
  started.push(running);
  return running;
};
const PATIENCE = 60_000;
/** Asks again until the answer is the one wanted. */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)}`);
  }
}

const data = folder('data');
let port = 0;
let server: Running;
const health = async () => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const postmaster = () => Number(readFileSync(join(data, 'postgres/pg/postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(async () => {
  port = await freePort();
  server = zhunsheng('serve', '--no-demo', '--port', String(port), '--data-dir', data);
  await server.says('服务已启动');
});
afterAll(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(base, { recursive: true, force: true });
});

describe('it does not start and says what to do', () => {
  test('on a port that another program uses, before anything is made', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const taken = (other.address() as AddressInfo).port;
    const run = zhunsheng('serve', '--no-demo', '--port', String(taken), '--data-dir', folder('never'));
    expect(await run.ended).toBe(1);
    expect(run.printed()).toContain(`端口 ${taken} 已被其他程序占用。请停止该程序，或用 --port 指定另一个端口。`);
    expect(run.printed()).toContain('start.port_taken');
    expect(existsSync(folder('never'))).toBe(false);
    await new Promise((done) => other.close(done));
  });

  test('on a data folder that a running server uses', async () => {
    const run = zhunsheng('serve', '--port', String(await freePort()), '--data-dir', data);
    expect(await run.ended).toBe(1);
    expect(run.printed()).toContain('该数据目录已有一个正在运行的准绳服务');
  });

  test('a real installation as a demonstration, nor a demonstration as a real one', async () => {
    const asDemo = zhunsheng('serve', '--demo', '--port', String(await freePort()), '--data-dir', data);
    expect(await asDemo.ended).toBe(1);
    expect(asDemo.printed()).toContain('是正式环境，不能装入演示数据');

    const demo = mkdtempSync(folder('demo-'));
    writeFileSync(join(demo, 'zhunsheng.json'), '{"kind":"demo","version":1}');
    const asReal = zhunsheng('serve', '--no-demo', '--port', String(await freePort()), '--data-dir', demo);
    expect(await asReal.ended).toBe(1);
    expect(asReal.printed()).toContain('是演示环境，不能转为正式环境');
  });

  test('on a disk with hardly any room, with how much there is', () => {
    // A file system that never has room.
    expect(() => refuseFullDisk('/proc')).toThrow(/只剩 0 MB，至少需要 300 MB。请清理磁盘或换一个目录。/);
  });
});

test('PostgreSQL killed under requests: the server lives on, says 503 meanwhile, and works again by itself', async () => {
  expect(await health()).toMatchObject({ status: 200, body: { status: 'ok', platform: 'real' } });
  const seen = new Set<number>();
  let asking = true;
  const questions = Array.from({ length: 8 }, async () => {
    while (asking) seen.add((await health()).status);
  });
  const first = postmaster();
  process.kill(first, 'SIGKILL');
  const away = await until(health, (answer) => answer.status === 503);
  expect(away.body).toMatchObject({ status: 'not-ready', database: '' });
  await server.says('数据库已恢复。');
  await until(health, (answer) => answer.status === 200);
  asking = false;
  await Promise.all(questions);
  expect([...seen].sort()).toEqual([200, 503]);
  expect(server.child.exitCode).toBeNull();
  expect(server.printed()).toContain('数据库意外停止，正在重新启动……');
  expect(postmaster()).not.toBe(first);
});

test('SIGTERM: the request under way gets its answer, the database is stopped, the code is 0', async () => {
  const body = JSON.stringify({ username: 'nobody', password: 'wrong' });
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  const continued = new Promise<void>((done) => {
    socket.on('data', (chunk) => {
      answer += chunk.toString('utf8');
      if (answer.startsWith('HTTP/1.1 100')) done();
    });
  });
  socket.write(
    `POST /api/session HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx-zs-request: 1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nexpect: 100-continue\r\n\r\n`,
  );
  await continued;
  server.child.kill('SIGTERM');
  await server.says('正在停止');
  socket.write(body);
  await closed;
  expect(answer).toMatch(/HTTP\/1\.1 401[\s\S]*application\/problem\+json/);
  expect(await server.ended).toBe(0);
  expect(existsSync(join(data, 'postgres/pg/postmaster.pid'))).toBe(false);
});

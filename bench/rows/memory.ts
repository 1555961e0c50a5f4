/** Memory of the built server, with its background work, after a load of reads; PostgreSQL is another process. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { SESSION_COOKIE } from '#kernel/server/http.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import type { Row } from '../harness.ts';
import type { Section } from '../sections.ts';
import { signedIn } from './session.ts';

const MOST_MB = 400;
const READY_MS = 90_000;
const SECONDS = 15;

export const memorySection: Section = {
  name: 'memory',
  async run({ world, note }) {
    const cli = join(projectRoot(), 'apps/cli/bin.mjs');
    const built = join(projectRoot(), 'build/server/cli.js');
    const bar = `≤ ${MOST_MB} MB`;
    const missing = (why: string): Row[] => [
      { name: `memory of the server: ${why}`, measured: Number.NaN, unit: 'MB', bar, ok: false },
    ];
    if (!existsSync(built)) return missing('not built (npm run build)');
    const dir = mkdtempSync(join(tmpdir(), 'zs-bench-serve-'));
    const port = await freePort();
    const { host, user, database } = world.base.superuser;
    const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}&port=5432`;
    const server = spawn(process.execPath, [cli, 'serve', '--port', String(port), '--data-dir', dir, '--no-demo'], {
      cwd: projectRoot(),
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
    });
    server.stderr.on('data', (text) => {
      said += text;
    });
    const ended = new Promise<void>((done) => server.once('exit', () => done()));
    try {
      const at = `http://127.0.0.1:${port}`;
      if (!(await ready(`${at}/api/health`, () => server.exitCode !== null))) {
        note(`  ${said.slice(0, 600)}`);
        return missing('it did not start');
      }
      const began = resident(server.pid ?? 0);
      const token = await signedIn(world, new Date());
      const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-zs-request': '1', 'content-type': 'application/json' };
      const shot = await autocannon({
        url: `${at}/api/records/inspection/list`,
        method: 'POST',
        headers,
        body: '{}',
        connections: 16,
        duration: SECONDS,
        workers: 1,
      });
      note(`  ${shot.requests.average.toFixed(0)} requests/s, ${shot.non2xx} refused; ${began.toFixed(0)} MB before`);
      const after = resident(server.pid ?? 0);
      return [
        {
          name: `memory of server with worker after ${shot.requests.total} lists`,
          measured: after,
          unit: 'MB',
          bar,
          ok: after <= MOST_MB && shot.non2xx === 0,
        },
      ];
    } finally {
      server.kill('SIGTERM');
      await ended;
      rmSync(dir, { recursive: true, force: true });
    }
  },
};

/** Resident memory of a process in MB. */
function resident(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function ready(url: string, dead: () => boolean): Promise<boolean> {
  for (const until = Date.now() + READY_MS; Date.now() < until && !dead(); ) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}

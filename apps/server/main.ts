/** Serves: the platform started, background work and HTTP on top of it, until it is told to stop. */
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { refuse } from '#kernel/refusal.ts';
import { type Background, startBackground } from './background.ts';
import { startPlatform } from './start.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: whatever the data folder was made for; a new one is real. */
  readonly demo: boolean | undefined;
  readonly notice: (line: string) => void;
}

/** Serves until SIGINT or SIGTERM, then ends what is under way and stops; a second signal ends at once. */
export async function serve(options: ServeOptions): Promise<void> {
  const { notice } = options;
  await refuseTakenPort(options);
  const end = ending();
  let background: Background | undefined;
  const { platform, welcome, before, stop } = await startPlatform({
    dataDir: options.dataDir,
    kind: options.demo === undefined ? undefined : options.demo ? 'demo' : 'real',
    notice,
    lost: end.fail,
    written: () => background?.nudge(),
  });
  try {
    const work = await startBackground(platform);
    background = work;
    before(() => work.stop());
    before(() => closeHttp(platform.http));
    await listen(platform.http, options);
    const over = end.reached();
    for (const line of welcome(`http://localhost:${options.port}`)) notice(line);
    await over;
    notice('正在停止，请稍候（再按一次 Ctrl+C 立即结束）……');
  } finally {
    await stop();
  }
}

const LOOK_MS = 200;
const LONGEST_ANSWER_MS = 30_000;

/** Takes no more requests and lets those under way get their answers. Browsers keep connections open that nothing is asked on: they are cut. */
async function closeHttp(http: FastifyInstance): Promise<void> {
  const idle = setInterval(() => http.server.closeIdleConnections(), LOOK_MS);
  const patience = setTimeout(() => http.server.closeAllConnections(), LONGEST_ANSWER_MS);
  try {
    await http.close();
  } finally {
    clearInterval(idle);
    clearTimeout(patience);
  }
}

/** Before a database is made: a port that is taken should cost nobody half a minute. */
async function refuseTakenPort(options: ServeOptions): Promise<void> {
  const probe = createServer();
  const listening = {
    listen: ({ port, host }: { port: number; host: string }) =>
      new Promise<string>((done, failed) => {
        probe.once('error', failed);
        probe.listen(port, host, () => done(''));
      }),
  };
  await listen(listening, options);
  await new Promise((done) => probe.close(done));
}

async function listen(
  http: { listen(at: { port: number; host: string }): Promise<string> },
  options: ServeOptions,
): Promise<void> {
  try {
    await http.listen({ port: options.port, host: options.host });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw refuse(
        'start.port_taken',
        `端口 ${options.port} 已被其他程序占用。请停止该程序，或用 --port 指定另一个端口。`,
      );
    if (code === 'EACCES')
      throw refuse('start.port_forbidden', `没有权限使用端口 ${options.port}。请用 --port 指定 1024 以上的端口。`);
    throw error;
  }
}

/** What ends the serving: a signal, or the loss of the database, which is a failure. Signals count once it serves; before, they end the program. */
function ending(): { reached(): Promise<void>; readonly fail: (why: Error) => void } {
  let fail: (why: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    fail = reject;
  });
  lost.catch(() => undefined);
  const signalled = () =>
    new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          resolve();
          process.once(signal, () => process.exit(1));
        });
    });
  return { reached: () => Promise.race([signalled(), lost]), fail };
}

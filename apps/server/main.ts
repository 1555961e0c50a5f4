/** Starts the server: database, migrations, platform, demonstration, background work, HTTP; stops them in reverse order. */
import { pino } from 'pino';
import { systemClock } from '#kernel/clock.ts';
import { refuse } from '#kernel/refusal.ts';
import { ensurePlatformKind, migrate } from '#kernel/server/migrate.ts';
import { openDatabase } from '#kernel/server/postgres/index.ts';
import { appVersion } from '#kernel/server/version.ts';
import { type Background, startBackground } from './background.ts';
import { firstStart } from './first-start.ts';
import { createPlatform } from './platform.ts';
import { platformSecret } from './secret.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Absent: whatever the data folder was made for; a new one is real. */
  readonly demo: boolean | undefined;
  readonly notice: (line: string) => void;
}

/** Serves until SIGINT or SIGTERM, then ends what is under way and stops. */
export async function serve(options: ServeOptions): Promise<void> {
  const kind = options.demo === undefined ? undefined : options.demo ? 'demo' : 'real';
  const database = await openDatabase({ dataDir: options.dataDir, kind, notice: options.notice });
  const closing: (() => Promise<unknown>)[] = [() => database.stop()];
  try {
    await migrate(database.owner, { notice: options.notice });
    await ensurePlatformKind(database.owner, database.kind);
    let background: Background | undefined;
    const platform = await createPlatform({
      configs: database,
      clock: systemClock,
      log: pino({ level: process.env.ZS_LOG ?? 'warn' }, pino.destination({ dest: 2, sync: false })),
      kind: database.kind,
      version: appVersion(),
      data_dir: database.data_dir,
      secret: platformSecret(database.data_dir),
      written: () => background?.nudge(),
    });
    closing.unshift(() => platform.close());
    const words = await firstStart(platform, {
      kind: database.kind,
      data_dir: database.data_dir,
      notice: options.notice,
    });
    await platform.publish();
    background = await startBackground(platform);
    closing.unshift(() => background?.stop() ?? Promise.resolve());
    await listen(platform.http, options);
    for (const line of words(`http://localhost:${options.port}`)) options.notice(line);
    await ended();
    options.notice('正在停止……');
  } finally {
    for (const close of closing) await close();
  }
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

function ended(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

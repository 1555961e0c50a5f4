/** Database, migrations, platform and first data, in the order in which they need each other; everything is stopped in reverse. */
import { pino } from 'pino';
import { systemClock } from '#kernel/clock.ts';
import { ensurePlatformKind, migrate } from '#kernel/server/migrate.ts';
import { type InstallationKind, openDatabase } from '#kernel/server/postgres/index.ts';
import { appVersion } from '#kernel/server/version.ts';
import { firstStart, type Welcome } from './first-start.ts';
import { createPlatform, type Platform } from './platform.ts';
import { platformSecret } from './secret.ts';

export interface StartOptions {
  readonly dataDir: string;
  /** Absent: whatever the data folder was made for; a new one is real. */
  readonly kind: InstallationKind | undefined;
  readonly notice: (line: string) => void;
  /** The database died and did not come back. */
  readonly lost?: (why: Error) => void;
  /** A command wrote something. */
  readonly written?: () => void;
}

export interface Started {
  readonly platform: Platform;
  readonly welcome: Welcome;
  /** Registers what has to stop before the platform does. */
  before(stop: () => Promise<unknown>): void;
  /** Stops all, the youngest first; trouble with one does not keep the others. */
  stop(): Promise<void>;
}

/** Starts everything but serving. Refuses with `start.*` codes. */
export async function startPlatform(options: StartOptions): Promise<Started> {
  const { notice } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0)) await one().catch((error: Error) => notice(`停止时出错：${error.message}`));
  };
  const database = await openDatabase({ dataDir: options.dataDir, kind: options.kind, notice, lost: options.lost });
  stops.unshift(() => database.stop());
  try {
    await migrate(database.owner, { notice });
    await ensurePlatformKind(database.owner, database.kind);
    const platform = await createPlatform({
      configs: database,
      clock: systemClock,
      log: pino({ level: process.env.ZS_LOG ?? 'warn' }, pino.destination({ dest: 2, sync: false })),
      kind: database.kind,
      version: appVersion(),
      data_dir: database.data_dir,
      secret: platformSecret(database.data_dir),
      written: options.written,
    });
    stops.unshift(() => platform.close());
    const welcome = await firstStart(platform, { kind: database.kind, data_dir: database.data_dir, notice });
    await platform.publish();
    return { platform, welcome, before: (one) => void stops.unshift(one), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

/** Where `npm start` serves; the table of sign-ins names it. */
const SERVED_AT = 'http://localhost:8080';

export const demoCommand: CliCommand = {
  name: 'demo',
  describe: {
    zh: '在空的数据目录中建立演示环境；已经有的，打印登录名和先看的三页',
    en: 'build the demonstration in an empty data folder; print its sign-ins and three pages when it is there',
  },
  configure: (command, say) => void withDataDir(command, say),
  async run(_args, options) {
    const dataDir = dataDirOf(options);
    const { openDataDir } = await import('#kernel/server/postgres/index.ts');
    const { DEMO_FILE } = await import('#apps/server/first-start.ts');
    const { demoTable } = await import('#demo/build.ts');
    // Refuses a real installation (`start.kind_mismatch`) before anything is read or made.
    const { path } = openDataDir(dataDir, 'demo');
    const file = join(path, DEMO_FILE);
    if (!existsSync(file)) await build(path);
    const signIns = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof demoTable>[1];
    const lines = demoTable(SERVED_AT, signIns).slice(0, -1);
    process.stdout.write(`${[...lines, `启动：npx zhunsheng serve --demo --data-dir ${path}`].join('\n')}\n`);
  },
};

/** The whole demonstration without serving it. */
async function build(dataDir: string): Promise<void> {
  const { startPlatform } = await import('#apps/server/start.ts');
  const { stop } = await startPlatform({ dataDir, kind: 'demo', notice });
  await stop();
}

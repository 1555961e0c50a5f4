import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const migrateCommand: CliCommand = {
  name: 'migrate',
  describe: { zh: '把数据库结构升级到本程序的版本', en: 'bring the database up to this program' },
  configure: (command, say) => void withDataDir(command, say),
  async run(_args, options) {
    const { openDatabase } = await import('#kernel/server/postgres/index.ts');
    const { ensurePlatformKind, migrate } = await import('#kernel/server/migrate.ts');
    const database = await openDatabase({ dataDir: dataDirOf(options), purpose: 'tool', notice });
    try {
      const ran = await migrate(database.owner, { notice });
      await ensurePlatformKind(database.owner, database.kind);
      process.stdout.write(ran.length > 0 ? `已执行 ${ran.length} 个升级文件。\n` : '数据库结构已是最新。\n');
    } finally {
      await database.stop();
    }
  },
};

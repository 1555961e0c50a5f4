import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const backupCommand: CliCommand = {
  name: 'backup',
  describe: {
    zh: '备份数据库和附件到一个 .zip 文件（服务可以照常运行）',
    en: 'back up database and attachments into one .zip (the server may run)',
  },
  configure: (command, say) =>
    void withDataDir(command, say).argument('<file>', say({ zh: '要写入的备份文件', en: 'backup file to write' })),
  async run([file = ''], options) {
    const { openDatabase } = await import('#kernel/server/postgres/index.ts');
    const { backup } = await import('#kernel/server/backup/index.ts');
    const { appVersion } = await import('#kernel/server/version.ts');
    const database = await openDatabase({ dataDir: dataDirOf(options), purpose: 'tool', notice });
    try {
      const made = await backup({
        database,
        file,
        filesDir: join(database.data_dir, 'files'),
        appVersion: appVersion(),
        notice,
      });
      const rows = made.tables.reduce((sum, table) => sum + table.rows, 0);
      process.stdout.write(
        `备份完成：${file}（${made.tables.length} 张表、${rows} 行、${made.files.length} 个附件）\n`,
      );
    } finally {
      await database.stop();
    }
  },
};

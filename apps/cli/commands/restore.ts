import { join } from 'node:path';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const restoreCommand: CliCommand = {
  name: 'restore',
  describe: {
    zh: '从备份恢复到空的数据目录或空的数据库',
    en: 'restore a backup into an empty data folder or database',
  },
  configure: (command, say) =>
    void withDataDir(command, say).argument('<file>', say({ zh: '备份文件', en: 'backup file' })),
  async run([file = ''], options) {
    const { openDatabase } = await import('#kernel/server/postgres/index.ts');
    const { readManifest, restore } = await import('#kernel/server/backup/index.ts');
    const { kind } = await readManifest(file);
    // `serve`: nobody may use the database while it is being filled.
    const database = await openDatabase({ dataDir: dataDirOf(options), kind, purpose: 'serve', notice });
    try {
      const done = await restore({ database, file, filesDir: join(database.data_dir, 'files'), notice });
      process.stdout.write(
        `恢复完成：${done.made_at} 的备份，${done.tables.length} 张表、${done.files.length} 个附件，数字摘要全部相符。\n`,
      );
    } finally {
      await database.stop();
    }
  },
};

import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const factsRebuildCommand: CliCommand = {
  name: 'facts rebuild',
  describe: { zh: '重新计算全部事实（服务可以照常运行）', en: 'recompute all facts (the server may run)' },
  configure: (command, say) => void withDataDir(command, say),
  async run(_args, options) {
    const { openDatabase } = await import('#kernel/server/postgres/index.ts');
    const { Database } = await import('#kernel/server/database.ts');
    const { rebuildFacts } = await import('#kernel/server/reactor.ts');
    const { buildRegistry } = await import('#kernel/registry.ts');
    const { modules } = await import('../../server/modules.ts');
    const database = await openDatabase({ dataDir: dataDirOf(options), purpose: 'tool', notice });
    const worker = new Database(database.worker);
    try {
      for (const facts of buildRegistry(modules).facts.values()) {
        const done = await rebuildFacts(worker, facts, async (n) => notice(`${facts.label}：已算 ${n} 件`));
        process.stdout.write(`${facts.label}的事实已重新计算：${done} 件。\n`);
      }
    } finally {
      await worker.close();
      await database.stop();
    }
  },
};

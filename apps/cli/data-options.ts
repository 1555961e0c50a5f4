import { join } from 'node:path';
import type { Command } from 'commander';
import { projectRoot } from '#kernel/server/paths.ts';
import type { Words } from './command.ts';

/** The option all commands share that work on an installation. */
export function withDataDir(command: Command, say: (words: Words) => string): Command {
  return command.option(
    '--data-dir <folder>',
    say({ zh: '数据目录（默认：项目目录下的 data）', en: 'data folder (default: data in the project folder)' }),
  );
}

/** `--data-dir`, else ZS_DATA_DIR, else `data` in the project folder. */
export function dataDirOf(options: Readonly<Record<string, unknown>>): string {
  return typeof options.dataDir === 'string' ? options.dataDir : process.env.ZS_DATA_DIR || join(projectRoot(), 'data');
}

/** Progress goes to standard error, results to standard output. */
export const notice = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

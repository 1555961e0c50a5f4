import type { Command } from 'commander';

/** Chinese first; `--lang en` shows the other. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One command of `zhunsheng`. Heavy imports belong inside `run`, so that `--help` stays quick. */
export interface CliCommand {
  /** Words as typed, for example `policy check`. */
  readonly name: string;
  readonly describe: Words;
  /** Adds arguments and options; `say` picks the language. */
  readonly configure?: (command: Command, say: (words: Words) => string) => void;
  readonly run: (args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<void>;
}

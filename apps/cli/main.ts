import { Command } from 'commander';
import { Refusal } from '#kernel/refusal.ts';
import type { CliCommand, Words } from './command.ts';
import { COMMANDS } from './registry.ts';

type Language = 'zh' | 'en';

/** Reads the command line and runs one command. A refusal is printed in words and ends with code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const language = languageOf(argv);
  const words = argv.filter(
    (word, at) => !word.startsWith('--lang=') && word !== '--lang' && argv[at - 1] !== '--lang',
  );
  try {
    await program(language, COMMANDS).parseAsync(words, { from: 'user' });
  } catch (error) {
    process.stderr.write(
      `${error instanceof Refusal ? `${error.message}（${error.code}）` : ((error as Error).stack ?? String(error))}\n`,
    );
    process.exitCode = 1;
  }
}

/** `--lang en` or `--lang=en` anywhere; Chinese otherwise. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const wanted = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length);
  return wanted === 'en' ? 'en' : 'zh';
}

/** The commander program over the registered commands; `policy check` becomes `check` under `policy`. */
export function program(language: Language, commands: readonly CliCommand[]): Command {
  const say = (words: Words) => words[language];
  const root = localised(new Command('zhunsheng'), say)
    .description(
      say({
        zh: '准绳：行政执法和行政执法监督一体化平台',
        en: 'Zhunsheng: administrative law enforcement and its supervision',
      }),
    )
    .option('--lang <zh|en>', say({ zh: '帮助的语言', en: 'language of the help' }), 'zh')
    .helpCommand(false);
  const groups = new Map<string, Command>();
  for (const one of commands) {
    const words = one.name.split(' ');
    const leaf = words.pop() ?? one.name;
    const parent = words.length === 0 ? root : groupOf(root, groups, words.join(' '), say);
    const command = localised(parent.command(leaf), say).description(say(one.describe));
    one.configure?.(command, say);
    command.action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command;
      await one.run(self.args, self.opts());
    });
  }
  return root;
}

function groupOf(root: Command, groups: Map<string, Command>, name: string, say: (words: Words) => string): Command {
  const made = groups.get(name) ?? localised(root.command(name), say);
  groups.set(name, made);
  return made;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

function localised(command: Command, say: (words: Words) => string): Command {
  return command
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    .configureHelp({ styleTitle: (title) => say({ zh: TITLES[title] ?? title, en: title }) })
    .configureOutput({ outputError: (text, write) => write(say({ zh: translateError(text), en: text })) });
}

function translateError(text: string): string {
  return text
    .replace(/^error: unknown command '(.+?)'/, '没有“$1”这个命令，可用 --help 查看全部命令')
    .replace(/^error: unknown option '(.+?)'/, '没有“$1”这个选项，可用 --help 查看')
    .replace(/^error: missing required argument '(.+?)'/, '缺少参数 $1，可用 --help 查看')
    .replace(/^error: required option '(.+?)' not specified/, '缺少选项 $1，可用 --help 查看')
    .replace(/^error: option '(.+?)' argument '(.*?)' is invalid\. /, '选项 $1 的值“$2”不对：')
    .replace(/^error: option '(.+?)' argument missing/, '选项 $1 缺少值');
}

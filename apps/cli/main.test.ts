import { describe, expect, it } from 'vitest';
import type { CliCommand } from './command.ts';
import { languageOf, program } from './main.ts';

const seen: unknown[] = [];
const command = (name: string): CliCommand => ({
  name,
  describe: { zh: '检查政策包', en: 'check the packs' },
  configure: (self, say) => void self.argument('[folder]').option('--on <day>', say({ zh: '日期', en: 'day' })),
  run: async (args, options) => void seen.push([name, args, options]),
});

/** Runs the words and gives what was printed. */
async function typed(words: string, language: 'zh' | 'en' = 'zh'): Promise<string> {
  let printed = '';
  const root = program(language, [command('policy check'), command('verify')]);
  const quiet = (self: typeof root): void => {
    self.exitOverride().configureOutput({
      ...self.configureOutput(),
      writeOut: (text) => (printed += text),
      writeErr: (text) => (printed += text),
    });
    self.commands.forEach(quiet);
  };
  quiet(root);
  await root.parseAsync(words.split(' '), { from: 'user' }).catch(() => undefined);
  return printed;
}

describe('the command line', () => {
  it('explains itself in Chinese, and in English when asked', async () => {
    expect(await typed('policy --help')).toMatch(/用法：[\s\S]*检查政策包/);
    expect(await typed('policy --help', 'en')).toMatch(/Usage:[\s\S]*check the packs/);
    expect(languageOf(['--lang', 'en', 'serve'])).toBe('en');
    expect(languageOf(['serve', '--lang=en'])).toBe('en');
    expect(languageOf(['restore', 'en.zip'])).toBe('zh');
  });

  it('gives a command of two words its arguments and options', async () => {
    await typed('policy check policies --on 2026-03-01');
    expect(seen.pop()).toEqual(['policy check', ['policies'], { on: '2026-03-01' }]);
  });

  it('says in Chinese what was mistyped', async () => {
    expect(await typed('verfy')).toContain('没有“verfy”这个命令');
    expect(await typed('verify --until 3')).toContain('没有“--until”这个选项');
  });
});

import { join } from 'node:path';
import { refuse } from '#kernel/refusal.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import type { CliCommand } from '../command.ts';

const shipped = (): string => join(projectRoot(), 'policies');
const FOLDER = { zh: '政策包文件夹（默认：随程序发布的）', en: 'folder of packs (default: the shipped ones)' };
const REGION = { zh: '区划代码，如 360700', en: 'division code, for example 360700' };
const ON = { zh: '日期，如 2026-03-01（默认今天）', en: 'day, for example 2026-03-01 (default today)' };
const ADOPTS = {
  zh: '视为采用这个政策包，如 jiangxi/ganzhou',
  en: 'as if it adopted this pack, for example jiangxi/ganzhou',
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Region, day and adoption of the options; refuses in words. */
async function place(options: Readonly<Record<string, unknown>>) {
  const { isDay } = await import('#kernel/day.ts');
  const { systemClock } = await import('#kernel/clock.ts');
  const region = text(options.region);
  const day = text(options.on) ?? systemClock.today();
  const adopts = text(options.adopts);
  if (region !== undefined && !/^\d{6}(\d{3})?$/.test(region))
    throw refuse('input.region', `“${region}”不是区划代码，应为六位或九位数字。`);
  if (!isDay(day)) throw refuse('input.day', `“${day}”不是日期，应写成 2026-03-01。`);
  return { region, day, adoptions: region && adopts ? [{ region, adopts }] : [] };
}

export const policyCheckCommand: CliCommand = {
  name: 'policy check',
  describe: {
    zh: '检查政策包：结构、依据、规则写法，并运行每条示例',
    en: 'check the packs: structure, bases, rules, and run every example',
  },
  configure: (command, say) => void command.argument('[folder]', say(FOLDER)),
  async run([folder = shipped()]) {
    const { checkPacks, faultText } = await import('#kernel/policy/index.ts');
    const { readCalendars } = await import('#kernel/server/policy-service.ts');
    const { calendarOf } = await import('#kernel/calendar.ts');
    const { modules } = await import('../../server/modules.ts');
    const facts = Object.fromEntries(modules.flatMap((it) => it.facts ?? []).map((it) => [it.subject, it]));
    const calendar = calendarOf(readCalendars(join(shipped(), 'national', 'calendar')));
    const report = checkPacks(folder, { facts, calendar });
    for (const fault of report.faults) print(faultText(fault));
    if (report.faults.length > 0)
      throw refuse('policy.faults', `政策包有 ${report.faults.length} 处错误，请按上面的提示改正。`);
    print(
      `政策包没有错误：${report.set.packs.size} 个包、${report.entries} 个条目、${report.examples} 条示例，版本 ${report.set.version.slice(0, 12)}`,
    );
  },
};

export const policyExplainCommand: CliCommand = {
  name: 'policy explain',
  describe: {
    zh: '列出某地某日适用的全部期限、数值、规则和义务及其依据',
    en: 'print every deadline, number, rule and duty in force in a region on a day, with its basis',
  },
  configure: (command, say) =>
    void command
      .requiredOption('--region <code>', say(REGION))
      .option('--on <day>', say(ON))
      .option('--adopts <pack>', say(ADOPTS)),
  async run(_args, options) {
    const { explain, explainText, loadPolicies } = await import('#kernel/policy/index.ts');
    const { region = '', day, adoptions } = await place(options);
    print(explainText(explain({ set: loadPolicies(shipped()), adoptions }, region, day)));
  },
};

export const policyDiffCommand: CliCommand = {
  name: 'policy diff',
  describe: {
    zh: '比较两个版本的政策包；加 --region 则列出该地实际改变了什么',
    en: 'compare two versions of the packs; with --region, what changes in effect there',
  },
  configure: (command, say) =>
    void command
      .argument('<old>', say({ zh: '原来的政策包文件夹', en: 'folder of the old packs' }))
      .argument('[new]', say(FOLDER))
      .option('--region <code>', say(REGION))
      .option('--on <day>', say(ON))
      .option('--adopts <pack>', say(ADOPTS)),
  async run([before = '', after = shipped()], options) {
    const { basisText, compareEffect, diff, diffText, loadPolicies } = await import('#kernel/policy/index.ts');
    const { valueText } = await import('#kernel/policy/words.ts');
    const { region, day, adoptions } = await place(options);
    const [old, fresh] = [loadPolicies(before), loadPolicies(after)];
    if (region === undefined) return print(diffText(diff(old, fresh)));
    const changes = compareEffect(
      { world: { set: old, adoptions }, region },
      { world: { set: fresh, adoptions }, region },
      day,
    );
    if (changes.length === 0) print('没有差别');
    for (const { id, title, before: was, after: is } of changes) {
      const says = (it: typeof was) =>
        it.status === 'absent'
          ? '没有规定'
          : it.entry && it.status !== 'unspecified'
            ? valueText(it.entry, it.value)
            : '原文未规定';
      print(
        `${title}　[${id}]\n  原：${says(was)}（${basisText(was.basis)}）\n  新：${says(is)}（${basisText(is.basis)}）`,
      );
    }
  },
};

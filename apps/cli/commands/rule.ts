import { join } from 'node:path';
import { parseForm } from '#kernel/form.ts';
import type { CliCommand } from '../command.ts';
import { dataDirOf, notice, withDataDir } from '../data-options.ts';

export const ruleTestCommand: CliCommand = {
  name: 'rule test',
  describe: {
    zh: '用已有的记录回测一条规则，或回测草案并与现行规则比较',
    en: 'back-test a rule on recorded history, or a draft beside the rule in force',
  },
  configure: (command, say) =>
    void withDataDir(command, say)
      .argument(
        '[rule]',
        say({ zh: '规则编号，如 rule.inspection.no_code', en: 'rule id, for example rule.inspection.no_code' }),
      )
      .requiredOption('--from <day>', say({ zh: '起始日期', en: 'first day' }))
      .requiredOption('--until <day>', say({ zh: '截止日期', en: 'last day' }))
      .option('--region <code>', say({ zh: '只算这个地区', en: 'this region alone' }))
      .option('--when <cel>', say({ zh: '草案的判断条件', en: 'condition of a draft' }))
      .option('--light <red|yellow>', say({ zh: '草案的灯色', en: 'light of the draft' }), 'yellow')
      .option('--past <fact>', say({ zh: '草案的到期日期事实', en: 'due-day fact of the draft' })),
  async run([rule], options) {
    const [
      { openDatabase },
      { Database, NO_CLAIMS },
      { createPolicyService },
      { scopeOf },
      { systemClock },
      paths,
      sources,
      supervision,
      inspection,
    ] = await Promise.all([
      import('#kernel/server/postgres/index.ts'),
      import('#kernel/server/database.ts'),
      import('#kernel/server/policy-service.ts'),
      import('#kernel/rights.ts'),
      import('#kernel/clock.ts'),
      import('#kernel/server/paths.ts'),
      import('#apps/server/sources.ts'),
      import('#modules/supervision/server.ts'),
      import('#modules/inspection/index.ts'),
    ]);
    const database = await openDatabase({ dataDir: dataDirOf(options), purpose: 'tool', notice });
    const worker = new Database(database.worker);
    const app = new Database(database.app);
    try {
      const packs = join(paths.projectRoot(), 'policies');
      const service = await createPolicyService({
        dirs: [packs],
        calendar_dir: join(packs, 'national', 'calendar'),
        ...sources.policySources(worker),
      });
      await service.reload();
      const facts = inspection.inspectionFacts;
      const [job] = supervision.supervisionJobs({
        registry: { facts: new Map([[facts.name, facts]]) },
        clock: systemClock,
        policy_service: service,
      });
      if (!job) return;
      const { from, until, region, when, light, past } = options;
      const input = parseForm(job.input(), {
        ...(rule ? { rule } : {}),
        ...(when ? { draft: { when, light, ...(past ? { past } : {}) } } : {}),
        ...(region ? { region } : {}),
        from,
        until,
      });
      // Whoever has the data folder sees all of it.
      const nation = { code: '', name: '', kind: '', region: '000000', line: '' };
      const claims = { ...NO_CLAIMS, scope: scopeOf('region-and-below', nation), supervisor: true };
      const report = async (done: number, total: number | null, words: string) =>
        notice(`${done}/${total ?? '?'} ${words}`);
      print(await job.run({ id: '', input, claims, app, worker, report }));
    } finally {
      await Promise.all([worker.close(), app.close()]);
      await database.stop();
    }
  },
};

type Answer = import('#modules/supervision/server.ts').BackTestAnswer;

function print(answered: unknown): void {
  const { total, by_county, by_month, examples, cards_a_week } = answered as Answer;
  const line = (it: Answer['total']) =>
    [
      it.name,
      `判断${it.judged}件`,
      ...(it.base === null ? [] : [`现行规则预警${it.base}件`]),
      ...(it.draft === null ? [] : [`草案预警${it.draft}件`]),
      ...(it.base === null || it.draft === null ? [] : [`新增${it.appear}件`, `消失${it.vanish}件`]),
      `无法判断${it.unknown}件`,
    ].join('　');
  const out = [
    line(total),
    `每周${cards_a_week}件`,
    '',
    '【分县】',
    ...by_county.map(line),
    '',
    '【分月】',
    ...by_month.map(line),
  ];
  for (const [kind, words] of [
    ['appears', '新增'],
    ['vanishes', '消失'],
    ['fires', '预警'],
  ] as const)
    if (examples[kind].length > 0)
      out.push('', `【${words}示例】`, ...examples[kind].map((e) => `${e.act_day}　${e.unit_name}　${e.id}`));
  process.stdout.write(`${out.join('\n')}\n`);
}

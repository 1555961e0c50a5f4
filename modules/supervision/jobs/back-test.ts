/** Back-test of a rule in force or a draft over recorded history, within what the asker may see. */
import type { Clock } from '#kernel/clock.ts';
import { check } from '#kernel/expression/index.ts';
import type { JobContext, JobDef } from '#kernel/jobs.ts';
import { flatten, type PolicyRow, type PolicyWorld, type RuleValue } from '#kernel/policy/index.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Registry } from '#kernel/registry.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { paramDictionary, ruleBook } from '#kernel/server/rules/rule-book.ts';
import { worldRows } from '#kernel/server/rules/rule-world.ts';
import { months, monthWords } from '../domain/months.ts';
import { type BackTestInput, backTestInput } from './back-test-input.ts';
import { type ExampleRow, examplesSql, type GroupRow, groupsSql, type TestedRules } from './back-test-sql.ts';
import { type BackTestAnswer, summary } from './back-test-summary.ts';
import { namesOf } from './names.ts';

export interface BackTestDeps {
  readonly registry: Pick<Registry, 'facts'>;
  readonly clock: Clock;
  /** Regions the packs are flattened for, and the world they are flattened from. */
  readonly policy_service: { readonly world: () => PolicyWorld; readonly regions: () => readonly string[] };
}

export const DRAFT_ID = 'rule.draft.back_test';
const EXAMPLES = 20;
const FIRST_DAY = '0001-01-01';

export function backTestJob(deps: BackTestDeps): JobDef<BackTestInput> {
  return {
    name: 'supervision.back-test',
    label: '规则回测',
    right: 'supervision.back-test',
    input: backTestInput as unknown as JobDef<BackTestInput>['input'],
    run: (ctx) => backTest(deps, ctx),
  };
}

/** The rules to test as a book of their own, with the world of the draft beside the packs' own. Refuses what cannot be tested, with why. */
export function testedRules(deps: BackTestDeps, input: BackTestInput, supervisor: boolean): TestedRules {
  const facts = [...deps.registry.facts.values()].find((it) => it.subject === input.subject);
  if (!facts) throw refuse('input.subject', '没有这种对象的事实，不能回测。');
  const world = deps.policy_service.world();
  const value: RuleValue | undefined = input.draft && {
    subject: input.subject,
    light: input.draft.light,
    when: input.draft.when,
    ...(input.draft.past ? { past: input.draft.past } : {}),
    message: input.draft.title,
    confidential: false,
    needs_local: [],
  };
  if (value) {
    const checked = check(value.when, { facts, params: paramDictionary(world.set), want: 'bool' });
    if (!checked.ok)
      throw refuse(
        'input.rule',
        `草案有误：${checked.errors.map((e) => `第${e.line}行第${e.column}字：${e.message}`).join('；')}`,
        {
          faults: checked.errors.map((e) => ({ field: 'draft.when', message: e.message })),
        },
      );
    const heard = checked.uses.facts.filter((name) => confidentialFacts(world, input.subject).has(name));
    if (!supervisor && heard.length > 0) throw hidden();
    if (value.past && facts.fields[value.past]?.type !== 'day')
      throw refuse('input.rule', `“${value.past}”不是日期事实，到期日期要选一个日期事实。`);
  }
  const book = ruleBook(world.set, facts, value ? [{ id: DRAFT_ID, title: input.draft?.title ?? '草案', value }] : []);
  const base = input.rule ? book.rules.find((rule) => rule.id === input.rule) : undefined;
  if (input.rule && !base) throw refuse('missing.rule', '政策包里没有这条规则，请从规则清单中选择。');
  if (base?.variants.some((v) => v.value.confidential) && !supervisor) throw hidden();
  const regions = deps.policy_service.regions();
  const draftRows = value ? regions.map((region): PolicyRow => draftRow(region, value)) : [];
  return {
    book,
    rows: worldRows(book, [...flatten(world, regions), ...draftRows]),
    base,
    draft: book.rules.find((rule) => rule.id === DRAFT_ID),
  };
}

const hidden = () => refuse('right.confidential', '这条规则用到仅监督机构可见的信息，您当前的岗位不能回测。');

/** Facts that confidential rules of any pack speak of: what firms and informants said. */
function confidentialFacts(world: PolicyWorld, subject: string): Set<string> {
  const names = new Set<string>();
  for (const pack of world.set.packs.values())
    for (const entry of pack.entries.values())
      for (const dated of entry.kind === 'rule' ? entry.values : []) {
        const rule = dated.value as RuleValue | undefined;
        if (rule?.confidential && rule.subject === subject)
          for (const [, name] of rule.when.matchAll(/\bf\.([a-z_0-9]+)/g)) if (name) names.add(name);
      }
  return names;
}

function draftRow(region: string, value: RuleValue): PolicyRow {
  return {
    id: DRAFT_ID,
    region,
    from: FIRST_DAY,
    until: null,
    status: 'given',
    value,
    num: null,
    txt: value.light,
    source: '草案',
    entry_hash: '',
  };
}

async function backTest(deps: BackTestDeps, ctx: JobContext<BackTestInput>): Promise<BackTestAnswer> {
  const input = backTestInput().parse(ctx.input);
  const tested = testedRules(deps, input, ctx.claims.supervisor);
  const today = deps.clock.today();
  const stretches = months(input.from, input.until);
  const groups: (GroupRow & { month: string })[] = [];
  const examples: ExampleRow[] = [];
  for (const [i, days] of stretches.entries()) {
    await ctx.report(i, stretches.length, `正在计算${monthWords(days.from)}`);
    const about = [tested, ctx.claims, input.region, days, today] as const;
    const [found, shown] = await ctx.worker.read(NO_CLAIMS, async (read) => [
      await read.many<GroupRow>(groupsSql(...about)),
      ['appears', 'vanishes', 'fires'].some((kind) => examples.filter((e) => e.kind === kind).length < EXAMPLES)
        ? await read.many<ExampleRow>(examplesSql(EXAMPLES, ...about))
        : [],
    ]);
    groups.push(...found.map((row) => ({ ...row, month: days.from.slice(0, 7) })));
    for (const example of shown)
      if (examples.filter((e) => e.kind === example.kind).length < EXAMPLES) examples.push(example);
  }
  await ctx.report(stretches.length, stretches.length, '正在汇总');
  const units = [...new Set([...groups.map((g) => g.unit), ...examples.map((e) => e.unit)])];
  const names = await ctx.worker.read(NO_CLAIMS, (read) => namesOf(read, units));
  return summary({ input, groups, examples, names, today });
}

/** What forms, chains, campaigns, plans and scorecards refer to: other entries, their own parts, facts of a metric. */
import { check } from '../expression/index.ts';
import type { CampaignValue, PlanValue, ScorecardValue } from './campaign-shape.ts';
import type { LoadOptions } from './load.ts';
import type { ChainValue, FormValue, MetricValue } from './return-shape.ts';
import type { Entry } from './shape.ts';
import type { DictionaryValue } from './value-shape.ts';

export interface Place {
  /** The entry nearest to the pack, its own first. */
  readonly find: (id: string) => Entry | undefined;
  readonly report: (at: string, message: string) => void;
  readonly options: LoadOptions;
}

const NAMES = { form: '表样', dictionary: '字典', metric: '指标', chain: '报送链' } as const;

/** Entries of these kinds that are named and missing; nothing for other kinds. */
export function checkWork(entry: Entry, value: unknown, place: Place): void {
  if (entry.kind === 'form') checkForm(value as FormValue, place);
  if (entry.kind === 'chain') checkChain(value as ChainValue, place);
  if (entry.kind === 'metric') checkMetric(value as MetricValue, place);
  if (entry.kind === 'campaign') checkCampaign(value as CampaignValue, place);
  if (entry.kind === 'plan') checkPlan(value as PlanValue, place);
  if (entry.kind === 'scorecard') checkScorecard(value as ScorecardValue, place);
}

function needs(place: Place, id: string | undefined, kind: keyof typeof NAMES, at: string): void {
  if (id !== undefined && place.find(id)?.kind !== kind) place.report(at, `找不到${NAMES[kind]}条目 ${id}`);
}

function unique(codes: readonly string[], at: string, { report }: Place): void {
  for (const code of new Set(codes.filter((it, i) => codes.indexOf(it) !== i))) report(at, `代码重复：${code}`);
}

const codesOf = (list: readonly { readonly code: string }[]) => list.map((it) => it.code);

function checkForm(form: FormValue, place: Place): void {
  unique([...codesOf(form.tables), ...codesOf(form.texts)], 'tables', place);
  unique(codesOf(form.headings), 'headings', place);
  unique(codesOf(form.questions), 'questions', place);
  unique(codesOf(form.checks), 'checks', place);
  form.tables.forEach((table, t) => {
    unique(codesOf(table.rows), `tables.${t}.rows`, place);
    unique(codesOf(table.columns), `tables.${t}.columns`, place);
    needs(place, table.row_dictionary, 'dictionary', `tables.${t}.row_dictionary`);
    table.columns.forEach((column, c) => {
      const at = `tables.${t}.columns.${c}`;
      needs(place, column.dictionary, 'dictionary', `${at}.dictionary`);
      needs(place, column.metric, 'metric', `${at}.metric`);
      needs(place, column.same_as?.form, 'form', `${at}.same_as`);
      if ((column.type === 'choice' || column.type === 'choices') && column.dictionary === undefined)
        place.report(at, '选择类的栏目须写明字典');
    });
  });
  form.texts.forEach((part, i) => {
    for (const figure of part.figures) needs(place, figure, 'metric', `texts.${i}.figures`);
  });
  form.checks.forEach((it, i) => {
    if (it.table !== undefined && !form.tables.some((table) => table.code === it.table))
      place.report(`checks.${i}.table`, `没有名为 ${it.table} 的分表`);
  });
}

function checkChain(chain: ChainValue, place: Place): void {
  const legs = codesOf(chain.legs);
  unique(legs, 'legs', place);
  for (const form of chain.forms) needs(place, form, 'form', 'forms');
  if (chain.about === 'once' && chain.period === undefined) place.report('period', '只办一次的报送链须写明统计期');
  chain.legs.forEach((leg, i) => {
    for (const form of leg.forms ?? [])
      if (!chain.forms.includes(form)) place.report(`legs.${i}.forms`, `${form} 不在本链的表样之内`);
    for (const [form, parts] of Object.entries(leg.parts ?? {})) {
      if (!(leg.forms ?? chain.forms).includes(form)) place.report(`legs.${i}.parts`, `${form} 不在本环节的表样之内`);
      const found = place.find(form)?.values.flatMap((it) => (it.value === undefined ? [] : [it.value as FormValue]));
      const known = (found ?? []).flatMap((it) => [...codesOf(it.tables), ...codesOf(it.texts)]);
      for (const part of parts)
        if (!known.includes(part)) place.report(`legs.${i}.parts`, `${form} 没有名为 ${part} 的部分`);
    }
    for (const below of leg.sums) {
      if (!legs.includes(below)) place.report(`legs.${i}.sums`, `没有名为 ${below} 的环节`);
      if (below === leg.code) place.report(`legs.${i}.sums`, '不能汇总本环节自己');
    }
    needs(place, leg.owes.among, 'dictionary', `legs.${i}.owes.among`);
  });
}

function checkMetric(metric: MetricValue, { report, options }: Place): void {
  if (options.facts === undefined) return;
  const facts = options.facts[metric.subject];
  if (!facts) {
    report('subject', `没有名为 ${metric.subject} 的事实字典`);
    return;
  }
  if (facts.fields[metric.day]?.type !== 'day') report('day', `${metric.day} 不是日期类事实`);
  if (metric.sum !== undefined && facts.fields[metric.sum]?.type !== 'int')
    report('sum', `${metric.sum} 不是数值类事实`);
  if (metric.distinct !== undefined && !facts.fields[metric.distinct])
    report('distinct', `没有名为 ${metric.distinct} 的事实`);
  for (const [at, source] of [
    ['when', metric.when],
    ['overlap', metric.overlap],
  ] as const) {
    if (source === undefined) continue;
    const checked = check(source, { facts, params: {}, want: 'bool' });
    for (const it of checked.ok ? [] : checked.errors) report(at, `${it.message}（第${it.from + 1}个字起）`);
  }
}

function checkCampaign(campaign: CampaignValue, place: Place): void {
  const phases = codesOf(campaign.phases);
  unique(phases, 'phases', place);
  unique(codesOf(campaign.duties), 'duties', place);
  campaign.duties.forEach((duty, i) => {
    if (!phases.includes(duty.phase)) place.report(`duties.${i}.phase`, `没有名为 ${duty.phase} 的阶段`);
    needs(place, duty.chain, 'chain', `duties.${i}.chain`);
  });
  if (campaign.notice?.phase !== undefined && !phases.includes(campaign.notice.phase))
    place.report('notice.phase', `没有名为 ${campaign.notice.phase} 的阶段`);
  needs(place, campaign.categories, 'dictionary', 'categories');
  needs(place, campaign.situations, 'dictionary', 'situations');
}

function checkPlan(plan: PlanValue, place: Place): void {
  unique(codesOf(plan.tasks), 'tasks', place);
  const groups = codesOf(plan.groups);
  const topics = (place.find('dict.plan_topic')?.values ?? []).flatMap((it) =>
    codesOf((it.value as DictionaryValue | undefined)?.items ?? []),
  );
  plan.tasks.forEach((task, i) => {
    unique(codesOf(task.parts), `tasks.${i}.parts`, place);
    if (task.group !== undefined && !groups.includes(task.group))
      place.report(`tasks.${i}.group`, `没有名为 ${task.group} 的任务组`);
    if (task.topic !== undefined && !topics.includes(task.topic))
      place.report(`tasks.${i}.topic`, `dict.plan_topic 没有代码 ${task.topic}`);
  });
}

function checkScorecard(card: ScorecardValue, place: Place): void {
  unique(codesOf(card.indicators), 'indicators', place);
  card.indicators.forEach(({ of }, i) => {
    const used = 'metric' in of ? [of.metric] : 'over' in of ? [of.over, of.under] : [];
    for (const id of used) needs(place, id, 'metric', `indicators.${i}.of`);
  });
}

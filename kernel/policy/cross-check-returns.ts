/** Forms, chains and metrics against what they name: metrics of columns, forms of chains, legs of legs, facts of metrics, conditions of forms. */
import { check, type FactDictionary } from '../expression/index.ts';
import { troubles } from './form-program.ts';
import type { FactDictionaries } from './ports.ts';
import type { ChainValue, FormColumn, FormTable, FormValue, MetricValue } from './return-shape.ts';
import type { Entry } from './shape.ts';

export interface ReturnsCheck {
  /** Entry by id in the pack and what it inherits from. */
  readonly find: (id: string) => Entry | undefined;
  readonly facts: FactDictionaries | undefined;
  readonly report: (at: string, message: string) => void;
}

/** Tells everything that does not fit in the value of a form, a chain or a metric. */
export function checkReturns(entry: Entry, value: unknown, ctx: ReturnsCheck): void {
  if (entry.kind === 'metric') checkMetric(value as MetricValue, ctx);
  if (entry.kind === 'form') checkForm(value as FormValue, ctx);
  if (entry.kind === 'chain') checkChain(value as ChainValue, ctx);
}

function dictionaryOf(ctx: ReturnsCheck, subject: string): FactDictionary | undefined {
  return ctx.facts?.[subject];
}

function condition(
  ctx: ReturnsCheck,
  at: string,
  source: string,
  facts: FactDictionary,
  want: 'bool' | 'int' = 'bool',
): void {
  const checked = check(source, { facts, params: {}, want });
  for (const it of checked.ok ? [] : checked.errors) ctx.report(at, `${it.message}（第${it.from + 1}个字起）`);
}

function checkMetric(metric: MetricValue, ctx: ReturnsCheck): void {
  if (ctx.facts === undefined) return;
  const facts = dictionaryOf(ctx, metric.subject);
  if (!facts) {
    ctx.report('subject', `没有名为 ${metric.subject} 的事实字典`);
    return;
  }
  condition(ctx, 'when', metric.when, facts);
  if (metric.overlap) condition(ctx, 'overlap', metric.overlap, facts);
  const type = (name: string) => facts.fields[name]?.type;
  if (type(metric.day) !== 'day') ctx.report('day', `${metric.day} 不是日期类事实`);
  if (metric.sum && type(metric.sum) !== 'int') ctx.report('sum', `${metric.sum} 不是整数类事实，不能合计`);
  if (metric.distinct && type(metric.distinct) === undefined)
    ctx.report('distinct', `没有名为 ${metric.distinct} 的事实`);
  if (metric.sum && metric.distinct) ctx.report('sum', 'sum 和 distinct 只能用一个');
}

function checkForm(form: FormValue, ctx: ReturnsCheck): void {
  const parts = [...form.tables, ...form.texts].map((it) => it.code);
  for (const code of parts.filter((it, i) => parts.indexOf(it) !== i)) ctx.report('tables', `代码重复：${code}`);
  form.tables.forEach((table, t) => {
    checkTable(table, `tables.${t}`, ctx);
  });
  for (const { at, message } of troubles(form)) ctx.report(at, message);
  form.texts.forEach((part, i) => {
    for (const metric of part.figures) needs(ctx, metric, 'metric', `texts.${i}.figures`);
  });
}

const KINDS = { metric: '指标', form: '表', dictionary: '字典' } as const;

function needs(ctx: ReturnsCheck, id: string, kind: keyof typeof KINDS, at: string): Entry | undefined {
  const found = ctx.find(id);
  if (found?.kind === kind) return found;
  ctx.report(at, `找不到${KINDS[kind]}条目 ${id}`);
  return undefined;
}

function checkTable(table: FormTable, at: string, ctx: ReturnsCheck): void {
  for (const list of [table.rows, table.columns]) {
    const codes = list.map((it) => it.code);
    for (const code of codes.filter((it, i) => codes.indexOf(it) !== i)) ctx.report(at, `代码重复：${code}`);
  }
  if (table.row_dictionary) needs(ctx, table.row_dictionary, 'dictionary', `${at}.row_dictionary`);
  const by = table.columns.find((it) => it.code === table.sum_by);
  if (table.sum_by && !(table.open && by?.type === 'choice' && !by.many))
    ctx.report(`${at}.sum_by`, '增加的行按代码汇总的，表须可增加行（open），sum_by 须是单项的选择列');
  table.columns.forEach((column, c) => {
    checkColumn(table, column, `${at}.columns.${c}`, ctx);
  });
}

function checkColumn(table: FormTable, column: FormColumn, at: string, ctx: ReturnsCheck): void {
  const numeric = column.type === 'int' || column.type === 'decimal' || column.type === 'money';
  const choice = column.type === 'choice' || column.type === 'choices';
  if (choice && !column.dictionary) ctx.report(`${at}.dictionary`, '选择类的列须指明字典');
  if (column.dictionary) needs(ctx, column.dictionary, 'dictionary', `${at}.dictionary`);
  if (column.formula && (!numeric || column.many)) ctx.report(`${at}.formula`, '只有单项的数值列可以由公式算出');
  if (column.same_as) needs(ctx, column.same_as.form, 'form', `${at}.same_as`);
  if (!column.metric) return;
  if (!numeric) ctx.report(`${at}.metric`, '只有数值列可以由指标填入');
  const metric = needs(ctx, column.metric, 'metric', `${at}.metric`);
  for (const dated of metric?.values ?? []) {
    const facts = dated.value ? dictionaryOf(ctx, (dated.value as MetricValue).subject) : undefined;
    if (!facts) continue;
    table.rows.forEach((row, i) => {
      if (row.only) condition(ctx, `${at}.metric（第${i + 1}行 only）`, row.only, facts);
    });
  }
}

function checkChain(chain: ChainValue, ctx: ReturnsCheck): void {
  const codes = chain.legs.map((it) => it.code);
  for (const code of codes.filter((it, i) => codes.indexOf(it) !== i)) ctx.report('legs', `代码重复：${code}`);
  for (const form of chain.forms) needs(ctx, form, 'form', 'forms');
  if (chain.about === 'once' && !chain.period) ctx.report('period', '只报一次的报送链须写明统计期 period');
  chain.legs.forEach((leg, i) => {
    const at = `legs.${i}`;
    const forms = leg.forms ?? chain.forms;
    if (leg.forms) for (const form of leg.forms) needs(ctx, form, 'form', `${at}.forms`);
    for (const code of leg.sums)
      if (!codes.includes(code)) ctx.report(`${at}.sums`, `没有名为 ${code} 的环节`);
      else if (code === leg.code) ctx.report(`${at}.sums`, '环节不能汇总自己');
    if (leg.owes.among) needs(ctx, leg.owes.among, 'dictionary', `${at}.owes.among`);
    for (const [form, parts] of Object.entries(leg.parts ?? {})) {
      if (!forms.includes(form)) ctx.report(`${at}.parts`, `本环节没有表 ${form}`);
      const value = ctx.find(form)?.values.at(-1)?.value as FormValue | undefined;
      const known = value && [...value.tables, ...value.texts].map((it) => it.code);
      for (const part of known ? parts.filter((it) => !known.includes(it)) : [])
        ctx.report(`${at}.parts`, `表 ${form} 没有名为 ${part} 的部分`);
    }
  });
}

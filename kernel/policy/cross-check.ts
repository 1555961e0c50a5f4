/** What no single file can show: references between entries, inheritance, overlap in time, and the types of conditions. */
import { check, type ScalarType } from '../expression/index.ts';
import { checkReturns } from './cross-check-returns.ts';
import { checkWork } from './cross-check-work.ts';
import type { LoadOptions, PackFault } from './load.ts';
import { documentOf, lineage, type Pack, type PolicySet } from './pack.ts';
import { paramsOf } from './ports.ts';
import { levelOf } from './region.ts';
import type { Entry } from './shape.ts';
import type { ComparisonValue, DictionaryValue, DocumentValue, DutyValue, RuleValue } from './value-shape.ts';

type Report = (entry: Entry | null, at: string, message: string) => void;

export function crossCheck(set: PolicySet, options: LoadOptions): PackFault[] {
  const faults: PackFault[] = [];
  for (const pack of set.packs.values()) {
    const report: Report = (entry, at, message) => {
      const file = (entry && pack.files.get(entry.id)) ?? `${pack.id}/pack.yaml`;
      faults.push({ file, entry: entry?.id ?? null, at, message });
    };
    checkPlace(set, pack, report);
    checkAmends(set, pack, report);
    for (const entry of pack.entries.values()) {
      checkTime(entry, report);
      checkDocuments(set, pack, entry, report);
      checkExamples(entry, report);
      for (const [i, dated] of entry.values.entries())
        if (dated.value !== undefined)
          checkReferences(set, pack, entry, dated.value, `values.${i}.value`, report, options);
    }
  }
  return faults;
}

const DEPTH = { nation: 0, province: 1, city: 2, county: 3 } as const;

function checkPlace(set: PolicySet, pack: Pack, report: Report): void {
  for (const other of set.packs.values())
    if (other !== pack && other.region === pack.region && other.id < pack.id)
      report(null, 'region', `${other.id} 已使用区划 ${pack.region}`);
  if (pack.extends === null) return;
  const above = set.packs.get(pack.extends);
  if (!above) report(null, 'extends', `找不到上级政策包 ${pack.extends}`);
  else if (DEPTH[levelOf(above.region)] >= DEPTH[levelOf(pack.region)])
    report(null, 'extends', `${above.id} 不是更高一级地区的政策包`);
}

function checkAmends(set: PolicySet, pack: Pack, report: Report): void {
  const above = lineage(set, pack.id).slice(1);
  for (const id of pack.amends) if (!pack.entries.has(id)) report(null, 'amends', `声明修改 ${id}，但本包没有该条目`);
  for (const entry of pack.entries.values()) {
    const holder = above.find((it) => it.entries.has(entry.id));
    const inherited = holder?.entries.get(entry.id);
    if (!inherited || !holder) {
      if (pack.amends.includes(entry.id)) report(entry, 'id', '声明为修改上级条目，但上级没有该条目');
      continue;
    }
    const level = levelOf(pack.region);
    if (!pack.amends.includes(entry.id))
      report(entry, 'id', `与 ${holder.id} 的条目同名，须在 pack.yaml 的 amends 中声明`);
    if (level === 'nation' || !inherited.overridable_by.includes(level))
      report(entry, 'id', `${holder.id} 不允许本级修改该条目（overridable_by）`);
    if (inherited.kind !== entry.kind || inherited.type !== entry.type)
      report(entry, 'kind', `与 ${holder.id} 的同名条目种类或类型不同`);
  }
}

function checkTime(entry: Entry, report: Report): void {
  const sorted = [...entry.values].sort((a, b) => (a.from < b.from ? -1 : 1));
  sorted.forEach((it, i) => {
    const next = sorted[i + 1];
    if (next && (it.until === undefined || it.until >= next.from))
      report(entry, 'values', `施行期重叠：${it.from} 起的值与 ${next.from} 起的值`);
  });
}

function checkDocuments(set: PolicySet, pack: Pack, entry: Entry, report: Report): void {
  const all = entry.values.flatMap((it) => [it.basis, ...(it.conflicts ?? []).map((c) => c.basis)]).flat();
  for (const it of all)
    if (!documentOf(set, pack.id, it.document)) report(entry, 'basis', `documents.yaml 未登记文件：${it.document}`);
}

/** A rule and a deadline each ship three examples, so that a reader sees what it does and what it leaves open. */
function checkExamples(entry: Entry, report: Report): void {
  if (entry.kind !== 'rule' && entry.kind !== 'deadline') return;
  for (const expect of ['fires', 'clear', 'unknown'] as const)
    if (!entry.examples.some((it) => it.expect === expect)) report(entry, 'examples', `缺少 expect: ${expect} 的示例`);
}

function checkReferences(
  set: PolicySet,
  pack: Pack,
  entry: Entry,
  value: unknown,
  at: string,
  report: Report,
  options: LoadOptions,
): void {
  const find = (id: string) =>
    lineage(set, pack.id)
      .find((it) => it.entries.has(id))
      ?.entries.get(id);
  const needs = (id: string, kind: Entry['kind'], where: string) => {
    if (find(id)?.kind !== kind)
      report(entry, `${at}.${where}`, `找不到${kind === 'deadline' ? '期限' : '参数'}条目 ${id}`);
  };
  if (entry.kind === 'document') {
    const { reply } = value as DocumentValue;
    if (reply !== null) needs(reply, 'deadline', 'reply');
  }
  if (entry.kind === 'duty') {
    const { due } = value as DutyValue;
    if ('deadline' in due) needs(due.deadline, 'deadline', 'due');
  }
  if (entry.kind === 'dictionary' && entry.type === 'comparison')
    checkComparison(set, entry, value as ComparisonValue, at, report);
  else if (entry.kind === 'dictionary' || entry.kind === 'exceptions') {
    const codes = (value as DictionaryValue).items.map((it) => it.code);
    for (const code of codes.filter((it, i) => codes.indexOf(it) !== i)) report(entry, at, `代码重复：${code}`);
  }
  if (entry.kind === 'form' || entry.kind === 'chain' || entry.kind === 'metric')
    checkReturns(entry, value, {
      find,
      facts: options.facts,
      report: (where, message) => report(entry, `${at}.${where}`, message),
    });
  if (entry.kind === 'rule') checkRule(entry, value as RuleValue, at, find, report, options);
  checkWork(entry, value, { find, options, report: (where, message) => report(entry, `${at}.${where}`, message) });
}

function checkComparison(set: PolicySet, entry: Entry, value: ComparisonValue, at: string, report: Report): void {
  for (const column of value.columns) {
    const dictionary = set.packs.get(column.pack)?.entries.get(column.dictionary);
    const known = dictionary?.values.flatMap((it) => [it.value, ...(it.conflicts ?? []).map((c) => c.value)]);
    if (!known) {
      report(entry, at, `找不到 ${column.pack} 的字典 ${column.dictionary}`);
      continue;
    }
    const codes = known.flatMap((it) => (it as DictionaryValue | undefined)?.items.map((item) => item.code) ?? []);
    for (const code of value.rows.flatMap((row) => row.cells[column.key] ?? []))
      if (!codes.includes(code)) report(entry, at, `${column.title}的字典没有代码 ${code}`);
  }
  for (const key of value.rows.flatMap((row) => Object.keys(row.cells)))
    if (!value.columns.some((it) => it.key === key)) report(entry, at, `没有名为 ${key} 的列`);
}

function checkRule(
  entry: Entry,
  rule: RuleValue,
  at: string,
  find: (id: string) => Entry | undefined,
  report: Report,
  { facts }: LoadOptions,
): void {
  const params: Record<string, { type: ScalarType }> = {};
  for (const id of [...paramsOf(rule.when), ...rule.needs_local]) {
    const param = find(id);
    if (param?.kind !== 'parameter') report(entry, `${at}.when`, `找不到参数条目 ${id}`);
    else if (param.type === 'list') report(entry, `${at}.when`, `列表参数不能用于条件：${id}`);
    else params[id] = { type: (param.type ?? 'int') as ScalarType };
  }
  if (facts === undefined) return;
  const known = facts[rule.subject];
  if (!known) {
    report(entry, `${at}.subject`, `没有名为 ${rule.subject} 的事实字典`);
    return;
  }
  if (rule.past !== undefined && known.fields[rule.past]?.type !== 'day')
    report(entry, `${at}.past`, `${rule.past} 不是日期类事实`);
  for (const name of entry.examples.flatMap((it) => Object.keys(it.facts ?? {})))
    if (!known.fields[name]) report(entry, 'examples', `没有名为 ${name} 的事实`);
  const checked = check(rule.when, { facts: known, params, want: 'bool' });
  for (const it of checked.ok ? [] : checked.errors)
    report(entry, `${at}.when`, `${it.message}（第${it.from + 1}个字起）`);
}

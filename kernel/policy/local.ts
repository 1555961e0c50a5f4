/** Local values: are they sound, and what becomes of them when the packs are upgraded. */
import { contentHash, type PolicySet } from './pack.ts';
import type { Adoption } from './region.ts';
import { type LocalValue, type Resolution, resolve } from './resolve.ts';
import { valueShape } from './value-shape.ts';

/** Why a local value may not be set, in Chinese; null when it may. Checks that the entry exists, allows it, and the value's shape. */
export function refuseLocal(
  set: PolicySet,
  adoptions: readonly Adoption[],
  local: Pick<LocalValue, 'id' | 'region' | 'from' | 'value' | 'basis'>,
): string | null {
  const found = resolve({ set, adoptions }, local.id, local.region, local.from);
  if (!found.entry) return `本地区的政策包没有条目 ${local.id}`;
  if (!found.entry.overridable_by.includes('local')) return `“${found.entry.title}”由上级文件规定，不能设置本地值`;
  if (local.basis.trim() === '') return '请写明设置本地值的依据';
  const parsed = valueShape(found.entry.kind, found.entry.type)?.safeParse(local.value);
  return parsed?.success ? null : `值的格式不对：${parsed?.error.issues[0]?.message ?? '未知类型'}`;
}

export type LocalFate =
  /** The packs say the same as before. */
  | 'untouched'
  /** The packs left it open and now give a value: the keeper decides. */
  | 'now_given'
  /** The packs' value changed under the local one: the keeper decides. */
  | 'changed_below'
  /** The packs now say what the local value says. */
  | 'same'
  /** The entry no longer exists or no longer allows a local value: it is no longer used. */
  | 'void';

export interface LocalComparison {
  readonly local: LocalValue;
  readonly fate: LocalFate;
  /** What the packs said before and say now, without any local value. */
  readonly before: Resolution;
  readonly after: Resolution;
  /** Whether the local value is still used; an upgrade never overrides one silently, it asks. */
  readonly kept: boolean;
  readonly message: string;
}

const WORDS: Readonly<Record<LocalFate, string>> = {
  untouched: '新版政策包对此没有变化，本地值继续有效',
  now_given: '新版政策包已有规定，请确认改用新规定还是保留本地值',
  changed_below: '新版政策包改变了规定，请确认改用新规定还是保留本地值',
  same: '新版政策包的规定与本地值一致，可以撤销本地值',
  void: '新版政策包没有该条目或不再允许设置本地值，本地值不再采用',
};

/** Three-way comparison of a local value with the packs it was set over and the packs that replace them, on one day. */
export function compareLocal(
  before: PolicySet,
  after: PolicySet,
  local: LocalValue,
  day: string,
  adoptions: readonly Adoption[] = [],
): LocalComparison {
  const was = resolve({ set: before, adoptions }, local.id, local.region, day);
  const is = resolve({ set: after, adoptions }, local.id, local.region, day);
  const fate = fateOf(was, is, local);
  return { local, fate, before: was, after: is, kept: fate !== 'void', message: WORDS[fate] };
}

function fateOf(was: Resolution, is: Resolution, local: LocalValue): LocalFate {
  if (!is.entry?.overridable_by.includes('local')) return 'void';
  const same = (a: unknown, b: unknown) => contentHash(a) === contentHash(b);
  if (is.status === was.status && same(is.value, was.value)) return 'untouched';
  if (is.status === 'given' && same(is.value, local.value)) return 'same';
  return is.status === 'given' && was.status !== 'given' ? 'now_given' : 'changed_below';
}

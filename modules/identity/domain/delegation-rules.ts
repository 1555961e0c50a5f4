/** Delegation: may A let B do this, and what of A's grants B has while acting for A. Pure. */
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Actor, Grant } from '#kernel/rights.ts';

export interface WantedDelegation {
  readonly to_person: string;
  readonly rights: readonly string[];
  readonly valid_from: string;
  readonly valid_until: string;
}

export function mayDelegate(
  from: Actor,
  wanted: WantedDelegation,
  to_same_unit: boolean,
  today: string,
): Refusal | undefined {
  if (from.for_person) return refuse('right.delegate', '代他人办理期间不能再委托。请切换回本人岗位后办理。');
  if (wanted.to_person === from.person) return refuse('input.to-person', '不能委托给自己，请选择另一位同事。');
  if (!to_same_unit) return refuse('input.to-person', '受委托人在本单位没有在岗的岗位，请选择本单位同事。');
  if (wanted.valid_until < wanted.valid_from)
    return refuse('input.day', '结束日期早于开始日期，请核对。', {
      faults: [{ field: 'valid_until', message: '不能早于开始日期' }],
    });
  if (wanted.valid_from < today)
    return refuse('input.day', '委托不能追溯，开始日期不能早于今天。', {
      faults: [{ field: 'valid_from', message: '不能早于今天' }],
    });
  if (wanted.rights.length === 0) return refuse('input.rights', '请至少选择一项委托的权利。');
  const missing = wanted.rights.find((right) => !from.grants.some((grant) => grant.right === right));
  if (missing) return refuse('right.delegate', `您本人没有“${missing}”这项权利，不能委托给他人。`);
  return undefined;
}

/** Rights whose every command says it may be done by a delegate. */
export function delegableRights(registry: Registry): ReadonlySet<string> {
  const all = [...registry.commands.values()];
  const wanted = new Set(all.filter((cmd) => cmd.delegable).map((cmd) => cmd.right));
  for (const cmd of all) if (!cmd.delegable) wanted.delete(cmd.right);
  return wanted;
}

/**
 * Grants of B while acting for A: the delegated rights A still has and that may be delegated, and the reading that those acts need:
 * the records acted on, those they point at, and those that point at them.
 */
export function delegatedGrants(
  registry: Registry,
  own: readonly Grant[],
  rights: readonly string[],
): readonly Grant[] {
  const delegable = delegableRights(registry);
  const acts = new Set(rights.filter((right) => delegable.has(right)));
  const subjects = new Set([...registry.commands.values()].filter((c) => acts.has(c.right)).map((c) => c.record));
  const near = new Set(subjects);
  for (const record of registry.records.values())
    for (const field of Object.values(record.fields)) {
      if (!field.of) continue;
      if (subjects.has(record.name)) near.add(field.of);
      if (subjects.has(field.of)) near.add(record.name);
    }
  const reads = new Set(['org.read', ...[...near].map((name) => registry.records.get(name)?.read)]);
  return own.filter((grant) => acts.has(grant.right) || reads.has(grant.right));
}

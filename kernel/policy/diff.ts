/** What a change of packs alters: entry by entry, and in effect for a region on a day. */
import { idsFor } from './flatten.ts';
import { contentHash, type PolicySet } from './pack.ts';
import { type PolicyWorld, type Resolution, resolve } from './resolve.ts';
import type { Entry } from './shape.ts';
import { valueText } from './words.ts';

export interface EntryChange {
  readonly pack: string;
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: Entry | null;
  readonly after: Entry | null;
}

/** Entries that differ between two sets, by pack and id. Equal versions have no differences. */
export function diff(a: PolicySet, b: PolicySet): EntryChange[] {
  const changes: EntryChange[] = [];
  for (const pack of [...new Set([...a.packs.keys(), ...b.packs.keys()])].sort()) {
    const old = a.packs.get(pack)?.entries ?? new Map<string, Entry>();
    const fresh = b.packs.get(pack)?.entries ?? new Map<string, Entry>();
    for (const id of [...new Set([...old.keys(), ...fresh.keys()])].sort()) {
      const before = old.get(id) ?? null;
      const after = fresh.get(id) ?? null;
      if (contentHash(before) === contentHash(after)) continue;
      changes.push({
        pack,
        id,
        change: before === null ? 'added' : after === null ? 'removed' : 'changed',
        before,
        after,
      });
    }
  }
  return changes;
}

export interface EffectChange {
  readonly id: string;
  readonly title: string;
  readonly before: Resolution;
  readonly after: Resolution;
}

/** What a region would see change on a day: two versions, or (with another region or world on the right) two places side by side. */
export function compareEffect(
  left: { readonly world: PolicyWorld; readonly region: string },
  right: { readonly world: PolicyWorld; readonly region: string },
  day: string,
): EffectChange[] {
  const ids = [...new Set([...idsFor(left.world, left.region), ...idsFor(right.world, right.region)])].sort();
  return ids.flatMap((id) => {
    const before = resolve(left.world, id, left.region, day);
    const after = resolve(right.world, id, right.region, day);
    const same = before.status === after.status && contentHash(before.value) === contentHash(after.value);
    return same ? [] : [{ id, title: (after.entry ?? before.entry)?.title ?? id, before, after }];
  });
}

const CHANGE_WORDS = { added: '新增', removed: '删除', changed: '修改' } as const;

/** The differences as lines of Chinese text. */
export function diffText(changes: readonly EntryChange[]): string {
  if (changes.length === 0) return '没有差别';
  return changes
    .map((it) => {
      const entry = it.after ?? it.before;
      return `${CHANGE_WORDS[it.change]}　${it.pack}　${entry?.title ?? ''}　[${it.id}]${it.change === 'changed' ? valuesText(it) : ''}`;
    })
    .join('\n');
}

function valuesText({ before, after }: EntryChange): string {
  const words = (entry: Entry | null) =>
    entry?.values.map((it) => `${it.from}起 ${it.unspecified ? '原文未规定' : valueText(entry, it.value)}`).join('；');
  return words(before) === words(after) ? '（文字或示例有改动）' : `\n  原：${words(before)}\n  新：${words(after)}`;
}

import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { basisText, explain, KIND_WORDS, type Resolution, VERIFIED_WORDS } from '#kernel/policy/index.ts';
import { valueText } from '#kernel/policy/words.ts';
import { query } from '#kernel/query.ts';
import { policySource } from '../service.ts';

export const regionCode = z.string().regex(/^\d{6}(\d{3})?$/, { error: '区划代码应为六位或九位数字' });
export const isoDay = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });

export interface EntryShown {
  readonly id: string;
  readonly kind: string;
  readonly kind_words: string;
  readonly title: string;
  /** Of a parameter: int, text, bool, list. */
  readonly type: string | null;
  readonly unit: string | null;
  readonly status: Resolution['status'];
  readonly value: unknown;
  readonly value_words: string;
  readonly basis_words: string;
  readonly verified_words: string;
  readonly pack: string | null;
  readonly note: string | null;
  readonly conflicts: number;
  readonly local_allowed: boolean;
  readonly mechanisms: readonly string[];
}

/** An entry as a line of the pack reader. */
export function shown(it: Resolution): EntryShown {
  const { entry } = it;
  const kind = entry?.kind ?? 'parameter';
  return {
    id: it.id,
    type: entry?.type ?? null,
    unit: entry?.unit ?? null,
    kind,
    kind_words: KIND_WORDS[kind],
    title: entry?.title ?? it.id,
    status: it.status,
    value: it.value,
    value_words:
      it.status === 'given' || it.status === 'local' ? (entry ? valueText(entry, it.value) : '') : '原文未规定',
    basis_words: basisText(it.basis),
    verified_words: [...new Set(it.basis.map((b) => VERIFIED_WORDS[b.verified]))].join('、'),
    pack: it.source_pack,
    note: it.note,
    conflicts: it.conflicts.length,
    local_allowed: entry?.overridable_by.includes('local') ?? false,
    mechanisms: entry?.mechanisms ?? [],
  };
}

/** Everything in force in a region on a day; today and my own region unless named. Packs are public to all staff. */
export const packs = query({
  name: 'policy.packs',
  label: '政策包',
  right: 'policy.read',
  input: () => z.strictObject({ region: regionCode.optional(), day: isoDay.optional() }),
  run: async (_read, { input, ctx }) => {
    const region = input.region ?? ctx.actor.unit.region;
    const day = input.day ?? ctx.today;
    const found = explain(policySource().world(), region, day);
    return { region, day, version: found.version, entries: found.entries.map(shown) };
  },
});

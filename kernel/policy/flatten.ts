/** Packs, adoptions and local values as plain rows with times, for SQL to join. */
import { addDays, asDay } from '../day.ts';
import { contentHash, lineage, type PolicySet } from './pack.ts';
import { speakersFor } from './region.ts';
import { basisText, type PolicyWorld, resolve } from './resolve.ts';
import type { EntryKind } from './value-shape.ts';

/** One row of table `policy_value`: what holds for an id in a region from a day until a day (inclusive; null: open). */
export interface PolicyRow {
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly until: string | null;
  readonly status: 'given' | 'local' | 'unspecified';
  readonly value: unknown;
  /** The number alone: of an int, of a bool (0/1), the length of a period. */
  readonly num: number | null;
  /** The word alone: of a text, a check's action, a rule's light, a period's unit. */
  readonly txt: string | null;
  /** Basis in words. */
  readonly source: string;
  readonly entry_hash: string;
}

/** Every (id, region, stretch of time) for these regions. Neighbouring stretches that say the same are one row. */
export function flatten(world: PolicyWorld, regions: readonly string[]): PolicyRow[] {
  return regions.flatMap((region) =>
    idsFor(world, region).flatMap((id) =>
      joinEqual(breaks(world, id, region).flatMap((span) => rowFor(world, id, region, span))),
    ),
  );
}

/** Ids that have an entry in any pack that speaks for the region. */
export function idsFor(world: PolicyWorld, region: string): string[] {
  const packs = speakersFor(world.set, world.adoptions ?? [], region).flatMap((it) => it.pack ?? []);
  return [...new Set(packs.flatMap((it) => [...it.entries.keys()]))].sort();
}

interface Span {
  readonly from: string;
  readonly until: string | null;
}

function breaks(world: PolicyWorld, id: string, region: string): Span[] {
  const speakers = speakersFor(world.set, world.adoptions ?? [], region);
  const dated = [
    ...speakers.flatMap((it) => it.pack?.entries.get(id)?.values ?? []),
    ...(world.locals ?? []).filter((it) => it.id === id && speakers.some((s) => s.region === it.region)),
  ];
  const starts = dated.flatMap((it) => (it.until ? [it.from, dayAfter(it.until)] : [it.from]));
  const days = [...new Set(starts)].sort();
  return days.map((from, i) => {
    const next = days[i + 1];
    return { from, until: next === undefined ? null : dayBefore(next) };
  });
}

function rowFor(world: PolicyWorld, id: string, region: string, span: Span): PolicyRow[] {
  const found = resolve(world, id, region, span.from);
  if (found.status === 'absent' || !found.entry) return [];
  const { num, txt } = scalars(found.entry.kind, found.value);
  const { status, value } = found;
  return [
    {
      id,
      region,
      ...span,
      status,
      value,
      num,
      txt,
      source: basisText(found.basis),
      entry_hash: contentHash(found.entry),
    },
  ];
}

function joinEqual(rows: PolicyRow[]): PolicyRow[] {
  const joined: PolicyRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    const next = last?.until == null ? null : dayAfter(last.until);
    const { from, until, ...says } = row;
    if (
      last &&
      next === from &&
      contentHash({ ...last, from: '', until: '' }) === contentHash({ ...says, from: '', until: '' })
    )
      joined[joined.length - 1] = { ...last, until };
    else joined.push(row);
  }
  return joined;
}

function scalars(kind: EntryKind, value: unknown): { num: number | null; txt: string | null } {
  if (typeof value === 'number') return { num: value, txt: null };
  if (typeof value === 'boolean') return { num: value ? 1 : 0, txt: null };
  if (typeof value === 'string') return { num: null, txt: value };
  if (value === null || typeof value !== 'object') return { num: null, txt: null };
  const of = (key: string) => (key in value ? (value as Record<string, unknown>)[key] : undefined);
  const length = of('length');
  const word = { check: of('action'), rule: of('light'), deadline: of('unit') ?? of('strategy'), document: of('name') }[
    kind as 'check'
  ];
  return { num: typeof length === 'number' ? length : null, txt: typeof word === 'string' ? word : null };
}

const dayAfter = (day: string): string => addDays(asDay(day), 1);
const dayBefore = (day: string): string => addDays(asDay(day), -1);

/** Region codes that packs and adoptions name. */
export function regionsOf(set: PolicySet, adoptions: PolicyWorld['adoptions'] = []): string[] {
  return [...new Set([...[...set.packs.values()].map((it) => it.region), ...adoptions.map((it) => it.region)])].sort();
}

/** Faults of adoption lines: unknown packs, a region that has a pack of its own. */
export function checkAdoptions(set: PolicySet, adoptions: NonNullable<PolicyWorld['adoptions']>): string[] {
  return adoptions.flatMap((it) => {
    if (lineage(set, it.adopts).length === 0) return [`${it.region} 采用的政策包 ${it.adopts} 不存在`];
    const own = [...set.packs.values()].find((pack) => pack.region === it.region);
    return own ? [`${it.region} 已有自己的政策包 ${own.id}，不能再采用 ${it.adopts}`] : [];
  });
}

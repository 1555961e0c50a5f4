/** What applies to a region on a day, and why this and nothing else. */
import { documentOf, type Pack, type PolicySet } from './pack.ts';
import { type Adoption, speakersFor } from './region.ts';
import type { DatedValue, Entry, Verified } from './shape.ts';

/** A signed value set by a bureau where the documents leave something open. Lives in the database, never in a pack. */
export interface LocalValue {
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly until: string | null;
  readonly value: unknown;
  /** Words of the basis the bureau gives. */
  readonly basis: string;
  readonly signed_by: string;
  readonly signed_on: string;
}

/** A basis with what the register knows of its document. */
export interface CitedBasis {
  /** Null where the document's copy shows no number or the value is local. */
  readonly number: string | null;
  readonly title: string;
  readonly article: string | null;
  readonly verified: Verified | 'local';
  readonly note: string | null;
}

export interface ChainLink {
  readonly region: string;
  /** Pack id, or null for a bureau's local value. */
  readonly pack: string | null;
  readonly says: 'given' | 'unspecified' | 'local' | 'not_in_force';
  readonly value: unknown;
  readonly basis: readonly CitedBasis[];
  readonly from: string;
  readonly until: string | null;
  readonly wins: boolean;
  /** Chinese: why it wins, or why it does not. */
  readonly why: string;
}

export interface ConflictView {
  readonly value: unknown;
  readonly unspecified: boolean;
  readonly basis: readonly CitedBasis[];
  readonly why_not: string;
}

export interface Resolution {
  readonly id: string;
  readonly status: 'given' | 'local' | 'unspecified' | 'absent';
  readonly value: unknown;
  readonly basis: readonly CitedBasis[];
  /** Pack the winning value (or, for a local value, the entry it fills) comes from. */
  readonly source_pack: string | null;
  readonly entry: Entry | null;
  readonly note: string | null;
  readonly chain: readonly ChainLink[];
  /** What other documents say about the same, and why it does not apply. */
  readonly applies: string | null;
  readonly conflicts: readonly ConflictView[];
}

/** Everything `resolve` reads. */
export interface PolicyWorld {
  readonly set: PolicySet;
  readonly adoptions?: readonly Adoption[];
  readonly locals?: readonly LocalValue[];
}

interface Candidate extends Omit<ChainLink, 'wins' | 'why'> {
  readonly entry: Entry;
  readonly dated: DatedValue | null;
  readonly allowed: boolean;
}

/**
 * The value in force for (id, region, day): the nearest region upward that gives one; a local value where the entry allows it. A value
 * 原文未规定 further down does not hide one given further up.
 */
export function resolve(world: PolicyWorld, id: string, region: string, day: string): Resolution {
  const candidates = candidatesFor(world, id, region, day);
  const winner =
    candidates.find((it) => it.allowed && (it.says === 'given' || it.says === 'local')) ??
    candidates.find((it) => it.says === 'unspecified');
  const holder = winner ?? candidates[0];
  const source = winner?.pack ?? candidates.find((it) => it.pack !== null)?.pack ?? null;
  return {
    id,
    status: winner ? (winner.says as 'given' | 'local' | 'unspecified') : 'absent',
    value: winner?.value ?? null,
    basis: winner?.basis ?? [],
    source_pack: winner ? source : null,
    entry: holder?.entry ?? null,
    note: winner?.dated?.note ?? null,
    chain: candidates.map((it) => link(it, winner)),
    applies: winner?.dated?.applies ?? null,
    conflicts: (winner?.dated?.conflicts ?? []).map((it) => ({
      value: it.value ?? null,
      unspecified: it.unspecified === true,
      basis: cite(world.set, winner?.pack ?? '', it.basis),
      why_not: it.why_not,
    })),
  };
}

function candidatesFor(world: PolicyWorld, id: string, region: string, day: string): Candidate[] {
  const speakers = speakersFor(world.set, world.adoptions ?? [], region);
  const entry = speakers.find((it) => it.pack?.entries.has(id))?.pack?.entries.get(id);
  if (!entry) return [];
  const found: Candidate[] = [];
  const seen = new Set<string>();
  for (const { region: at, pack } of speakers) {
    if (!seen.has(at)) found.push(...localsAt(world.locals ?? [], entry, at, day));
    seen.add(at);
    if (pack) found.push(...packSays(world.set, pack, id, at, day));
  }
  return found;
}

function localsAt(locals: readonly LocalValue[], entry: Entry, region: string, day: string): Candidate[] {
  return locals
    .filter((it) => it.id === entry.id && it.region === region && inForce(it.from, it.until, day))
    .map((it) => ({
      region,
      pack: null,
      says: 'local' as const,
      value: it.value,
      basis: [
        { number: null, title: it.basis, article: null, verified: 'local' as const, note: `${it.signed_by}签署` },
      ],
      from: it.from,
      until: it.until,
      entry,
      dated: null,
      allowed: entry.overridable_by.includes('local'),
    }));
}

function packSays(set: PolicySet, pack: Pack, id: string, region: string, day: string): Candidate[] {
  const entry = pack.entries.get(id);
  if (!entry) return [];
  const dated = entry.values.find((it) => inForce(it.from, it.until ?? null, day));
  const shown = dated ?? entry.values[0];
  if (!shown) return [];
  return [
    {
      region,
      pack: pack.id,
      says: dated === undefined ? 'not_in_force' : dated.unspecified ? 'unspecified' : 'given',
      value: dated?.value ?? null,
      basis: cite(set, pack.id, shown.basis),
      from: shown.from,
      until: shown.until ?? null,
      entry,
      dated: dated ?? null,
      allowed: true,
    },
  ];
}

function link(it: Candidate, winner: Candidate | undefined): ChainLink {
  const { entry: _entry, dated: _dated, allowed, ...shown } = it;
  const wins = it === winner;
  return { ...shown, wins, why: why(it, wins, allowed, winner) };
}

function why(it: Candidate, wins: boolean, allowed: boolean, winner: Candidate | undefined): string {
  if (!allowed) return '该事项不允许设置本地值，故不采用';
  if (it.says === 'not_in_force') return `不在施行期内（${it.from}起${it.until === null ? '' : `至${it.until}`}）`;
  if (wins)
    return it.says === 'local'
      ? '上级文件留白，采用本地签署的值'
      : it.says === 'unspecified'
        ? '原文未规定，尚无本地值'
        : '最近一级有规定，采用';
  if (it.says === 'unspecified') return '原文未规定，向上或向本地取值';
  return winner?.says === 'local' ? '已由本地值代替' : '较近一级已有规定';
}

function inForce(from: string, until: string | null, day: string): boolean {
  return from <= day && (until === null || day <= until);
}

/** Fills in numbers and titles from the register; the loader has made sure that every key is known. */
export function cite(set: PolicySet, pack: string, basis: DatedValue['basis']): CitedBasis[] {
  return basis.map((it) => {
    const known = documentOf(set, pack, it.document);
    return {
      number: known ? known.number : it.document,
      title: known?.title ?? it.document,
      article: it.article ?? null,
      verified: it.verified ?? known?.verified ?? 'own-knowledge',
      note: it.note ?? null,
    };
  });
}

/** One line of a basis as officials write it: 《title》（number）article. */
export function basisText(basis: readonly CitedBasis[]): string {
  return basis
    .map((it) =>
      it.verified === 'local'
        ? it.title
        : `《${inner(it.title)}》${it.number === null ? '' : `（${it.number}）`}${it.article ?? ''}`,
    )
    .join('；');
}

/** A title inside a title takes single marks. */
const inner = (title: string) => title.replaceAll('《', '〈').replaceAll('》', '〉');

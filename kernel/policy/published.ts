/** A set of packs as plain data, as it is kept when it is published, and read back: so that a later set is compared with what really was in force. */
import type { Pack, PolicySet } from './pack.ts';
import type { Entry, SourceDocument } from './shape.ts';

interface PublishedPack {
  readonly title: string;
  readonly region: string;
  readonly extends: string | null;
  readonly amends: readonly string[];
  readonly documents: readonly SourceDocument[];
  readonly entries: readonly Entry[];
  readonly hash: string;
}

/** By pack id. */
export type PublishedPacks = Readonly<Record<string, PublishedPack>>;

export function publishedPacks(set: PolicySet): PublishedPacks {
  return Object.fromEntries(
    [...set.packs.values()].map((pack) => [
      pack.id,
      {
        title: pack.title,
        region: pack.region,
        extends: pack.extends,
        amends: pack.amends,
        documents: [...pack.documents.values()],
        entries: [...pack.entries.values()],
        hash: pack.hash,
      },
    ]),
  );
}

/** The set again; its entries stand in no file any more. */
export function setOfPublished(version: string, content: PublishedPacks): PolicySet {
  const packs = Object.entries(content)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, it]): [string, Pack] => [
      id,
      {
        ...it,
        id,
        documents: new Map(it.documents.map((document) => [document.key, document])),
        entries: new Map(it.entries.map((entry) => [entry.id, entry])),
        files: new Map(),
      },
    ]);
  return { version, packs: new Map(packs) };
}

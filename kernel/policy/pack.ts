/** Loaded packs and the immutable set they form. */
import { createHash } from 'node:crypto';
import type { Entry, SourceDocument } from './shape.ts';

/** One jurisdiction's folder. */
export interface Pack {
  readonly id: string;
  readonly title: string;
  /** GB/T 2260 code; 000000 is the whole nation. */
  readonly region: string;
  readonly extends: string | null;
  readonly amends: readonly string[];
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Which file an entry stands in, relative to the packs' folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly hash: string;
}

/** All packs loaded together. `version` is a hash of their content: the same content has the same version wherever it is loaded. */
export interface PolicySet {
  readonly version: string;
  readonly packs: ReadonlyMap<string, Pack>;
}

/** A pack and what it inherits from, nearest first. Unknown ids end the line. */
export function lineage(set: Pick<PolicySet, 'packs'>, packId: string): Pack[] {
  const line: Pack[] = [];
  for (let pack = set.packs.get(packId); pack && !line.includes(pack); ) {
    line.push(pack);
    pack = pack.extends === null ? undefined : set.packs.get(pack.extends);
  }
  return line;
}

/** A cited document, looked up in the pack and what it inherits from. */
export function documentOf(set: Pick<PolicySet, 'packs'>, packId: string, key: string): SourceDocument | null {
  for (const pack of lineage(set, packId)) {
    const found = pack.documents.get(key);
    if (found) return found;
  }
  return null;
}

/** SHA-256 over canonical JSON: key order and file layout do not matter, content does. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * Digests. Every stored digest names its algorithm (`sm3:…`, `sha256:…`), so that another can be chosen later without guessing.
 */
import { createHash } from 'node:crypto';

export type Algorithm = 'sm3' | 'sha256';

/** Digest of exact bytes as `algorithm:hex`. SM3 (GB/T 32905) by default. */
export function digest(bytes: string | Uint8Array, algorithm: Algorithm = 'sm3'): string {
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

/** Recomputes a digest with the algorithm it names. */
export function sameDigest(stored: string, bytes: string | Uint8Array): boolean {
  const algorithm = stored.slice(0, stored.indexOf(':'));
  return (algorithm === 'sm3' || algorithm === 'sha256') && digest(bytes, algorithm) === stored;
}

/** Hash of a journal entry: the previous entry of the same record, then the exact bytes of this one. */
export function entryHash(prev: string | null, body: string): string {
  return digest(`${prev ?? ''}\n${body}`);
}

/** Root of a Merkle tree over leaf digests, in order; an odd leaf goes up unchanged. The root of nothing is the digest of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return digest('');
  let level = leaves.map((leaf) => digest(`leaf\n${leaf}`));
  while (level.length > 1) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as string;
      const right = level[i + 1];
      next.push(right === undefined ? left : digest(`node\n${left}\n${right}`));
    }
    level = next;
  }
  return level[0] as string;
}

/** A seal's place in the chain of roots. */
export function sealHash(seal: {
  number: number;
  epoch: number;
  entries: number;
  root: string;
  prev: string;
  sealed_at: string;
}): string {
  return digest([seal.number, seal.epoch, seal.entries, seal.root, seal.prev, seal.sealed_at].join('\n'));
}

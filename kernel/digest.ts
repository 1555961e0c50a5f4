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

const leafOf = (hash: string): string => digest(`leaf\n${hash}`);
const nodeOf = (left: string, right: string): string => digest(`node\n${left}\n${right}`);

function levelUp(level: readonly string[]): string[] {
  const next: string[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const left = level[i] as string;
    const right = level[i + 1];
    next.push(right === undefined ? left : nodeOf(left, right));
  }
  return next;
}

/** Root of a Merkle tree over entry hashes, in order; an odd node goes up unchanged. The root of nothing is the digest of nothing. */
export function merkleRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return digest('');
  let level = hashes.map(leafOf);
  while (level.length > 1) level = levelUp(level);
  return level[0] as string;
}

/** One step of the way from a leaf to the root: the neighbour and the side it stands on. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** The way from the leaf at `index` to the root. */
export function merklePath(hashes: readonly string[], index: number): PathStep[] {
  const path: PathStep[] = [];
  let level = hashes.map(leafOf);
  let at = index;
  while (level.length > 1) {
    const other = at % 2 === 0 ? level[at + 1] : level[at - 1];
    if (other !== undefined) path.push({ side: at % 2 === 0 ? 'right' : 'left', hash: other });
    level = levelUp(level);
    at = Math.floor(at / 2);
  }
  return path;
}

/** Root that a leaf's hash and its way lead to. */
export function rootFrom(hash: string, path: readonly PathStep[]): string {
  return path.reduce(
    (at, step) => (step.side === 'right' ? nodeOf(at, step.hash) : nodeOf(step.hash, at)),
    leafOf(hash),
  );
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

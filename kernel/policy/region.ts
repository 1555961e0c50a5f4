/** From a region code to the packs that speak for it. */
import { lineage, type Pack, type PolicySet } from './pack.ts';

/** A region that adopts a pack other than by having its code, for example a fictional one for demonstrations. */
export interface Adoption {
  /** GB/T 2260 code of the adopting region. */
  readonly region: string;
  /** Id of the pack it adopts. */
  readonly adopts: string;
}

export type RegionLevel = 'nation' | 'province' | 'city' | 'county';

export const NATION = '000000';

/** Level of a six-digit code; longer codes (townships) count as their county. */
export function levelOf(code: string): RegionLevel {
  const six = code.slice(0, 6);
  if (six === NATION) return 'nation';
  if (six.endsWith('0000')) return 'province';
  return six.endsWith('00') ? 'city' : 'county';
}

/** The region itself and everything above it, nearest first; ends with the nation. */
export function regionWalk(code: string): string[] {
  const six = code.slice(0, 6);
  return [...new Set([code, six, `${six.slice(0, 4)}00`, `${six.slice(0, 2)}0000`, NATION])];
}

/** A pack at the place of the region's line where it speaks. */
export interface Speaker {
  readonly region: string;
  /** Null where only a local value can speak. */
  readonly pack: Pack | null;
}

/**
 * Who may say something for a region, nearest first. The nearest region that has or adopts a pack decides the line of packs; each pack
 * of that line speaks at the step of its own level, so that a county's local value precedes its city's pack.
 */
export function speakersFor(set: PolicySet, adoptions: readonly Adoption[], code: string): Speaker[] {
  const walk = regionWalk(code);
  const line = walk.map((region) => packAt(set, adoptions, region)).find((pack) => pack !== null) ?? null;
  const packs = line === null ? [] : lineage(set, line.id);
  const speakers: Speaker[] = [];
  const left = [...packs];
  for (const region of walk) {
    const here = left.findIndex((pack) => levelOf(pack.region) === levelOf(region));
    const at = here < 0 ? [] : left.splice(0, here + 1);
    for (const pack of at) speakers.push({ region, pack });
    if (at.length === 0) speakers.push({ region, pack: null });
  }
  return speakers;
}

function packAt(set: PolicySet, adoptions: readonly Adoption[], region: string): Pack | null {
  const adopted = adoptions.find((it) => it.region === region);
  if (adopted) return set.packs.get(adopted.adopts) ?? null;
  for (const pack of set.packs.values()) if (pack.region === region) return pack;
  return null;
}

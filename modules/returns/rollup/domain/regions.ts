/** How a sum is divided: the regions directly below one, their own levels, lines or levels of units. Pure. */
import { regionPrefix } from '#kernel/rights.ts';

export type By = 'region' | 'line' | 'level';

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  province: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
};
export const levelName = (level: string): string => LEVEL_NAMES[level] ?? level;

/** Digits of the regions one step below: 36 → 4, 3607 → 6, 360702 → units themselves. */
export function digitsBelow(prefix: string): number | null {
  if (prefix.length < 4) return 4;
  if (prefix.length < 6) return 6;
  return null;
}

/** A region's code of six digits from its first digits. */
export const fullCode = (prefix: string): string => (prefix.length >= 6 ? prefix : prefix.padEnd(6, '0'));

/** Does the group stand for the region's own units rather than for a region below? 3600 in 36, 360700 in 3607. */
export function isOwn(prefix: string, key: string): boolean {
  return key.length > prefix.length && /^0+$/.test(key.slice(prefix.length));
}

/** First digits that bound what is asked: what was chosen, kept within what the caller reaches. */
export function askedPrefix(reach: string, below: string | null | undefined): string {
  if (!below) return reach;
  const wanted = regionPrefix(below);
  return wanted.startsWith(reach) ? wanted : reach;
}

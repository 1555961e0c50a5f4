import type { Refusal } from '#kernel/refusal.ts';
import { refuse } from '#kernel/refusal.ts';
import { regionPrefix } from '#kernel/rights.ts';

/** A bureau evaluates units of its own region and below; null when it may. Pure. */
export function refuseAbout(bureau_region: string, about: string): Refusal | null {
  if (about.startsWith(regionPrefix(bureau_region))) return null;
  return refuse('right.out-of-reach', '只能评价本地区的单位。请从列表中选择被评价单位。', {
    faults: [{ field: 'about', message: '不是本地区的单位' }],
  });
}

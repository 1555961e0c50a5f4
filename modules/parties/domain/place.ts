/** Where a firm or its premises lie: the keeping unit stays the actor's, the region is the one given. */
import type { ActingUnit } from '#kernel/rights.ts';

export function keeperAt(unit: ActingUnit, region: string | null): { code: string; region: string; line: string } {
  return { code: unit.code, region: region ?? unit.region, line: unit.line };
}

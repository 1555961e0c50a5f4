/** Which unit blocks a return that has not come: the one that holds it, or those below that a summing unit still waits for. Pure. */
import type { ChainLeg } from '#kernel/policy/return-shape.ts';

export interface Waiting {
  readonly id: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly title: string;
  readonly leg: string;
  readonly receiver: string | null;
  readonly state: string;
  readonly due: string | null;
  readonly author: string | null;
}

export interface Blocker {
  readonly of: Waiting;
  /** Step it stands at, in words. */
  readonly step: string;
  /** Name of the unit above that waits for it; null when it was asked about itself. */
  readonly waits_for: string | null;
}

/** Steps at which a return is still inside its unit. */
export const STEPS: Readonly<Record<string, string>> = {
  draft: '填报',
  returned: '退回后修改',
  review: '内部审核',
  sign: '待签发',
  signed: '已签发、待报送',
};

/** Units that block these returns, each return once. Whoever has sent blocks nobody. */
export function blockersOf(
  targets: readonly Waiting[],
  round: readonly Waiting[],
  legs: readonly Pick<ChainLeg, 'code' | 'sums'>[],
): Blocker[] {
  const found = new Map<string, Blocker>();
  const seen = new Set<string>();
  const look = (it: Waiting, waits_for: string | null) => {
    const step = STEPS[it.state];
    if (step === undefined || seen.has(it.id)) return;
    seen.add(it.id);
    const sums = legs.find((leg) => leg.code === it.leg)?.sums ?? [];
    // Once reviewed or signed inside, the unit waits for nobody below.
    const filling = it.state === 'draft' || it.state === 'returned';
    const below = filling
      ? round.filter(
          (other) => other.receiver === it.unit && sums.includes(other.leg) && STEPS[other.state] !== undefined,
        )
      : [];
    if (below.length === 0) found.set(it.id, { of: it, step, waits_for });
    for (const other of below) look(other, it.unit_name);
  };
  for (const target of targets) look(target, null);
  return [...found.values()];
}

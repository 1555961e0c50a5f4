/**
 * Do the sums by region and by line agree? By line every counted return is added once. By region the chain's own sums are taken: what each unit above
 * reported. Both come to the same unless somewhere a unit reported another number than the sum of what it received, has not reported yet,
 * or received nothing from those who should pass through it. The differences of these places add up to the whole difference, exactly. Pure.
 */
import type { ChainLeg } from '#kernel/policy/return-shape.ts';

export interface TreeReturn {
  readonly id: string;
  readonly unit: string;
  readonly leg: string;
  readonly receiver: string | null;
  /** A version of it is in force. */
  readonly in_force: boolean;
}

/** Number of one cell in one return. */
export interface CellNumber {
  readonly return: string;
  readonly address: string;
  readonly num: number;
}

export interface Place {
  readonly address: string;
  readonly return: string;
  readonly unit: string;
  /** What the return says; null while nothing is in force. */
  readonly reported: number | null;
  /** Sum of the returns it sums up, as they stand. */
  readonly below: number;
}

export interface Agreement {
  /** By address: the chain's sum, and each counted return once. */
  readonly cells: readonly { readonly address: string; readonly by_region: number; readonly by_line: number }[];
  /** Where they part, with the unit: for each address the sum of `reported − below` is the cell's difference. */
  readonly places: readonly Place[];
}

/**
 * `parentOf` a return is the return that sums it; absent, or the asker's own: a root. Counted returns that hang under no root of the chain are roots
 * themselves, so nothing is lost.
 */
export function agreement(
  returns: readonly TreeReturn[],
  numbers: readonly CellNumber[],
  legs: readonly Pick<ChainLeg, 'code' | 'sums'>[],
  own: string,
): Agreement {
  const parent = parents(returns, legs, own);
  const children = new Map<string, string[]>();
  for (const [child, above] of parent) children.set(above, [...(children.get(above) ?? []), child]);
  const sums = new Set(legs.filter((it) => it.sums.length > 0).map((it) => it.code));
  // A consolidating return without anything below it in this form is counted for itself.
  const consolidating = new Set(returns.filter((it) => sums.has(it.leg) && children.has(it.id)).map((it) => it.id));
  const ownReturns = new Set(returns.filter((it) => it.unit === own && sums.has(it.leg)).map((it) => it.id));
  const byAddress = new Map<string, Map<string, number>>();
  for (const { address, return: id, num } of numbers) {
    const cell = byAddress.get(address) ?? new Map<string, number>();
    byAddress.set(address, cell.set(id, (cell.get(id) ?? 0) + num));
  }
  const cells: Agreement['cells'][number][] = [];
  const places: Place[] = [];
  for (const [address, of] of byAddress) {
    let [by_region, by_line] = [0, 0];
    for (const it of returns) {
      if (ownReturns.has(it.id)) continue;
      const num = of.get(it.id) ?? 0;
      if (!consolidating.has(it.id)) by_line += num;
      if (!parent.has(it.id)) by_region += num;
      if (!consolidating.has(it.id)) continue;
      const below = (children.get(it.id) ?? []).reduce((sum, child) => sum + (of.get(child) ?? 0), 0);
      if (num !== below)
        places.push({ address, return: it.id, unit: it.unit, reported: it.in_force ? num : null, below });
    }
    cells.push({ address, by_region, by_line });
  }
  return { cells, places };
}

function parents(
  returns: readonly TreeReturn[],
  legs: readonly Pick<ChainLeg, 'code' | 'sums'>[],
  own: string,
): Map<string, string> {
  const summing = new Map<string, string>();
  for (const it of returns)
    for (const leg of legs.find((one) => one.code === it.leg)?.sums ?? []) summing.set(`${it.unit}|${leg}`, it.id);
  const found = new Map<string, string>();
  for (const it of returns) {
    if (!it.receiver || it.receiver === own) continue;
    const above = summing.get(`${it.receiver}|${it.leg}`);
    if (above && above !== it.id) found.set(it.id, above);
  }
  return found;
}

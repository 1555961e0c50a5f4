/** From sums of figures to what a page shows: totals, groups, and beside each group what the unit above reported for it. Pure. */
import type { ChainValue } from '#kernel/policy/return-shape.ts';
import { countedLegs, legsBelow } from './legs.ts';

/** One sum of the database. */
export interface SumRow {
  /** First digits of a region, a unit, a line or a level. */
  readonly key: string;
  readonly leg: string;
  readonly level: string;
  /** `table|row key|column`; an added row is `+` and its name, or `=` and its code. */
  readonly address: string;
  readonly num: number;
  /** Returns with a number, with 无, with 无此职权. */
  readonly numbers: number;
  readonly none: number;
  readonly no_competence: number;
}

/** num, returns with a number, with 无, with 无此职权. */
export type CellSum = readonly [num: number, numbers: number, none: number, no_competence: number];
export type CellSums = Readonly<Record<string, CellSum>>;

export interface Reported {
  /** What the unit that sums this group up has reported. */
  readonly num: number;
  /** The sum of what it sums up, as it stands now. */
  readonly below: number;
}

export interface Group {
  readonly key: string;
  readonly cells: CellSums;
  /** Only where a unit sums the group up and its return is in force. */
  readonly reported: Readonly<Record<string, Reported>>;
}

export interface Summary {
  readonly cells: CellSums;
  readonly groups: readonly Group[];
}

export interface SummaryAbout {
  readonly chain: Pick<ChainValue, 'forms' | 'legs'>;
  readonly form: string;
  /** Every return in the rows counts: they are what was sent to one unit. */
  readonly all: boolean;
  /** Level whose returns stand for a group as a whole; null: groups are not regions. */
  readonly group_level: string | null;
}

export function summarise(rows: readonly SumRow[], about: SummaryAbout): Summary {
  const counted = new Set(countedLegs(about.chain, about.form));
  const total = new Map<string, CellSum>();
  const groups = new Map<string, { cells: Map<string, CellSum>; legs: Map<string, SumRow[]> }>();
  for (const row of rows) {
    let group = groups.get(row.key);
    if (!group) {
      group = { cells: new Map(), legs: new Map() };
      groups.set(row.key, group);
    }
    if (about.all || counted.has(row.leg)) {
      add(total, row);
      add(group.cells, row);
    }
    const ofLeg = group.legs.get(row.leg);
    if (ofLeg) ofLeg.push(row);
    else group.legs.set(row.leg, [row]);
  }
  return {
    cells: Object.fromEntries(total),
    groups: [...groups]
      .map(([key, { cells, legs }]) => ({
        key,
        cells: Object.fromEntries(cells),
        reported: reportedIn(legs, counted, about),
      }))
      .filter((it) => Object.keys(it.cells).length > 0 || Object.keys(it.reported).length > 0)
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

function add(into: Map<string, CellSum>, row: SumRow): void {
  const { address } = row;
  const [num, numbers, none, no_competence] = into.get(address) ?? [0, 0, 0, 0];
  into.set(address, [num + row.num, numbers + row.numbers, none + row.none, no_competence + row.no_competence]);
}

function reportedIn(
  legs: ReadonlyMap<string, readonly SumRow[]>,
  counted: ReadonlySet<string>,
  about: SummaryAbout,
): Record<string, Reported> {
  const out: Record<string, Reported> = {};
  if (about.all || about.group_level === null) return out;
  for (const [leg, rows] of legs) {
    const above = rows.filter((row) => row.level === about.group_level);
    if (counted.has(leg) || above.length === 0) continue;
    const below = new Map<string, CellSum>();
    for (const lower of legsBelow(about.chain, leg))
      if (counted.has(lower)) for (const row of legs.get(lower) ?? []) add(below, row);
    for (const row of above) {
      const { address } = row;
      const before = out[address] ?? { num: 0, below: 0 };
      out[address] = { num: before.num + row.num, below: before.below + (below.get(address)?.[0] ?? 0) };
    }
  }
  return out;
}

/** From the counts of months and units to the answer a reader sees. Pure. */
import { asDay, ordinalOf } from '#kernel/day.ts';
import type { BackTestInput } from './back-test-input.ts';
import type { ExampleRow, GroupRow } from './back-test-sql.ts';

export interface Counted {
  readonly key: string;
  readonly name: string;
  readonly judged: number;
  /** Cards of the rule in force; null when only a draft is tested. */
  readonly base: number | null;
  /** Cards of the draft; null when only a rule in force is tested. */
  readonly draft: number | null;
  readonly appear: number;
  readonly vanish: number;
  /** Acts that cannot be judged for want of a fact or a parameter. */
  readonly unknown: number;
}

export interface BackTestAnswer {
  readonly total: Counted;
  readonly by_city: readonly Counted[];
  readonly by_county: readonly Counted[];
  readonly by_unit: readonly Counted[];
  readonly by_month: readonly Counted[];
  readonly examples: Readonly<
    Record<'appears' | 'vanishes' | 'fires', readonly (ExampleRow & { unit_name: string })[]>
  >;
  readonly weeks: number;
  readonly cards_a_week: number;
  /** Null when the number of reviewers was not given. */
  readonly cards_a_week_per_reviewer: number | null;
  readonly judged_on: string;
}

export interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly regions: ReadonlyMap<string, string>;
}

export function summary(about: {
  readonly input: BackTestInput;
  readonly groups: readonly (GroupRow & { readonly month: string })[];
  readonly examples: readonly ExampleRow[];
  readonly names: Names;
  readonly today: string;
}): BackTestAnswer {
  const { input, groups, examples, names, today } = about;
  const by = (key: (g: (typeof groups)[number]) => string, name: (key: string) => string): Counted[] => {
    const keys = [...new Set(groups.map(key))].sort();
    return keys.map((k) =>
      add(
        input,
        k,
        name(k),
        groups.filter((g) => key(g) === k),
      ),
    );
  };
  const region = (code: string) => names.regions.get(code.padEnd(6, '0')) ?? code;
  const total = add(input, '', '合计', groups);
  const days = ordinalOf(asDay(input.until)) - ordinalOf(asDay(input.from)) + 1;
  const weeks = Math.max(days / 7, 1 / 7);
  const cards = (input.draft ? total.draft : total.base) ?? 0;
  const of = (kind: ExampleRow['kind']) =>
    examples.filter((e) => e.kind === kind).map((e) => ({ ...e, unit_name: names.units.get(e.unit) ?? e.unit }));
  return {
    total,
    by_city: by((g) => g.city, region),
    by_county: by((g) => g.county, region),
    by_unit: by(
      (g) => g.unit,
      (code) => names.units.get(code) ?? code,
    ),
    by_month: by(
      (g) => g.month,
      (month) => month,
    ),
    examples: { appears: of('appears'), vanishes: of('vanishes'), fires: of('fires') },
    weeks: tenth(weeks),
    cards_a_week: tenth(cards / weeks),
    cards_a_week_per_reviewer: input.reviewers ? tenth(cards / weeks / input.reviewers) : null,
    judged_on: today,
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function add(input: BackTestInput, key: string, name: string, groups: readonly GroupRow[]): Counted {
  const sum = (of: (g: GroupRow) => number) => groups.reduce((n, g) => n + of(g), 0);
  return {
    key,
    name,
    judged: sum((g) => g.judged),
    base: input.rule ? sum((g) => g.base) : null,
    draft: input.draft ? sum((g) => g.draft) : null,
    appear: sum((g) => g.appear),
    vanish: sum((g) => g.vanish),
    unknown: sum((g) => (input.draft ? g.draft_unknown : g.base_unknown)),
  };
}

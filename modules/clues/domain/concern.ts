/** Whom a clue is about, and so who must not have it. Pure. */

export interface Named {
  /** Units complained of. */
  readonly units: readonly string[];
  /** Units in which the persons complained of hold a post. */
  readonly person_units: readonly string[];
}

/** Is this unit complained of: itself, as part of a unit that is, or because somebody it names works there (a superior too)? */
export function concerns(unit: string, named: Named): boolean {
  return [...named.units, ...named.person_units].some((about) => unit === about || unit.startsWith(`${about}.`));
}

/** Units that must not see the clue. */
export function barredUnits(named: Named): string[] {
  return [...new Set([...named.units, ...named.person_units])].sort();
}

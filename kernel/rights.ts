/**
 * Rights: who may do what, and how far.
 *
 * A verb names one right. A role grants rights, each with a reach. A person acts in one post at a time (person × unit × role);
 * delegation adds another's grant for a period and a kind of act. A verb without a declared right does not start the server.
 */

/** How far a grant reaches from the unit the person acts in. */
export type Reach =
  /** the person's own unit */
  | 'unit'
  /** the unit and the units whose code it prefixes (brigades, stations) */
  | 'unit-and-below'
  /** every unit of the unit's region and the regions below */
  | 'region-and-below'
  /** the same, within the unit's line (条) */
  | 'line-and-below'
  /** nothing of the business: accounts, logs, settings (三员) */
  | 'platform';

export interface Grant {
  readonly right: string;
  readonly reach: Reach;
}

export interface RoleDef {
  readonly name: string;
  readonly label: string;
  readonly grants: readonly Grant[];
  /** Roles that one person may never hold together with this one. */
  readonly excludes?: readonly string[];
  /** Needs a second factor at sign-in. */
  readonly second_factor?: boolean;
  /** Unit kinds whose posts may carry this role. */
  readonly unit_kinds?: readonly string[];
  /** Marks the supervising side: sees fields and rows kept from the supervised. */
  readonly supervisor?: boolean;
}

/** The unit a person acts in, as far as rights need it. */
export interface ActingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly line: string;
}

export interface Actor {
  readonly person: string;
  readonly name: string;
  readonly account: string;
  /** Posts are (unit, role); the one the person acts in now. */
  readonly post: string;
  readonly unit: ActingUnit;
  readonly roles: readonly string[];
  readonly grants: readonly Grant[];
  readonly supervisor: boolean;
  /** "B for A": set when a delegation covers the act. */
  readonly for_person?: { readonly person: string; readonly name: string; readonly delegation: string } | undefined;
  readonly session: string;
}

/** Ranges that bound what a request may see; bare comparisons, so that PostgreSQL plans with them. */
export interface Scope {
  readonly unit_lo: string;
  readonly unit_hi: string;
  readonly line_lo: string;
  readonly line_hi: string;
  readonly region_lo: string;
  readonly region_hi: string;
}

/** Sorts after every digit, letter and dot in the C collation. */
const END = '~';
export const NOTHING: Scope = { unit_lo: END, unit_hi: '', line_lo: END, line_hi: '', region_lo: END, region_hi: '' };

/** Significant digits of a GB/T 2260 code: 360000 → 36, 360700 → 3607, 360702101 → 360702101; 000000 → '' (the nation). */
export function regionPrefix(code: string): string {
  if (code.length > 6) return code;
  return code.replace(/(00){1,3}$/, '');
}

const COUNTY_DIGITS = 6;

/** The scope a reach gives from an acting unit. */
export function scopeOf(reach: Reach, unit: ActingUnit): Scope {
  const prefix = regionPrefix(unit.region);
  // What a region shares (firms, catalogues) a township finds at its county.
  const shared = prefix.slice(0, COUNTY_DIGITS);
  const region = { region_lo: shared, region_hi: shared + END };
  const everyLine = { line_lo: '', line_hi: END };
  switch (reach) {
    case 'unit':
      return { unit_lo: unit.code, unit_hi: unit.code, ...everyLine, ...region };
    case 'unit-and-below':
      return { unit_lo: unit.code, unit_hi: `${unit.code}.${END}`, ...everyLine, ...region };
    case 'region-and-below':
      return { unit_lo: prefix, unit_hi: prefix + END, ...everyLine, ...region };
    case 'line-and-below':
      return { unit_lo: prefix, unit_hi: prefix + END, line_lo: unit.line, line_hi: unit.line, ...region };
    case 'platform':
      return NOTHING;
  }
}

const WIDTH: Readonly<Record<Reach, number>> = {
  platform: 0,
  unit: 1,
  'unit-and-below': 2,
  'line-and-below': 3,
  'region-and-below': 4,
};

/** The widest grant of a right the actor has, or undefined. */
export function grantOf(actor: Actor, right: string): Grant | undefined {
  let best: Grant | undefined;
  for (const grant of actor.grants) {
    if (grant.right !== right) continue;
    if (!best || WIDTH[grant.reach] > WIDTH[best.reach]) best = grant;
  }
  return best;
}

/** Does a scope contain a row? The same comparison the database makes; used for `can` beside each record. */
export function within(
  scope: Scope,
  row: { readonly unit: string; readonly line: string; readonly region?: string },
): boolean {
  return (
    row.unit >= scope.unit_lo && row.unit <= scope.unit_hi && row.line >= scope.line_lo && row.line <= scope.line_hi
  );
}

/** Does a scope contain a unit, named by its code alone (a document's addressee)? Its line is the code's second part. */
export function containsUnit(scope: Scope, code: string | null | undefined): boolean {
  return typeof code === 'string' && within(scope, { unit: code, line: lineOfCode(code) });
}

/** May a verb be used on a row that was read under this scope? On rows kept within it; on rows only addressed to it, when the verb is the addressee's. */
export function actsOn(
  scope: Scope,
  def: { readonly sharing: string; readonly also_seen_by?: string },
  verb: { readonly addressee?: boolean },
  row: { readonly unit: string; readonly line: string } & Readonly<Record<string, unknown>>,
): boolean {
  if (def.sharing !== 'unit' || within(scope, row)) return true;
  const addressee = def.also_seen_by ? row[def.also_seen_by] : null;
  return verb.addressee === true && typeof addressee === 'string' && containsUnit(scope, addressee);
}

/** `360702.scjg.2` → `scjg`. */
export function lineOfCode(code: string): string {
  return code.split('.')[1] ?? '';
}

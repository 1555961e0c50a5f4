/**
 * Who may do what, on one page, in plain words and without any of the platform's own machinery: no ranges of codes, no row policies, no scopes.
 * The property test beside it holds the platform against this page.
 *
 * A person acts in one unit at a time, with every role held there (or, lent by somebody else, with the lent acts of one of that person's posts).
 */

export type Reach = 'unit' | 'unit-and-below' | 'region-and-below' | 'line-and-below' | 'platform';

export interface Tree {
  /** Region → the region directly above it; the top has none. */
  readonly above: ReadonlyMap<string, string | null>;
  readonly townships: ReadonlySet<string>;
  readonly units: ReadonlyMap<
    string,
    { readonly region: string; readonly line: string; readonly brigadeOf: string | null }
  >;
}

export interface Who {
  readonly person: string;
  readonly unit: string;
  /** What the roles held in that unit give, as the modules' tables say. */
  readonly grants: readonly { readonly right: string; readonly reach: Reach }[];
  readonly supervisor: boolean;
  /** The person acted for, when acting is lent. */
  readonly instead_of: string | null;
}

export interface Kind {
  readonly read: string;
  readonly sharing: 'unit' | 'region' | 'staff';
  /** A directory whose history is as open as itself. */
  readonly open_history: boolean;
  readonly searched: boolean;
}

export interface Thing {
  readonly unit: string;
  readonly addressee: string | null;
  /** Said in confidence: for the supervising side alone. */
  readonly secret: boolean;
}

export interface Verb {
  readonly right: string;
  readonly addressee: boolean;
}

export class Oracle {
  readonly tree: Tree;

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** The region itself or one somewhere below it. */
  liesIn(region: string, area: string): boolean {
    for (let at: string | null = region; at; at = this.tree.above.get(at) ?? null) if (at === area) return true;
    return false;
  }

  /** Does a grant, held in a unit, reach another unit? Levels may be skipped: what counts is the area and the line, not who is whose superior. */
  reaches(reach: Reach, from: string, to: string): boolean {
    const here = this.tree.units.get(from);
    const there = this.tree.units.get(to);
    if (!here || !there) return false;
    switch (reach) {
      case 'platform':
        return false;
      case 'unit':
        return from === to;
      case 'unit-and-below':
        return from === to || there.brigadeOf === from;
      case 'line-and-below':
        return this.liesIn(there.region, here.region) && there.line === here.line;
      case 'region-and-below':
        return this.liesIn(there.region, here.region);
    }
  }

  /** Things shared in a region are seen by everyone acting in it or above it; a township finds those of its county. */
  sharesRegion(reach: Reach, from: string, to: string): boolean {
    const home = this.tree.units.get(from)?.region ?? '';
    const area = this.tree.townships.has(home) ? (this.tree.above.get(home) ?? '') : home;
    return reach !== 'platform' && this.liesIn(this.tree.units.get(to)?.region ?? '', area);
  }

  keeps(who: Who, right: string, thing: Thing): boolean {
    return who.grants.some((g) => g.right === right && this.reaches(g.reach, who.unit, thing.unit));
  }

  isAddressed(who: Who, right: string, thing: Thing): boolean {
    const to = thing.addressee;
    return to !== null && who.grants.some((g) => g.right === right && this.reaches(g.reach, who.unit, to));
  }

  holds = (who: Who, right: string): boolean => who.grants.some((g) => g.right === right);

  /** Is the thing there for somebody using this right? */
  sees(who: Who, right: string, kind: Kind, thing: Thing): boolean {
    if (!this.holds(who, right) || (thing.secret && !who.supervisor)) return false;
    if (kind.sharing === 'staff') return true;
    if (kind.sharing === 'region')
      return who.grants.some((g) => g.right === right && this.sharesRegion(g.reach, who.unit, thing.unit));
    return this.keeps(who, right, thing) || this.isAddressed(who, right, thing);
  }

  mayRead = (who: Who, kind: Kind, thing: Thing): boolean => this.sees(who, kind.read, kind, thing);

  /** Searching finds what one may read, kept by one's own units or addressed to them. What was said in confidence is never searched. */
  mayFind = (who: Who, kind: Kind, thing: Thing): boolean =>
    kind.searched && !thing.secret && this.mayRead(who, kind, thing);

  /** What happened to it: for the units that keep it and those above, and for its addressee. */
  mayReadHistory(who: Who, kind: Kind, thing: Thing): boolean {
    if (!this.holds(who, kind.read) || (thing.secret && !who.supervisor)) return false;
    return kind.open_history || this.keeps(who, kind.read, thing) || this.isAddressed(who, kind.read, thing);
  }

  /** May the verb be tried on it at all, before state and decision? An addressee acts only where the verb is his. */
  mayTry(who: Who, verb: Verb, kind: Kind, thing: Thing): boolean {
    if (!this.sees(who, verb.right, kind, thing)) return false;
    return kind.sharing !== 'unit' || this.keeps(who, verb.right, thing) || verb.addressee;
  }
}

/** The organisation as a chain looks at it: levels, who owes, and the named ways of finding a recipient. Pure. */
import type { ChainLeg, RecipientWay, UnitsChosen } from '#kernel/policy/return-shape.ts';

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly line: string;
  readonly superior: string | null;
  readonly supervised_by: string | null;
  readonly parent: string | null;
}

export type Level = 'province' | 'city' | 'county' | 'township';

/** Level of a unit by its region's code: 360000, 360700, 360702, 360702101. */
export function levelOf(region: string): Level {
  if (region.length > 6) return 'township';
  if (region.endsWith('0000')) return 'province';
  return region.endsWith('00') ? 'city' : 'county';
}

/** A brigade or station (`360702.jtys.1`) reports within its agency. */
const isPart = (code: string): boolean => code.split('.').length > 2;

/** Does a unit owe under these words? `among`: last parts of the codes of the units named, null where all do. */
export function owes(place: Place, chosen: UnitsChosen, among: ReadonlySet<string> | null): boolean {
  if (!chosen.kinds.includes(place.kind) || !chosen.levels.includes(levelOf(place.region))) return false;
  if (isPart(place.code) && place.kind !== 'justice-station') return false;
  return among === null || among.has(place.line);
}

export class Organisation {
  readonly #byCode: ReadonlyMap<string, Place>;
  readonly #bureaus: ReadonlyMap<string, Place>;
  readonly #governments: ReadonlyMap<string, Place>;

  constructor(places: readonly Place[]) {
    const main = places.filter((it) => !isPart(it.code));
    const byRegion = (kind: string) => new Map(main.filter((it) => it.kind === kind).map((it) => [it.region, it]));
    this.#byCode = new Map(places.map((it) => [it.code, it]));
    this.#bureaus = byRegion('justice-bureau');
    this.#governments = byRegion('government');
  }

  bureau(region: string): Place | undefined {
    return this.#bureaus.get(region);
  }

  unit(code: string | null): Place | undefined {
    return code === null ? undefined : this.#byCode.get(code);
  }

  government(region: string): Place | undefined {
    return this.#governments.get(region);
  }
}

export interface Recipient {
  readonly way: RecipientWay;
  /** Null: not a unit of the organisation (a Party group, a platform), or not found. */
  readonly code: string | null;
  readonly name: string;
  /** Set when there should be a unit and there is none. */
  readonly gap?: string;
}

const county = (region: string) => region.slice(0, 6);
const city = (region: string) => `${region.slice(0, 4)}00`;
const province = (region: string) => `${region.slice(0, 2)}0000`;
const above = (region: string) =>
  region.length > 6 ? county(region) : levelOf(region) === 'county' ? city(region) : province(region);

const WORDS: Readonly<Record<RecipientWay, string>> = {
  same_level_bureau: '同级司法行政部门',
  county_bureau: '县级司法行政部门',
  superior_bureau: '上级司法行政部门',
  provincial_bureau: '省级司法行政部门',
  same_level_government: '本级人民政府',
  superior_agency: '本系统上级单位',
  party_group: '党委（党组）',
  provincial_platform: '省级平台',
  own_unit: '本单位',
};

/** Whom a unit reports to. What is not found is a gap with words, never dropped. */
export function recipient(org: Organisation, from: Place, way: RecipientWay): Recipient {
  const found = findUnit(org, from, way);
  if (found) return { way, code: found.code, name: found.name };
  if (way === 'party_group') return { way, code: null, name: `${from.name}党委（党组）` };
  if (way === 'provincial_platform') return { way, code: null, name: '省行政执法监督平台' };
  return {
    way,
    code: null,
    name: WORDS[way],
    gap: `组织机构中没有找到${from.name}的${WORDS[way]}，请补齐后重新开单`,
  };
}

function findUnit(org: Organisation, from: Place, way: RecipientWay): Place | undefined {
  switch (way) {
    case 'same_level_bureau': {
      const named = org.unit(from.supervised_by);
      return named?.region === from.region && named.kind === 'justice-bureau' ? named : org.bureau(from.region);
    }
    case 'county_bureau':
      return org.bureau(county(from.region));
    case 'superior_bureau': {
      const named = org.unit(from.superior);
      return named?.kind === 'justice-bureau' ? named : org.bureau(above(from.region));
    }
    case 'provincial_bureau':
      return org.bureau(province(from.region));
    case 'same_level_government':
      return org.government(from.region);
    case 'superior_agency':
      return org.unit(from.superior);
    case 'own_unit':
      return from;
    default:
      return undefined;
  }
}

/** Recipients of a leg, the receiving one first. */
export function recipientsOf(org: Organisation, from: Place, leg: Pick<ChainLeg, 'to'>): Recipient[] {
  return leg.to.map((way) => recipient(org, from, way));
}

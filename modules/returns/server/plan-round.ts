/** Who owes what in a round: every unit and leg, as the packs of the unit's own region say, with its sheets, days and recipients. */
import sql from 'sql-template-tag';
import type { Day } from '#kernel/day.ts';
import { contentHash } from '#kernel/policy/index.ts';
import type { ChainLeg, ChainValue, FormValue } from '#kernel/policy/return-shape.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import type { Reader } from '#kernel/reader.ts';
import { refuse } from '#kernel/refusal.ts';
import { regionPrefix } from '#kernel/rights.ts';
import { dueDayOf, proposedDay } from '../domain/due.ts';
import { levelOf, Organisation, owes, type Place, type Recipient, recipientsOf } from '../domain/organisation.ts';
import type { SheetRef } from '../domain/sheet.ts';

export interface Owed {
  readonly place: Place;
  readonly leg: ChainLeg;
  readonly sheets: readonly SheetRef[];
  readonly due: Day | null;
  readonly proposed: Day | null;
  readonly recipients: readonly Recipient[];
}

export interface RoundPlan {
  readonly owed: readonly Owed[];
  /** Forms by hash: kept before anything refers to them. */
  readonly forms: ReadonlyMap<string, { readonly form: string; readonly value: FormValue }>;
  /** Units of the region that have somebody with a post. */
  readonly staffed: ReadonlySet<string>;
}

const hashes = new WeakMap<object, string>();
export function hashOf(value: object): string {
  const known = hashes.get(value) ?? contentHash(value);
  hashes.set(value, known);
  return known;
}

/** The chain in force in a region, or undefined where its packs have none. */
export function chainIn(policy: PolicyView, chain: string): ChainValue | undefined {
  const answer = policy.ask(chain);
  return answer.status === 'given' || answer.status === 'local' ? (answer.value as ChainValue) : undefined;
}

/** Sheets of a leg by the forms in force in the region. Refuses `missing.form` when the packs have no such form. */
export function sheetsOf(
  policy: PolicyView,
  chain: ChainValue,
  leg: ChainLeg,
): { readonly ref: SheetRef; readonly value: FormValue }[] {
  return (leg.forms ?? chain.forms).map((form) => {
    const value = policy.ask(form).value as FormValue | null;
    if (!value) throw refuse('missing.form', `政策包里没有表 ${form}（${policy.region}），请先补齐再开单。`);
    return { ref: { form, parts: leg.parts?.[form] ?? null, hash: hashOf(value) }, value };
  });
}

export async function readPlaces(read: Reader): Promise<Place[]> {
  return read.many<Place>(sql`select code, name, kind, region_code as region, line_code as line, superior, supervised_by, parent
    from unit where state = 'active' order by code`);
}

export async function planRound(
  read: Reader,
  policyOf: (region: string) => PolicyView,
  about: { readonly chain: string; readonly region: string; readonly about_year: number },
): Promise<RoundPlan> {
  const [places, posts] = await Promise.all([
    readPlaces(read),
    read.many<{ unit: string }>(sql`select distinct unit from post where state = 'active'`),
  ]);
  const org = new Organisation(places);
  const prefix = regionPrefix(about.region);
  const forms = new Map<string, { form: string; value: FormValue }>();
  const owed: Owed[] = [];
  const legsIn = legReader(about, policyOf, forms);
  for (const place of places) {
    if (!place.region.startsWith(prefix)) continue;
    for (const { leg, sheets, among, due, proposed } of legsIn(place.region))
      if (owes(place, leg.owes, among))
        owed.push({ place, leg, sheets, due, proposed, recipients: recipientsOf(org, place, leg) });
  }
  return { owed, forms, staffed: new Set(posts.map((it) => it.unit)) };
}

interface LegHere {
  readonly leg: ChainLeg;
  readonly sheets: readonly SheetRef[];
  readonly among: ReadonlySet<string> | null;
  readonly due: Day | null;
  readonly proposed: Day | null;
}

/** Legs of the chain by region: regions that share their packs' values share the answer. */
function legReader(
  about: { readonly chain: string; readonly about_year: number },
  policyOf: (region: string) => PolicyView,
  forms: Map<string, { form: string; value: FormValue }>,
): (region: string) => readonly LegHere[] {
  const byRegion = new Map<string, readonly LegHere[]>();
  const read = (region: string): LegHere[] => {
    const policy = policyOf(region);
    const chain = chainIn(policy, about.chain);
    if (!chain) return [];
    const lead = policy.number('returns.proposal_lead_days');
    return chain.legs.map((leg) => {
      const sheets = sheetsOf(policy, chain, leg);
      for (const { ref, value } of sheets) forms.set(ref.hash, { form: ref.form, value });
      const due = dueDayOf(leg, chain, about.about_year);
      return {
        leg,
        sheets: sheets.map((it) => it.ref),
        among: leg.owes.among ? new Set(policy.dictionary(leg.owes.among).map((it) => it.value)) : null,
        due,
        proposed: due ? null : proposedDay(leg, chain, about.about_year, lead),
      };
    });
  };
  return (region) => {
    // A township has its county's packs.
    const six = region.slice(0, 6);
    const known = byRegion.get(six) ?? read(six);
    byRegion.set(six, known);
    return known;
  };
}

export const levelName = levelOf;

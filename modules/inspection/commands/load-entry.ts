/** Everything an entry is decided on, read inside the act's own transaction. */
import sql, { type Sql } from 'sql-template-tag';
import type { CommandContext } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { shownToken } from '../code-key.ts';
import type { Person } from '../domain/hard-checks.ts';

export interface EntryWorld {
  readonly people: readonly Person[];
  readonly premises:
    | { readonly lat_e6: number | null; readonly lng_e6: number | null; readonly quiet: boolean | null }
    | undefined;
  readonly firm: { readonly name: string; readonly family: readonly string[] };
  readonly plan: { readonly state: string; readonly filings: unknown } | undefined;
  readonly unpublished: readonly string[];
  /** Visits of the unit to the firm this year before this one. */
  readonly visits: number;
  readonly joined: { readonly department: string } | undefined;
  readonly temporary_open: boolean;
  /** The visit this entry makes or joins, and its token. */
  readonly visit: string;
  readonly secret: string;
}

/**
 * What an inspection's entry on a day hangs on, for `entryWorld`. One statement, because an officer waits for it at the gate: eight took twice
 * as long. It goes by the id alone, so that it can be asked ahead.
 */
export function askEntry(
  read: Reader,
  id: string,
  day: string,
  join: string | null,
  today: string,
): Promise<FoundEntry | undefined> {
  return read.one<FoundEntry>(sql`select i.title,
      (select coalesce(jsonb_agg(jsonb_build_object('person', p.person, 'certified', coalesce(o.certified, zs_certificate_valid(p.person, ${day})),
          'aux', coalesce(o.aux, false))), '[]')
        from unnest(i.officers) p(person)
        cross join lateral (select bool_or(o.certified) as certified, bool_and(o.kind = 'auxiliary') as aux from zs_officer_on(p.person, ${day}) o) o) as people,
      (select jsonb_build_object('lat_e6', p.lat_e6, 'lng_e6', p.lng_e6, 'quiet', k.quiet) from premises p left join park k on k.id = p.park
        where p.id = i.premises) as premises,
      (select name from firm where id = i.firm) as firm_name, g.family,
      (select jsonb_build_object('state', p.state, 'filings', p.filings) from plan p where p.id = i.plan) as plan,
      array(select coalesce(e.name, '未知事项') from unnest(i.items) n(id) left join enforcement_item e on e.id = n.id
        where e.state is distinct from 'published') as unpublished,
      (${earlierVisits(day)}) as visits,
      case when ${join}::uuid is not null then (select department from zs_open_visit(i.premises, ${day}) where id = ${join}) end as joined,
      exists (select from duty d where d.unit = i.unit and d.kind = 'inspection.temporary-report' and d.closed_at is null
        and d.due >= ${today}) as temporary_open
    from inspection i cross join lateral (select array(select zs_firm_family(i.firm)) as family offset 0) g where i.id = ${id}`);
}

/** The world of an entry that makes a visit, or joins one. */
export function entryWorld(found: FoundEntry | undefined, join: string | null, ctx: CommandContext): EntryWorld {
  if (!found) throw new Error('an inspection that is held was not found');
  const { title, firm_name, family, joined, plan, premises, ...world } = found;
  const visit = join ?? ctx.newId();
  return {
    ...world,
    plan: plan ?? undefined,
    premises: premises ?? undefined,
    firm: { name: firm_name ?? title ?? '', family },
    joined: joined === null ? undefined : { department: joined },
    visit,
    secret: shownToken(visit),
  };
}

/** What the statement answers: nothing found is null. */
export interface FoundEntry extends Pick<EntryWorld, 'people' | 'unpublished' | 'visits' | 'temporary_open'> {
  readonly title: string | null;
  readonly premises: EntryWorld['premises'] | null;
  readonly plan: EntryWorld['plan'] | null;
  readonly firm_name: string | null;
  readonly family: readonly string[];
  readonly joined: string | null;
}

/**
 * Visits of the unit to the firm of `i` in the year of a day, other than its own. The fence keeps the unit out of the inner read: together with the
 * row policy's range of units it looks like a handful of rows, and every inspection of the unit would be read to find the few of one firm.
 */
function earlierVisits(day: string): Sql {
  return sql`select count(distinct e.visit) from (select o.id, o.unit, o.visit from inspection o
      where o.firm = any(g.family) and o.entered_day between ${`${day.slice(0, 4)}-01-01`} and ${day} offset 0) e
    where e.unit = i.unit and e.id <> i.id`;
}

/** Certificate and kind of each person on a day, in whatever unit they serve. */
export function peopleOn(read: Reader, persons: readonly string[], day: string): Promise<Person[]> {
  return read.many<Person>(sql`select p.person, zs_certificate_valid(p.person, ${day}) as certified,
      coalesce((select bool_and(o.kind = 'auxiliary') from zs_officer_on(p.person, ${day}) o), false) as aux
    from unnest(${persons}::uuid[]) p(person)`);
}

/** Names of items that are not published, or unknown. */
export async function unpublishedItems(read: Reader, items: readonly string[]): Promise<string[]> {
  const rows = await read.many<{
    name: string;
  }>(sql`select coalesce(e.name, '未知事项') as name from unnest(${items}::uuid[]) i(id)
    left join enforcement_item e on e.id = i.id where e.state is distinct from 'published'`);
  return rows.map((it) => it.name);
}

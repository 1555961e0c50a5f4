/** Everything an entry is decided on, read inside the act's own transaction. */
import sql from 'sql-template-tag';
import type { CommandContext } from '#kernel/command.ts';
import type { Reader } from '#kernel/reader.ts';
import { shownToken } from '../code-key.ts';
import type { Person } from '../domain/hard-checks.ts';
import type { InspectionRow } from '../records/inspection.ts';

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

export async function loadEntry(
  read: Reader,
  row: InspectionRow,
  day: string,
  join: string | null,
  ctx: CommandContext,
): Promise<EntryWorld> {
  const visit = join ?? ctx.newId();
  const [people, premises, firm, plan, items, visits, open, temporary] = await Promise.all([
    peopleOn(read, row.officers, day),
    row.premises
      ? read.one<
          NonNullable<EntryWorld['premises']>
        >(sql`select p.lat_e6, p.lng_e6, k.quiet from premises p left join park k on k.id = p.park
          where p.id = ${row.premises}`)
      : undefined,
    read.one<{ name: string; family: string[] }>(
      sql`select name, array(select zs_firm_family(id)) as family from firm where id = ${row.firm}`,
    ),
    row.plan
      ? read.one<{ state: string; filings: unknown }>(sql`select state, filings from plan where id = ${row.plan}`)
      : undefined,
    unpublishedItems(read, row.items),
    read.one<{
      n: number;
    }>(sql`select count(distinct visit) as n from inspection where unit = ${row.unit} and id <> ${row.id}
      and firm in (select zs_firm_family(${row.firm})) and entered_day between ${`${day.slice(0, 4)}-01-01`} and ${day}`),
    join && row.premises
      ? read.one<{ department: string }>(
          sql`select department from zs_open_visit(${row.premises}, ${day}) where id = ${join}`,
        )
      : undefined,
    read.one<{
      n: number;
    }>(sql`select count(*) as n from duty where unit = ${row.unit} and kind = 'inspection.temporary-report'
      and closed_at is null and due >= ${ctx.today}`),
  ]);
  return {
    people,
    premises,
    firm: { name: firm?.name ?? row.title ?? '', family: firm?.family ?? [row.firm] },
    plan,
    unpublished: items,
    visits: visits?.n ?? 0,
    joined: open,
    temporary_open: (temporary?.n ?? 0) > 0,
    visit,
    secret: shownToken(visit),
  };
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

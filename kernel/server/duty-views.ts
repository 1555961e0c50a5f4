/**
 * Open duties as a month, as who waits for whom, and as the way from a unit at the top down to the one that holds everybody up. A reader counts what
 * he may list (kernel/server/duties.ts): his own and his unit's, or those of the units whose records he may read.
 */
import sql, { type Sql } from 'sql-template-tag';
import type { Clock } from '../clock.ts';
import { addDays, asDay, clampedDay, monthOf, yearOf } from '../day.ts';
import type { Registry } from '../registry.ts';
import type { Actor, Reach } from '../rights.ts';
import type { Database } from './database.ts';
import { ofReach, wideReaches } from './duties.ts';
import { claimsOf } from './run-command.ts';

interface Deps {
  readonly db: Database;
  readonly registry: Registry;
  readonly clock: Clock;
}

export interface DutyView {
  readonly of: 'mine' | 'below';
}

export interface DutyDay {
  readonly day: string;
  readonly kind: string;
  readonly count: number;
  /** Title of one of them up to its colon: what kind of work it is. */
  readonly words: string;
}

export interface DutyMonth {
  /** `2026-11`. */
  readonly month: string;
  readonly days: readonly DutyDay[];
  /** Overdue before the month began, and without a date (原文未规定). */
  readonly before: number;
  readonly undated: number;
}

/** One question for each reach the reader has; answers are laid together. */
async function everywhere<T>(deps: Deps, actor: Actor, of: DutyView['of'], ask: (within: Sql) => Sql): Promise<T[]> {
  const put = (reach: Reach, within: Sql) => deps.db.ask<T>(claimsOf(actor, reach), ask(within));
  if (of === 'mine')
    return put('unit', sql`d.unit = ${actor.unit.code} and (d.person is null or d.person::text = ${actor.person})`);
  const found = await Promise.all(
    [...wideReaches(deps.registry, actor)].map(([reach, names]) =>
      put(reach, sql`d.record = any(${names}) and ${ofReach(reach, actor)}`),
    ),
  );
  return found.flat();
}

/** Days of a month with what falls due on each. `month` is any day of it. */
export async function dutyMonth(
  deps: Deps,
  actor: Actor,
  ask: DutyView & { readonly month: string },
): Promise<DutyMonth> {
  const first = asDay(`${ask.month}-01`);
  const last = addDays(clampedDay(yearOf(first), monthOf(first) + 1, 1), -1);
  const rows = await everywhere<DutyDay & { day: string | null; place: 'before' | 'in' | 'undated' }>(
    deps,
    actor,
    ask.of,
    (within) => sql`
      select case when d.due is null then 'undated' when d.due < ${first} then 'before' else 'in' end as place,
        case when d.due >= ${first} then d.due end as day, d.kind, count(*)::integer as count, min(split_part(d.title, '：', 1)) as words
      from duty d where d.closed_at is null and (d.due <= ${last} or d.due is null) and ${within} group by 1, 2, 3`,
  );
  const sum = (place: string) => rows.filter((row) => row.place === place).reduce((n, row) => n + row.count, 0);
  const days = new Map<string, DutyDay>();
  for (const { day, kind, count, words, place } of rows) {
    if (place !== 'in') continue;
    const key = `${day} ${kind}`;
    days.set(key, { day, kind, words, count: count + (days.get(key)?.count ?? 0) });
  }
  return {
    month: ask.month,
    days: [...days.values()].sort((a, b) => (a.day === b.day ? b.count - a.count : a.day < b.day ? -1 : 1)),
    before: sum('before'),
    undated: sum('undated'),
  };
}

export interface Waiting {
  readonly awaited_by: string;
  readonly awaited_by_name: string | null;
  readonly unit: string;
  readonly unit_name: string | null;
  readonly count: number;
  readonly late: number;
  readonly earliest: string | null;
  readonly thread: string | null;
  readonly words: string;
}

const MOST = 200;

/** Who waits for whom, what is latest first. */
export async function dutyWaiting(deps: Deps, actor: Actor, { of }: DutyView): Promise<Waiting[]> {
  const rows = await everywhere<Waiting>(
    deps,
    actor,
    of,
    (within) => sql`
      select w.*, zs_unit_name(w.awaited_by) as awaited_by_name, zs_unit_name(w.unit) as unit_name from (
        select d.awaited_by, d.unit, d.thread, count(*)::integer as count, count(*) filter (where d.due < ${deps.clock.today()})::integer as late,
          min(d.due) as earliest, min(split_part(d.title, '：', 1)) as words
        from duty d where d.closed_at is null and d.awaited_by is not null and ${within}
        group by d.awaited_by, d.unit, d.thread order by min(d.due) nulls last, d.unit limit ${MOST}) w`,
  );
  const end = '9999';
  return rows.sort((a, b) => ((a.earliest ?? end) < (b.earliest ?? end) ? -1 : 1)).slice(0, MOST);
}

export interface Blocker {
  /** From the unit that holds up to the one at the top that waits. */
  readonly path: readonly { readonly unit: string; readonly name: string | null; readonly due: string | null }[];
  readonly due: string | null;
  readonly late: boolean | null;
}

/**
 * The units of a thread that wait for nobody and are waited for: each with the way up to the last that waits, what is latest first, the longest way
 * first among those of a day.
 */
export async function dutyBlockers(
  deps: Deps,
  actor: Actor,
  { of, thread }: DutyView & { readonly thread: string },
): Promise<Blocker[]> {
  const rows = await everywhere<{
    units: string[];
    names: (string | null)[];
    dues: (string | null)[];
    late: boolean | null;
  }>(
    deps,
    actor,
    of,
    (within) => sql`
      with recursive open as materialized (
        select d.unit, d.awaited_by, min(d.due) as due from duty d
        where d.closed_at is null and d.thread = ${thread} and d.awaited_by is not null and ${within} group by d.unit, d.awaited_by),
      way as (
        select o.awaited_by as top, array[o.unit, o.awaited_by] as units, array[o.due] as dues from open o
        where not exists (select from open below where below.awaited_by = o.unit)
        union all
        select up.awaited_by, way.units || up.awaited_by, way.dues || up.due from way join open up on up.unit = way.top
        where up.awaited_by <> all(way.units)),
      whole as (select * from way where not exists (select from open up where up.unit = way.top and up.awaited_by <> all(way.units))),
      shown as (select * from whole order by dues[1] nulls last, cardinality(units) desc, units[1] limit ${MOST})
      select units, dues::text[] as dues, dues[1] < ${deps.clock.today()}::date as late,
        array(select zs_unit_name(u) from unnest(units) with ordinality as named(u, place) order by place) as names
      from shown`,
  );
  return rows.map(({ units, names, dues, late }) => ({
    path: units.map((unit, i) => ({ unit, name: names[i] ?? null, due: dues[i] ?? null })),
    due: dues[0] ?? null,
    late,
  }));
}

/** Small writes that follow from an act: numbers of series, duties, notices. */
import sql, { type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty, NewNotice, Outcome } from '../command.ts';
import type { Transaction } from './database.ts';

/** A unit's code begins with its region's. */
const regionOf = (unit: string): string => unit.split('.')[0] ?? '';

/** Next number of a series in a year, gap-free because it is taken in the act's own transaction. `{year}` and `{n}` in the format. */
export async function nextNumber(tx: Transaction, wanted: NonNullable<Outcome['number']>): Promise<string> {
  const taken = await tx.one<{ last: number }>(sql`insert into number_series (series, year, last)
    values (${wanted.series}, ${wanted.year}, 1)
    on conflict (series, year) do update set last = number_series.last + 1 returning last`);
  return wanted.format.replaceAll('{year}', String(wanted.year)).replaceAll('{n}', String(taken?.last ?? 0));
}

/** The place of the owing unit comes from the organisation (`zs_unit_place`), so a duty may be owed by another unit than the actor's. */
export async function openDuty(
  deps: { readonly remindDays: (due: string, region?: string) => readonly string[] },
  tx: Transaction,
  duty: NewDuty,
  at: string,
): Promise<void> {
  await tx.run(dutyInsert(deps, duty, at));
}

/** SQL that opens a duty. */
export function dutyInsert(
  deps: { readonly remindDays: (due: string, region?: string) => readonly string[] },
  duty: NewDuty,
  at: string,
): Sql {
  const remind = duty.due ? deps.remindDays(duty.due, regionOf(duty.unit)) : [];
  return sql`insert into duty (id, cell, region, unit, line, person, kind, title, record, record_id, opened_at, due, provisional,
      basis, starts_on, fixed, awaited_by, thread, remind_days)
    select ${uuidv7()}, left(region, 4), region, ${duty.unit}, line, ${duty.person ?? null}, ${duty.kind}, ${duty.title},
      ${duty.record}, ${duty.record_id}, ${at}, ${duty.due}, ${duty.provisional ?? false}, ${duty.basis ?? null},
      ${duty.start ?? null}, ${duty.fixed ?? false}, ${duty.awaited_by ?? null}, ${duty.thread ?? null}, ${remind}
    from zs_unit_place(${duty.unit})`;
}

/** SQL that leaves a notice with a unit, or a person in it. */
export function noticeInsert(notice: NewNotice, at: string) {
  return sql`insert into notice (id, region, unit, person, title, text, record, record_id, at)
    select ${uuidv7()}, region, ${notice.unit}, ${notice.person ?? null}, ${notice.title}, ${notice.text}, ${notice.record ?? null},
      ${notice.record_id ?? null}, ${at} from zs_unit_place(${notice.unit})`;
}

/** Whom a return that sums others up still waits for, by name. */
import sql from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';
import { SENT_STATES } from '../../domain/words.ts';
import type { ReturnRow } from '../../records/return.ts';

export async function belowOf(
  read: Reader,
  row: ReturnRow,
  today: string,
): Promise<{ owing: number; missing: string[] } | null> {
  const leg = await read.one<{ sums: readonly string[] | null }>(
    sql`select (select array(select jsonb_array_elements_text(leg -> 'sums')) from jsonb_array_elements(r.legs) leg
        where leg ->> 'code' = ${row.leg}) as sums from return_round r where r.id = ${row.round}`,
  );
  const legs = leg?.sums ?? [];
  if (legs.length === 0) return null;
  const rows = await read.many<{ name: string; sent: boolean }>(sql`
    select coalesce(zs_unit_name_on(unit, ${today}), unit) as name, state = any(${[...SENT_STATES]}) as sent
    from return_sheet where round = ${row.round} and receiver = ${row.unit} and leg = any(${[...legs]}) and state <> 'excused'
    order by unit`);
  return { owing: rows.length, missing: rows.filter((it) => !it.sent).map((it) => it.name) };
}

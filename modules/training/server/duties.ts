/** Duties opened without anybody's act, one statement for many. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty } from '#kernel/command.ts';
import type { Transaction } from '#kernel/server/database.ts';

export async function openDuties(
  tx: Transaction,
  deps: { readonly remindDays: (due: string, region?: string) => readonly string[] },
  now: string,
  duties: readonly NewDuty[],
): Promise<void> {
  if (duties.length === 0) return;
  const rows = duties.map((d) => ({
    id: uuidv7(),
    unit: d.unit,
    kind: d.kind,
    title: d.title,
    record: d.record,
    record_id: d.record_id,
    due: d.due,
    basis: d.basis ?? null,
    starts_on: d.start ?? null,
    fixed: d.fixed ?? false,
    awaited_by: d.awaited_by ?? null,
    thread: d.thread ?? null,
    remind_days: d.due ? deps.remindDays(d.due, d.unit.split('.')[0]) : [],
  }));
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, starts_on, fixed,
      awaited_by, thread, remind_days)
    select d.id, left(p.region, 4), p.region, d.unit, p.line, d.kind, d.title, d.record, d.record_id, ${now}, d.due, false, d.basis, d.starts_on,
      d.fixed, d.awaited_by, d.thread, d.remind_days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, unit text, kind text, title text, record text, record_id uuid, due date,
      basis text, starts_on date, fixed boolean, awaited_by text, thread uuid, remind_days date[]), zs_unit_place(d.unit) p`);
}

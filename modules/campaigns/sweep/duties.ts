/** Duties opened by the worker, one statement for many; one that is open already is not opened twice. */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty } from '#kernel/command.ts';
import type { Transaction } from '#kernel/server/database.ts';
import type { SweepDeps } from './deps.ts';

export async function openDuties(
  tx: Transaction,
  duties: readonly NewDuty[],
  remindDays: SweepDeps['remindDays'],
  now: string,
): Promise<void> {
  if (duties.length === 0) return;
  const rows = duties.map((d) => ({
    ...d,
    id: uuidv7(),
    remind_days: d.due ? remindDays(d.due, d.unit.split('.')[0]) : [],
    basis: d.basis ?? null,
  }));
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, remind_days)
    select d.id, left(p.region, 4), p.region, d.unit, p.line, d.kind, d.title, d.record, d.record_id, ${now}, d.due, false, d.basis, d.remind_days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, unit text, kind text, title text, record text, record_id uuid,
      due date, basis text, remind_days date[]), zs_unit_place(d.unit) p
    where not exists (select from duty o where o.record_id = d.record_id and o.kind = d.kind and o.unit = d.unit and o.closed_at is null)`);
}

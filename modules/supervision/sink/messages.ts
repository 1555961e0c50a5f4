/** Duties and notices of cards, set-based. The place of the owing unit comes from the organisation (`zs_unit_place`). */
import sql from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { NewDuty, NewNotice } from '#kernel/command.ts';
import type { Transaction } from '#kernel/server/database.ts';

export async function openDuties(
  tx: Transaction,
  duties: readonly NewDuty[],
  remindDays: (due: string, region?: string) => readonly string[],
  now: string,
): Promise<void> {
  if (duties.length === 0) return;
  const rows = duties.map((d) => ({
    ...d,
    id: uuidv7(),
    remind_days: d.due ? remindDays(d.due, d.unit.split('.')[0]) : [],
    provisional: d.provisional ?? false,
    basis: d.basis ?? null,
  }));
  await tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, provisional, basis, remind_days)
    select d.id, left(p.region, 4), p.region, d.unit, p.line, d.kind, d.title, d.record, d.record_id, ${now}, d.due, d.provisional, d.basis, d.remind_days
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, unit text, kind text, title text, record text, record_id uuid,
      due date, provisional boolean, basis text, remind_days date[]), zs_unit_place(d.unit) p
    where not exists (select from duty o where o.record_id = d.record_id and o.kind = d.kind and o.unit = d.unit and o.closed_at is null)`);
}

export async function closeDuties(
  tx: Transaction,
  records: readonly string[],
  kinds: readonly string[],
  how: string,
  now: string,
): Promise<void> {
  if (records.length === 0) return;
  await tx.run(sql`update duty set closed_at = ${now}, closed_how = ${how}
    where record_id = any(${records}::uuid[]) and kind = any(${kinds}::text[]) and closed_at is null`);
}

export async function sendNotices(tx: Transaction, notices: readonly NewNotice[], now: string): Promise<void> {
  if (notices.length === 0) return;
  const rows = notices.map((n) => ({ ...n, id: uuidv7(), record: n.record ?? null, record_id: n.record_id ?? null }));
  await tx.run(sql`insert into notice (id, region, unit, title, text, record, record_id, at)
    select n.id, p.region, n.unit, n.title, n.text, n.record, n.record_id, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(id uuid, unit text, title text, text text, record text, record_id uuid),
      zs_unit_place(n.unit) p`);
}

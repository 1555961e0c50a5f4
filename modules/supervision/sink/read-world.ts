/** What the sink must know beside the verdicts, each in one statement for all subjects of a chunk. */
import sql, { empty, raw } from 'sql-template-tag';
import type { RecordDef } from '#kernel/record.ts';
import type { Transaction } from '#kernel/server/database.ts';
import type { StoredRow } from '#kernel/server/write-rows.ts';
import type { AlertRow } from '../records/alert.ts';
import type { FactRow } from './fired-reasons.ts';

export type StoredAlert = AlertRow & StoredRow;

/** Cards of these subjects by subject and side. `hold` keeps them until the transaction ends, which is itself a write; so only for what changes. */
export async function cardsOf(
  tx: Transaction,
  subject: string,
  ids: readonly string[],
  hold: boolean,
): Promise<Map<string, StoredAlert>> {
  const rows =
    await tx.many<StoredAlert>(sql`select * from alert where subject = ${subject} and subject_id = any(${ids}::text[])
    ${hold ? raw('order by id for update') : empty}`);
  return new Map(rows.map((card) => [cardKey(card.subject_id, card.confidential), card]));
}

export const cardKey = (subject: string, confidential: boolean): string => `${subject} ${confidential}`;

export async function factRows(tx: Transaction, table: string, ids: readonly string[]): Promise<Map<string, FactRow>> {
  const rows = await tx.many<FactRow>(sql`select * from ${raw(`"${table}"`)} where id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Title of each subject, as its own record has it. */
export async function subjectTitles(
  tx: Transaction,
  def: RecordDef | undefined,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (!def) return new Map();
  const rows = await tx.many<{ id: string; title: string | null }>(
    sql`select id, ${raw(`"${def.title}"`)}::text as title from ${raw(`"${def.table}"`)} where id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map((row) => [row.id, row.title ?? '']));
}

export interface UnitFacts {
  readonly code: string;
  readonly name: string;
  /** The justice bureau that supervises it; a brigade is supervised as its agency is. */
  readonly bureau: string | null;
}

export async function unitsOf(tx: Transaction, codes: readonly string[]): Promise<Map<string, UnitFacts>> {
  const rows = await tx.many<UnitFacts>(sql`
    select c.code, coalesce(own.name, c.code) as name, coalesce(nullif(own.supervised_by, ''), nullif(above.supervised_by, '')) as bureau
    from unnest(${codes}::text[]) as c(code)
    left join unit own on own.code = c.code
    left join unit above on above.code = regexp_replace(c.code, '\\.[0-9]+$', '')`);
  return new Map(rows.map((row) => [row.code, row]));
}

export interface ClosedCard {
  readonly id: string;
  readonly unit: string;
  readonly rules: readonly string[];
  readonly confidential: boolean;
  readonly closed_day: string;
}

/** Cards of these units closed by rectification, newest first: what a repeat is held against. Accepted and withdrawn ones were no fault. */
export function closedCards(tx: Transaction, units: readonly string[], since: string): Promise<ClosedCard[]> {
  return tx.many<ClosedCard>(sql`select id, unit, rules, confidential, closed_day from alert
    where state = 'closed' and unit = any(${units}::text[]) and closed_day >= ${since} order by closed_day desc, id desc`);
}

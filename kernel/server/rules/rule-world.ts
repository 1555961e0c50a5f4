/** Writes `rule_world`: for each region and stretch of time, which variant of each rule is in force and what the parameters are. */
import sql, { type Sql } from 'sql-template-tag';
import type { Calendar } from '../../calendar.ts';
import { addDays, asDay, type Day } from '../../day.ts';
import type { PolicyRow } from '../../policy/index.ts';
import type { RuleValue } from '../../policy/value-shape.ts';
import { type Database, NO_CLAIMS } from '../database.ts';
import { type RuleBook, variantKey } from './rule-book.ts';

export interface WorldRow {
  readonly region: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly rules: readonly (number | null)[];
  readonly nums: readonly (number | null)[];
  readonly txts: readonly (string | null)[];
}

const FOREVER = '9999-12-31';

/** Rows of the world of one book, from the flattened packs. */
export function worldRows(book: RuleBook, flat: readonly PolicyRow[]): WorldRow[] {
  const wanted = new Set([...book.rules.map((r) => r.id), ...book.params.keys()]);
  const byRegion = new Map<string, Map<string, PolicyRow[]>>();
  for (const row of flat) {
    if (!wanted.has(row.id)) continue;
    const ids = byRegion.get(row.region) ?? new Map<string, PolicyRow[]>();
    ids.set(row.id, [...(ids.get(row.id) ?? []), row]);
    byRegion.set(row.region, ids);
  }
  return [...byRegion].flatMap(([region, ids]) => {
    const starts = new Set<string>();
    for (const row of [...ids.values()].flat()) {
      starts.add(row.from);
      if (row.until && row.until < FOREVER) starts.add(addDays(asDay(row.until), 1));
    }
    const days = [...starts].sort();
    return days.map((from, i) => {
      const next = days[i + 1];
      const at = (id: string) => ids.get(id)?.find((r) => r.from <= from && (r.until === null || from <= r.until));
      return { region, valid_from: from, valid_until: next ? addDays(next as Day, -1) : FOREVER, ...answers(book, at) };
    });
  });
}

function answers(book: RuleBook, at: (id: string) => PolicyRow | undefined): Pick<WorldRow, 'rules' | 'nums' | 'txts'> {
  const rules = book.rules.map((rule) => {
    const row = at(rule.id);
    if (!row || row.status === 'unspecified' || !row.value) return null;
    const key = variantKey(row.value as RuleValue);
    return rule.variants.find((v) => variantKey(v.value) === key)?.number ?? null;
  });
  const nums: (number | null)[] = [];
  const txts: (string | null)[] = [];
  for (const [id, { kind, place }] of book.params) {
    const row = at(id);
    const known = row && row.status !== 'unspecified' ? row : undefined;
    if (kind === 'txt') txts[place - 1] = known?.txt ?? null;
    else nums[place - 1] = known?.num ?? null;
  }
  return { rules, nums, txts };
}

/** A world as a query with the columns of `rule_world`, for drafts: nothing is stored, nobody else judges by it. */
export const draftWorldSql = (book: RuleBook, flat: readonly PolicyRow[]): Sql => rowsSql(book, worldRows(book, flat));

/** These rows as a query with the columns of `rule_world`. */
export function rowsSql(book: RuleBook, rows: readonly WorldRow[]): Sql {
  return sql`select ${book.facts.subject}::text collate "C" as subject, r.region collate "C" as region, r.valid_from, r.valid_until,
      r.rules, r.nums, r.txts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(region text, valid_from date, valid_until date,
      rules smallint[], nums bigint[], txts text[])`;
}

/** Replaces the world of a subject. */
export async function publishWorld(worker: Database, book: RuleBook, flat: readonly PolicyRow[]): Promise<void> {
  const rows = worldRows(book, flat);
  const { subject } = book.facts;
  const layout = { rules: book.rules.map((r) => r.id), params: Object.fromEntries(book.params) };
  await worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`delete from rule_world where subject = ${subject}`);
    for (const row of rows)
      await tx.run(sql`insert into rule_world (subject, region, valid_from, valid_until, rules, nums, txts) values
        (${subject}, ${row.region}, ${row.valid_from}, ${row.valid_until}, ${row.rules}, ${row.nums}, ${row.txts})`);
    await tx.run(sql`insert into rule_layout (subject, layout) values (${subject}, ${JSON.stringify(layout)})
      on conflict (subject) do update set layout = excluded.layout, published_at = now()`);
  });
}

/** Days before the first and after the last loaded year that the table covers, so that old and future days have an answer. */
const YEARS_AROUND = 8;

/** Replaces the calendar's days; days of years that are not loaded count Monday to Friday and are marked provisional. */
export async function publishCalendar(worker: Database, calendar: Calendar): Promise<void> {
  const first = (calendar.years[0] ?? 2000) - YEARS_AROUND;
  const last = (calendar.years.at(-1) ?? 2000) + YEARS_AROUND;
  const days: string[] = [];
  const working: boolean[] = [];
  const ordinals: number[] = [];
  const provisional: boolean[] = [];
  let ordinal = 0;
  for (let day = asDay(`${first}-01-01`); day <= `${last}-12-31`; day = addDays(day, 1)) {
    const answer = calendar.workday(day);
    if (answer.working) ordinal += 1;
    days.push(day);
    working.push(answer.working);
    ordinals.push(ordinal);
    provisional.push(answer.provisional);
  }
  await worker.transact(NO_CLAIMS, async (tx) => {
    await tx.run(sql`delete from calendar_day`);
    await tx.run(sql`insert into calendar_day (day, working, ordinal, provisional)
      select * from unnest(${days}::date[], ${working}::boolean[], ${ordinals}::integer[], ${provisional}::boolean[])`);
  });
}

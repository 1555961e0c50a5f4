/** Rows of a small made-up county for database tests, written as the superuser: what facts are computed from. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export const AGENCY = '990102.scjg';
export const FIRE = '990102.xf';
export const BUREAU = '990102.sf';

/** Inserts one row of a record's table; base columns have defaults of an ordinary county agency. */
export async function put(pool: pg.Pool, table: string, row: Record<string, unknown>): Promise<string> {
  const unit = String(row.unit ?? AGENCY);
  const [region = '', line = ''] = unit.split('.');
  const full: Record<string, unknown> = {
    cell: region.slice(0, 4),
    id: randomUUID(),
    region,
    unit,
    line,
    state: 'kept',
    ...row,
  };
  const names = Object.keys(full);
  await pool.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    names.map((name) => full[name]),
  );
  return String(full.id);
}

export async function putUnit(pool: pg.Pool, code: string, go_live: string | null = '2020-01-01'): Promise<string> {
  const [region = '', line = ''] = code.split('.');
  return put(pool, 'unit', {
    unit: code,
    code,
    name: `演示${code}`,
    kind: line === 'sf' ? 'justice-bureau' : 'agency',
    region_code: region,
    line_code: line,
    supervised_by: line === 'sf' ? null : BUREAU,
    go_live,
    state: 'active',
  });
}

export interface Entered {
  readonly firm: string;
  readonly day: string;
  readonly unit?: string;
  readonly visit?: string;
  /** Hour and minute of the entry. */
  readonly at?: string;
  readonly [field: string]: unknown;
}

/** An inspection that has been entered, with its visit unless one is given. */
export async function putEntered(pool: pg.Pool, { firm, day, at = '09:00', visit, ...more }: Entered): Promise<string> {
  const entered_at = `${day}T${at}:00+08:00`;
  const unit = String(more.unit ?? AGENCY);
  const of = visit ?? (await put(pool, 'visit', { unit, firm, started_at: entered_at, visit_day: day, state: 'open' }));
  return put(pool, 'inspection', {
    state: 'entered',
    firm,
    visit: of,
    entered_at,
    entered_day: day,
    inspection_type: 'daily',
    code_kind: 'task',
    officers: [],
    urgent: false,
    ...more,
  });
}

/** A calendar of plain weeks around 2025 and 2026; `off` are holidays. */
export async function putCalendar(pool: pg.Pool, off: readonly string[] = []): Promise<void> {
  await pool.query('delete from calendar_day');
  await pool.query(
    `insert into calendar_day (day, working, ordinal, provisional)
     select d, w, sum(w::integer) over (order by d), false from (
       select d::date as d, extract(isodow from d) < 6 and not (d::date = any($1::date[])) as w
       from generate_series('2024-01-01'::date, '2027-12-31'::date, '1 day') d) s`,
    [off],
  );
}

export async function putPolicy(
  pool: pg.Pool,
  id: string,
  value: { num?: number; txt?: string; json?: unknown },
): Promise<void> {
  await pool.query(
    `insert into policy_value (id, region, valid_from, status, value, num, txt, source, pack_version)
     values ($1, '990102', '2020-01-01', 'local', $2, $3, $4, '演示', 'test')
     on conflict (id, region, valid_from) do update set value = excluded.value, num = excluded.num, txt = excluded.txt`,
    [id, JSON.stringify(value.json ?? value.num ?? null), value.num ?? null, value.txt ?? null],
  );
}

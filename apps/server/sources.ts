/** Where the policy service reads what lies in the database: adoptions, local values, calendars loaded on screen. */
import sql from 'sql-template-tag';
import type { CalendarYear } from '#kernel/calendar.ts';
import type { Day } from '#kernel/day.ts';
import type { LocalValue } from '#kernel/policy/index.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import type { PolicySources } from '#kernel/server/policy-service.ts';

/** Counties and above: townships ask for their county. */
const SIX_DIGITS = 6;

export function policySources(worker: Database): Pick<PolicySources, 'regions' | 'locals' | 'calendar_rows'> {
  return {
    regions: async () => {
      const rows = await worker.ask<{ code: string; adopts: string | null }>(
        NO_CLAIMS,
        sql`select code, adopts from region where state = 'active' and length(code) = ${SIX_DIGITS} order by code`,
      );
      return {
        codes: rows.map((row) => row.code),
        adoptions: rows.flatMap((row) => (row.adopts ? [{ region: row.code, adopts: row.adopts }] : [])),
      };
    },
    locals: () =>
      worker.ask<LocalValue>(
        NO_CLAIMS,
        sql`select policy_id as id, region, valid_from as "from", valid_until as until, value, basis, signed_by_name as signed_by,
            signed_at::date::text as signed_on
          from local_value where state in ('signed', 'ended')`,
      ),
    calendar_rows: async () => {
      const rows = await worker.ask<{ year: number; off: Day[]; work: Day[]; basis: string }>(
        NO_CLAIMS,
        sql`select year, off, work, basis from calendar_year order by year`,
      );
      return rows.map((row): CalendarYear => ({ ...row, basis: [{ document: row.basis }] }));
    },
  };
}

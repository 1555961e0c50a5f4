/** Random histories: refreshing what changed gives the same as recomputing everything, and both give what a few lines of plain reading say. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, asDay, type Day, daysBetween } from '#kernel/day.ts';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { rebuildFacts } from '#kernel/server/reactor.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { AGENCY, BUREAU, FIRE, put, putCalendar, putEntered, putPolicy, putUnit } from './history.fixture.ts';

const db = await testDatabase();
const su = db.pool('superuser');
const worker = new Database({ ...db.worker, max: 2 });
afterAll(() => worker.close());

const OFFICERS = [randomUUID(), randomUUID(), randomUUID()];
const LENGTH = 5;

beforeAll(async () => {
  for (const unit of [AGENCY, FIRE, BUREAU]) await putUnit(su, unit);
  await putCalendar(su, ['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18']);
  await putPolicy(su, 'deadline.inspection_result', {
    num: LENGTH,
    txt: 'working_days',
    json: { length: LENGTH, unit: 'working_days' },
  });
});

interface Step {
  readonly unit: string;
  readonly firm: string;
  readonly day: Day;
  readonly minute: number;
  readonly joins: boolean;
  readonly officers: readonly string[];
  readonly found: boolean | null;
}

interface Row extends Step {
  readonly id: string;
  readonly visit: string;
}

const before = (a: Row, b: Row) => a.day < b.day || (a.day === b.day && a.minute <= b.minute);
const within = (a: Row, b: Row, days: number) => daysBetween(a.day, b.day) < days;

/** The facts as one would count them by hand. */
function oracle(row: Row, all: readonly Row[]) {
  const earlier = all.filter((it) => it.firm === row.firm && before(it, row));
  const own = earlier.filter((it) => it.unit === row.unit);
  const visits = (rows: readonly Row[]) => new Set(rows.map((it) => it.visit)).size;
  const strangers = earlier.filter((it) => it.unit !== row.unit && it.visit !== row.visit && within(it, row, 7));
  const runs = row.officers.map((officer) => {
    const his = earlier.filter((it) => it.officers.includes(officer) && within(it, row, 365));
    const found = his.filter((it) => it.found === true);
    const clean = his.filter((it) => it.found === false && found.every((f) => !before(it, f)));
    return visits(clean);
  });
  let due = row.day;
  for (let left = LENGTH; left > 0; ) {
    due = addDays(due, 1);
    if (isWorked(due)) left -= 1;
  }
  return {
    id: row.id,
    visits_365: visits(own.filter((it) => within(it, row, 365))),
    visits_year: visits(own.filter((it) => it.day.slice(0, 4) === row.day.slice(0, 4))),
    departments_7: 1 + new Set(strangers.map((it) => it.unit)).size,
    same_officer_no_finding: row.found === null ? null : row.found ? 0 : Math.max(0, ...runs),
    result_due_day: due,
  };
}

function isWorked(day: Day): boolean {
  const weekday = (((daysBetween(asDay('2024-01-01'), day) % 7) + 7) % 7) + 1;
  return weekday < 6 && !['2026-01-01', '2026-02-16', '2026-02-17', '2026-02-18'].includes(day);
}

const FIRMS = 2;
const step = fc.record({
  unit: fc.constantFrom(AGENCY, FIRE),
  firm: fc.nat(FIRMS - 1),
  offset: fc.integer({ min: 0, max: 500 }),
  minute: fc.nat(500),
  joins: fc.boolean(),
  officers: fc.uniqueArray(fc.constantFrom(...OFFICERS), { maxLength: 3 }),
  found: fc.constantFrom(true, false, null),
});

const stored = () =>
  worker.ask<Record<string, unknown>>(
    NO_CLAIMS,
    sql`select id, visits_365, visits_year, departments_7, same_officer_no_finding, result_due_day from fact_inspection order by id`,
  );

test('[ENT-02] [ENT-03] on random histories, refreshed facts equal rebuilt facts equal counting by hand', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.nat(13),
      fc.integer({ min: 0, max: 500 }),
      async (steps, which, moved) => {
        await su.query('delete from fact_inspection; delete from inspection; delete from visit');
        const firms = Array.from({ length: FIRMS }, () => randomUUID());
        const rows: Row[] = [];
        const react = async (id: string) =>
          worker.transact(NO_CLAIMS, async (tx) => {
            const rule = inspectionFacts.stale.find((it) => it.on === 'inspection');
            const ids = await tx.many<{ id: string }>((rule as NonNullable<typeof rule>).subjects([id]));
            await tx.run(inspectionFacts.refresh(ids.map((it) => it.id)));
          });
        for (const one of steps) {
          const firm = firms[one.firm] as string;
          // Joins the last visit to the firm, on its day.
          const host = one.joins ? rows.findLast((it) => it.firm === firm && it.unit !== one.unit) : undefined;
          const day = host?.day ?? addDays(asDay('2025-01-06'), one.offset);
          const at = `${String(8 + Math.floor(one.minute / 60)).padStart(2, '0')}:${String(one.minute % 60).padStart(2, '0')}`;
          const id = await putEntered(su, {
            firm,
            day,
            at,
            visit: host?.visit,
            unit: one.unit,
            officers: one.officers,
            found: one.found,
          });
          const { visit } = (await su.query('select visit from inspection where id = $1', [id])).rows[0];
          rows.push({ ...one, firm, day, id, visit });
          await react(id);
        }
        // One entry turns out to have been on another day.
        const at = which % rows.length;
        const row = rows[at] as Row;
        const day = addDays(asDay('2025-01-06'), moved);
        rows[at] = { ...row, day };
        await su.query(
          `update inspection set entered_day = $2::date, entered_at = entered_at + ($2::date - entered_day) * interval '24 hours' where id = $1`,
          [row.id, day],
        );
        await react(row.id);

        const refreshed = await stored();
        const byHand = rows.map((it) => oracle(it, rows)).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(refreshed).toEqual(byHand);
        await su.query('delete from fact_inspection');
        expect(await rebuildFacts(worker, inspectionFacts)).toBe(rows.length);
        expect(await stored()).toEqual(refreshed);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a refresh that changes nothing writes nothing', async () => {
  await su.query('delete from fact_inspection; delete from inspection; delete from visit');
  const id = await putEntered(su, { firm: randomUUID(), day: '2026-03-10' });
  const run = () => worker.transact(NO_CLAIMS, (tx) => tx.run(inspectionFacts.refresh([id])));
  expect([await run(), await run()]).toEqual([1, 0]);
  expect(await put(su, 'park', { name: '无关', quiet: false })).toMatch(/-/);
  expect(await run()).toBe(0);
});

/** Due days are counted twice, in TypeScript for decisions and in SQL for facts: on any rule and start the two answer the same. */
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { publishedYears } from '../calendar.fixture.ts';
import { calendarOf } from '../calendar.ts';
import { asDay, type Day, dayAt, ordinalOf } from '../day.ts';
import { dueDay, type PeriodRule } from '../deadline.ts';
import { Database, NO_CLAIMS } from './database.ts';
import { publishCalendar } from './rules/rule-world.ts';

const db = await testDatabase();
const worker = new Database({ ...db.worker, max: 1 });
const calendar = calendarOf(publishedYears());
beforeAll(() => publishCalendar(worker, calendar));
afterAll(() => worker.close());

interface Case {
  readonly rule: PeriodRule;
  readonly start: Day;
}

/** Starts in the loaded years and around them, where days count Monday to Friday. */
const start = fc.integer({ min: ordinalOf(asDay('2016-01-01')), max: ordinalOf(asDay('2028-12-31')) }).map(dayAt);
const rule: fc.Arbitrary<PeriodRule> = fc.record(
  {
    length: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom<PeriodRule['unit']>('natural_days', 'working_days', 'months'),
    roll: fc.constantFrom<'none' | 'next_workday'>('none', 'next_workday'),
    first_day_counts: fc.boolean(),
  },
  { requiredKeys: ['length', 'unit'] },
);

async function inSql(cases: readonly Case[]): Promise<(string | null)[]> {
  const rows = cases.map(({ rule: it, start: day }) => ({ ...it, start: day }));
  const answers = await worker.ask<{ due: string | null }>(
    NO_CLAIMS,
    sql`select zs_due(start, length, unit, coalesce(roll, 'none'), coalesce(first_day_counts, false)) as due
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as (start date, length bigint, unit text, roll text, first_day_counts boolean)) with ordinality
        as r(start, length, unit, roll, first_day_counts, n) order by n`,
  );
  return answers.map((it) => it.due);
}

test('[ENT-03] SQL counts due days as TypeScript does: days, worked days, months, rolled or not, first day counted or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ rule, start }), { minLength: 1, maxLength: 60 }), async (cases) => {
      const expected = cases.map((it) => dueDay(it.rule, it.start, calendar).day as string);
      expect(await inSql(cases)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('an unknown or senseless period, and one in hours, has no due day in SQL', async () => {
  const day = asDay('2026-03-02');
  expect(
    await inSql([
      { rule: { length: 24, unit: 'hours' }, start: day },
      { rule: { length: 24, unit: 'hours', roll: 'next_workday' }, start: day },
      { rule: { length: 0, unit: 'natural_days' }, start: day },
      { rule: { unit: 'natural_days' } as PeriodRule, start: day },
      { rule: { length: 3 } as PeriodRule, start: day },
    ]),
  ).toEqual([null, null, null, null, null]);
});

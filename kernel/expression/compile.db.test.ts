import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { grammar, rows } from './grammar.fixture.ts';
import { check, compile, evaluate, type ScalarType } from './index.ts';
import { accepted, facts, params } from './sample.fixture.ts';

const db = await testDatabase();
const pool = db.pool('superuser');
const ROWS = 60;
const sample = fc.sample(rows, ROWS);
const COLUMN: Readonly<Record<string, string>> = {
  'visit.cap': 'cap',
  'visit.days': 'days',
  'visit.strict': 'strict',
  'visit.kind': 'kind',
  'visit.since': 'since',
};

beforeAll(async () => {
  await pool.query(`create table fact_visit (i int, visits_365 int, fine bigint, few smallint, urgent boolean, planned boolean,
    kind text, matter text, visited date, due date, tags text[])`);
  await pool.query('create table flat (i int, cap bigint, days bigint, strict boolean, kind text, since date)');
  for (const [i, row] of sample.entries()) {
    await pool.query('insert into fact_visit values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      i,
      ...Object.values(row.facts),
    ]);
    await pool.query('insert into flat values ($1, $2, $3, $4, $5, $6)', [i, ...Object.values(row.params)]);
  }
});

/** PostgreSQL's answer for each row as text, null where unknown. */
async function answers(checked: ReturnType<typeof accepted>): Promise<(string | null)[]> {
  const value = compile(checked, { alias: 'f', param: (id) => raw(`p.${COLUMN[id]}`) });
  const query = sql`select (${value})::text as value from fact_visit f join flat p using (i) order by i`;
  const result = await pool.query<{ value: string | null }>(query.text, query.values);
  return result.rows.map((row) => row.value);
}

const judged = (checked: ReturnType<typeof accepted>) =>
  sample.map((row) => {
    const value = evaluate(checked, row.facts, { params: row.params });
    return value === undefined ? null : String(value);
  });

describe('PostgreSQL and the evaluator answer alike for every row, unknown values included', () => {
  it.each([
    ['bool', 700],
    ['int', 400],
    ['day', 200],
    ['text', 100],
  ] as const)('for random expressions that give %s', async (want: ScalarType & keyof typeof grammar, runs) => {
    let compared = 0;
    let unknown = 0;
    const property = fc.asyncProperty(grammar[want], async (source) => {
      const checked = check(source, { facts, params, want });
      fc.pre(checked.ok);
      if (!checked.ok) return;
      const expected = judged(checked);
      expect(await answers(checked), source).toEqual(expected);
      compared += expected.length;
      unknown += expected.filter((value) => value === null).length;
    });
    await fc.assert(property, { numRuns: runs, maxSkipsPerRun: 3 });
    expect(compared).toBe(runs * ROWS);
    expect(unknown / compared).toBeGreaterThan(0.05);
    expect(unknown / compared).toBeLessThan(0.95);
  });

  it('refuses of random expressions only what might overflow', () => {
    const messages = fc.sample(grammar.bool, 500).flatMap((source) => {
      const answer = check(source, { facts, params, want: 'bool' });
      return answer.ok ? [] : answer.errors.map((error) => error.message);
    });
    const others = messages.filter((words) => !/最小值和最大值|除数不能是 0|次数太多/.test(words));
    expect(others).toEqual([]);
  });
});

describe('a sweep', () => {
  const sweep = async (source: string, values: string) => {
    const value = compile(accepted(source, 'bool', true), { alias: 'f', today: sql`${'2026-03-01'}::date` });
    const from = raw(`(values ${values}) f(visits_365, few, due)`);
    const query = sql`select ${value} as value from ${from}`;
    const result = await pool.query<{ value: boolean | null }>(query.text, query.values);
    return result.rows.map((row) => row.value);
  };

  it('goes on over rows that would overflow or divide by zero, and cannot judge them', async () => {
    expect(await sweep('f.visits + f.visits > 0', '(2147483647, 1, null), (-3, 1, null)')).toEqual([true, false]);
    expect(await sweep('f.visits * 1000 > 0', '(9000000000000000000, 1, null), (5, 1, null)')).toEqual([null, true]);
    expect(await sweep('f.due - day("2026-01-01") > 0', "(1, 1, date 'infinity'), (1, 1, date '2026-01-02')")).toEqual([
      null,
      true,
    ]);
    expect(await sweep('f.due - 7 < f.due', "(1, 1, date '-infinity'), (1, 1, date '4713-01-01 BC')")).toEqual([
      null,
      null,
    ]);
    expect(await sweep('10 / f.visits > 1 || f.few > 3', '(0, 9, null), (0, 1, null)')).toEqual([true, null]);
    expect(
      await sweep('day("2026-01-01") + f.visits > day("2026-01-02")', '(9000000000, 1, null), (2, 1, null)'),
    ).toEqual([null, true]);
  });

  it('compares due days with the day it runs on, when that is allowed', async () => {
    const due = "(1, 1, date '2026-02-28'), (1, 1, date '2026-03-01'), (1, 1, null)";
    expect(await sweep('f.due < today', due)).toEqual([true, false, null]);
  });
});

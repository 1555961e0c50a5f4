import { afterAll, expect, test } from 'vitest';
import { BASE_COLUMNS, columnType, type Field } from '#kernel/record.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { county } from './inspection.fixture.ts';
import { records } from './records/index.ts';

const base = await testDatabase();
const c = await county(base);
afterAll(() => c.close());

test('every field of every record has its column of the right type, and no column is left over', async () => {
  for (const def of records) {
    const { rows } = await c.su.query(
      `select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
       where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [def.table],
    );
    const found = Object.fromEntries(rows.map((it) => [it.name, it.type]));
    const base = [...BASE_COLUMNS, 'head', 'city', 'county'];
    const wanted = Object.entries(def.fields).map(([name, field]) => [name, columnType(field as Field)]);
    expect(Object.fromEntries(Object.entries(found).filter(([name]) => !base.includes(name))), def.name).toEqual(
      Object.fromEntries(wanted),
    );
  }
  const { rows } = await c.su.query(
    `select attname from pg_attribute where attrelid = 'fact_inspection'::regclass and attnum > 0`,
  );
  expect(rows.map((it) => it.attname)).toEqual(expect.arrayContaining(Object.keys(inspectionFacts.fields)));
});

test('no claims, no rows: neither tables nor functions answer a caller without them', async () => {
  const app = base.pool('app');
  for (const table of [
    'plan',
    'inspection',
    'visit',
    'finding',
    'inspection_amendment',
    'rating',
    'complaint',
    'firm_key',
    'code_used',
  ])
    expect((await app.query(`select count(*)::int as n from ${table}`)).rows[0].n, table).toBe(0);
  expect((await app.query('select count(id)::int as n from fact_inspection')).rows[0].n).toBe(0);
  expect((await app.query(`select * from zs_firm_visits($1, '2020-01-01', '2030-01-01')`, [c.firm])).rows).toEqual([]);
});

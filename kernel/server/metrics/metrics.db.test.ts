/** Metrics over a fact set: the same numbers as SQL written by hand, in one pass, and the records behind them as far as the reader may see. */
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, describe, expect, test } from 'vitest';
import { inspectionModule } from '#modules/inspection/index.ts';
import { testDatabase } from '../../../test/support/database.ts';
import type { MetricValue } from '../../policy/return-shape.ts';
import { Database, NO_CLAIMS } from '../database.ts';
import { measure, measureSql, metricsFor } from './measure.ts';
import { countSql } from './records.ts';

const db = await testDatabase();
const worker = new Database(db.worker);
const app = new Database(db.app);
afterAll(() => Promise.all([worker.close(), app.close()]));
const sets = new Map((inspectionModule.facts ?? []).map((def) => [def.name, def]));
const root = db.pool('superuser');
await root.query(`
  insert into fact_inspection (id, cell, region, unit, line, policy_region, act_day, live, firm, visit, entered_day, result_day, officers, urgent)
  select gen_random_uuid(), '9901', '990102', case when n % 3 = 0 then '990102.yjgl' else '990102.scjg' end, case when n % 3 = 0 then 'yjgl' else 'scjg' end,
    '990102', d, true, md5((n % 7)::text)::uuid, gen_random_uuid(), d, case when n % 4 <> 0 then d end, 2 + n % 2, n % 5 = 0
  from (select n, date '2025-11-01' + n as d from generate_series(0, 119) n) x`);
const period = { from: '2026-01-01', until: '2026-12-31' };
const metric = (more: Partial<MetricValue> = {}): MetricValue => ({
  subject: 'inspection',
  when: 'has(f.result_day)',
  day: 'entered_day',
  unit: '次',
  counts_for: '实施单位',
  ...more,
});
const wanted = [
  { key: 'all', metric: metric() },
  { key: 'urgent', metric: metric(), only: 'f.urgent' },
  { key: 'officers', metric: metric({ sum: 'officers' }) },
  { key: 'by_result', metric: metric({ day: 'result_day', overlap: 'f.urgent' }) },
];

describe('metrics', () => {
  test('say what hand-written SQL says, unit by unit', async () => {
    const found = await worker.read(NO_CLAIMS, (read) => measure(read, sets, wanted, period));
    const { rows } =
      await root.query(`select unit, count(*)::integer as n, count(*) filter (where urgent)::integer as urgent,
      sum(officers)::integer as officers from fact_inspection
      where result_day is not null and entered_day between '2026-01-01' and '2026-12-31' group by unit order by unit`);
    const of = (unit: string, key: string) => found.find((it) => it.unit === unit && it.key === key);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(of(row.unit, 'all')).toMatchObject({ num: row.n, records: row.n });
      expect(of(row.unit, 'urgent')?.num).toBe(row.urgent);
      expect(of(row.unit, 'officers')).toMatchObject({ num: row.officers, records: row.n });
      expect(of(row.unit, 'by_result')).toMatchObject({ num: row.n, overlap: row.urgent });
    }
  });

  test('are one pass over the table, however many there are', async () => {
    const facts = sets.get('inspection') as never;
    const statement = measureSql(facts, wanted, period, sql`true`);
    const { rows } = await root.query(`explain ${statement.text}`, statement.values);
    const scans = rows.map((row) => String(row['QUERY PLAN'])).filter((line) => line.includes('fact_inspection'));
    expect(scans).toHaveLength(1);
  });

  test('of some units alone', async () => {
    const found = await worker.read(NO_CLAIMS, (read) =>
      metricsFor(read, sets, [{ key: 'all', metric: metric() }], { period, units: ['990102.yjgl'] }),
    );
    expect(found.map((it) => it.unit)).toEqual(['990102.yjgl']);
  });

  test('open only to the records that the reader may see', async () => {
    const facts = sets.get('inspection') as never;
    const about = { period, units: ['990102.scjg'] };
    const scope = {
      unit_lo: '990102.scjg',
      unit_hi: '990102.scjg',
      line_lo: '',
      line_hi: '~',
      region_lo: '990102',
      region_hi: '990102~',
    };
    const person = randomUUID();
    const claims = { person, account: person, unit: '990102.scjg', scope, supervisor: false, audit: false };
    const count = (units: string[]) =>
      app.ask<{ n: number }>(claims, countSql(facts, { metric: metric() }, { ...about, units }));
    expect((await count(['990102.scjg']))[0]?.n).toBeGreaterThan(0);
    expect((await count(['990102.yjgl']))[0]?.n).toBe(0);
  });
});

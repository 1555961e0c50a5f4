import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { beforeAll, describe, expect, test } from 'vitest';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { AGENCY, BUREAU, FIRE, put, putCalendar, putEntered, putPolicy, putUnit } from './history.fixture.ts';

const db = await testDatabase();
const su = db.pool('superuser');
const worker = new Database({ ...db.worker, max: 2 });

/** What the reactor does with a change: finds what became stale and refreshes it. Answers which inspections those were. */
async function changed(record: string, ...ids: string[]): Promise<string[]> {
  return worker.transact(NO_CLAIMS, async (tx) => {
    const rule = inspectionFacts.stale.find((it) => it.on === record);
    const subjects = rule ? (await tx.many<{ id: string }>(rule.subjects(ids))).map((row) => row.id) : [];
    await tx.run(inspectionFacts.refresh(subjects));
    return subjects;
  });
}

const fact = async (id: string): Promise<Record<string, unknown>> =>
  (await worker.ask<Record<string, unknown>>(NO_CLAIMS, sql`select * from fact_inspection where id = ${id}`))[0] ?? {};

async function person(kind = 'institution', spans: readonly [string, string][] = [['2024-01-01', '2028-12-31']]) {
  const id = await put(su, 'person', { name: '演示员', state: 'active' });
  const officer = await put(su, 'officer', { person: id, kind, from_day: '2020-01-01', state: 'active' });
  let certificate = '';
  for (const [from, until] of spans)
    certificate = await put(su, 'certificate', {
      officer,
      person: id,
      kind: 'enforcement',
      valid_from: from,
      valid_until: until,
      effects: '[]',
      state: 'valid',
    });
  return { id, officer, certificate };
}

beforeAll(async () => {
  for (const unit of [AGENCY, FIRE, BUREAU]) await putUnit(su, unit);
  await putCalendar(su);
  await putPolicy(su, 'deadline.inspection_result', {
    num: 5,
    txt: 'working_days',
    json: { length: 5, unit: 'working_days' },
  });
  await putPolicy(su, 'deadline.publication', {
    num: 20,
    txt: 'working_days',
    json: { length: 20, unit: 'working_days' },
  });
  await putPolicy(su, 'inspection.visits_cap', { num: 4 });
});

describe('facts follow what they rest on', () => {
  test('[ENT-02] a visit entered late changes the counts of the visits after it, and of those alone', async () => {
    const firm = randomUUID();
    const march = await putEntered(su, { firm, day: '2026-03-10' });
    const may = await putEntered(su, { firm, day: '2026-05-10' });
    const other = await putEntered(su, { firm: randomUUID(), day: '2026-05-10' });
    await changed('inspection', march, may, other);
    expect(await fact(may)).toMatchObject({ visits_365: 2, visits_year: 2, visits_cap: 4 });
    const before = await putEntered(su, { firm, day: '2025-11-20' });
    const stale = await changed('inspection', before);
    expect(new Set(stale)).toEqual(new Set([before, march, may]));
    expect(await fact(march)).toMatchObject({ visits_365: 2, visits_year: 1 });
    expect(await fact(may)).toMatchObject({ visits_365: 3, visits_year: 2 });
  });

  test('[ENT-02] a visit whose day is corrected changes the counts around the old day and the new', async () => {
    const firm = randomUUID();
    const moved = await putEntered(su, { firm, day: '2025-02-01' });
    const near = await putEntered(su, { firm, day: '2025-12-01' });
    const later = await putEntered(su, { firm, day: '2026-06-01' });
    await changed('inspection', moved, near, later);
    expect((await fact(near)).visits_365).toBe(2);
    expect((await fact(later)).visits_365).toBe(2);
    await su.query(
      `update inspection set entered_day = '2026-05-01', entered_at = '2026-05-01T09:00:00+08:00' where id = $1`,
      [moved],
    );
    await changed('inspection', moved);
    expect((await fact(near)).visits_365).toBe(1);
    expect((await fact(later)).visits_365).toBe(3);
  });

  test('[ENT-02] a joint visit counts once for each department and is not several departments in a week', async () => {
    const firm = randomUUID();
    const first = await putEntered(su, { firm, day: '2026-04-01' });
    const { visit } = (await su.query('select visit from inspection where id = $1', [first])).rows[0];
    const twin = await putEntered(su, { firm, day: '2026-04-01', visit, at: '09:05' });
    const joined = await putEntered(su, { firm, day: '2026-04-01', visit, unit: FIRE, at: '09:10' });
    const alone = await putEntered(su, { firm, day: '2026-04-06', unit: FIRE });
    await changed('inspection', first, twin, joined, alone);
    expect(await fact(twin)).toMatchObject({ visits_365: 1, departments_7: 1 });
    expect(await fact(joined)).toMatchObject({ visits_365: 1, departments_7: 1 });
    expect(await fact(alone)).toMatchObject({ visits_365: 2, departments_7: 2 });
  });

  test('[PER-07] a certificate withdrawn with effect in the past takes the officer off that visit', async () => {
    const [a, b] = [await person(), await person()];
    const aux = await person('auxiliary', []);
    const id = await putEntered(su, { firm: randomUUID(), day: '2026-03-10', officers: [a.id, b.id, aux.id] });
    await changed('inspection', id);
    expect(await fact(id)).toMatchObject({
      officers: 3,
      valid_officers: 2,
      invalid_officers: 1,
      auxiliary_officers: 1,
    });
    await su.query(`update certificate set effects = $2 where id = $1`, [
      b.certificate,
      JSON.stringify([
        { effect: 'withdrawn', from: '2026-02-01', until: null, ground: '', basis: '', decided: '2026-06-01' },
      ]),
    ]);
    expect(await changed('certificate', b.certificate)).toEqual([id]);
    expect(await fact(id)).toMatchObject({ valid_officers: 1, invalid_officers: 2 });
  });

  test('[ENT-02] a plan counts from the filing that contains the inspection; a later filing does not make an earlier visit planned before', async () => {
    const filing = (version: number, day: string, more = {}) => ({
      version,
      filed_at: `${day}T10:00:00+08:00`,
      mode: 'approval',
      effective_at: `${day}T10:00:00+08:00`,
      returned_at: null,
      ...more,
    });
    const plan = await put(su, 'plan', {
      title: '计划',
      state: 'filed',
      filings: JSON.stringify([filing(1, '2025-12-20')]),
    });
    const firm = randomUUID();
    const old = await putEntered(su, { firm, day: '2026-03-10', plan, plan_version: 1 });
    const added = await putEntered(su, { firm, day: '2026-03-12', plan, plan_version: 2 });
    await changed('inspection', old, added);
    expect(await fact(old)).toMatchObject({ planned: true, plan_filed_before: true });
    expect(await fact(added)).toMatchObject({ planned: false, plan_filed_before: false });
    await su.query('update plan set filings = $2 where id = $1', [
      plan,
      JSON.stringify([filing(1, '2025-12-20'), filing(2, '2026-04-01')]),
    ]);
    expect((await changed('plan', plan)).sort()).toEqual([old, added].sort());
    expect(await fact(old)).toMatchObject({ planned: true, plan_filed_before: true });
    expect(await fact(added)).toMatchObject({ planned: true, plan_filed_before: false });
    const returned = filing(2, '2026-04-01', { effective_at: null, returned_at: '2026-04-03T10:00:00+08:00' });
    await su.query('update plan set filings = $2 where id = $1', [
      plan,
      JSON.stringify([filing(1, '2025-12-20'), returned]),
    ]);
    await changed('plan', plan);
    expect(await fact(added)).toMatchObject({ planned: false });
  });

  test('[ENT-01] [ENT-02] three grounds answer three questions: a ground for no plan opens no quiet day, a quiet-day ground raises no cap', async () => {
    const put = (more: Record<string, unknown>) => putEntered(su, { firm: randomUUID(), day: '2026-03-12', ...more });
    const cases = [
      [await put({}), [false, false, false]],
      [await put({ source_kind: 'complaint' }), [true, false, false]],
      [await put({ quiet_ground: 'emergency' }), [false, true, false]],
      [await put({ inspection_type: 'special', superior_order: '演示厅〔2026〕1号' }), [false, false, true]],
      [await put({ inspection_type: 'daily', superior_order: '演示厅〔2026〕1号' }), [false, false, false]],
      [await put({ inspection_type: 'special', superior_order: '' }), [false, false, false]],
    ] as const;
    await changed('inspection', ...cases.map(([id]) => id));
    for (const [id, [plan_exempt, quiet_exempt, cap_exempt]] of cases)
      expect(await fact(id)).toMatchObject({ plan_exempt, quiet_exempt, cap_exempt });
  });

  test('[ENT-03] a newly loaded calendar moves the day by which the result is due', async () => {
    const id = await putEntered(su, { firm: randomUUID(), day: '2026-09-28' });
    await changed('inspection', id);
    expect((await fact(id)).result_due_day).toBe('2026-10-05');
    await putCalendar(su, ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07']);
    await worker.transact(NO_CLAIMS, (tx) => tx.run(inspectionFacts.refresh([id])));
    expect((await fact(id)).result_due_day).toBe('2026-10-12');
    await putCalendar(su);
  });

  test('[ENT-03] a period whose first day counts ends a day earlier, one in hours gives no day', async () => {
    const period = (more: Record<string, unknown>) => ({ length: 5, unit: 'working_days', ...more });
    const dueBy = async (json: Record<string, unknown>) => {
      await putPolicy(su, 'deadline.inspection_result', { num: 5, txt: String(json.unit), json });
      const id = await putEntered(su, { firm: randomUUID(), day: '2026-03-02' });
      await changed('inspection', id);
      return (await fact(id)).result_due_day;
    };
    expect(await dueBy(period({ first_day_counts: true }))).toBe('2026-03-06');
    expect(await dueBy(period({ unit: 'natural_days', roll: 'next_workday' }))).toBe('2026-03-09');
    expect(await dueBy(period({ unit: 'natural_days', first_day_counts: true, roll: 'next_workday' }))).toBe(
      '2026-03-06',
    );
    expect(await dueBy(period({ unit: 'hours' }))).toBeNull();
    expect(await dueBy(period({ unit: 'hours', first_day_counts: true }))).toBeNull();
    expect(await dueBy(period({}))).toBe('2026-03-09');
  });

  test('[ENT-03] without a period in the packs there is no day, and nothing pretends there is', async () => {
    await su.query(`delete from policy_value where id = 'deadline.publication'`);
    const id = await putEntered(su, {
      firm: randomUUID(),
      day: '2026-03-02',
      result_day: '2026-03-05',
      found: false,
      code_kind: 'none',
    });
    await changed('inspection', id);
    expect(await fact(id)).toMatchObject({
      publish_due_day: null,
      code_late_day: null,
      result_due_day: '2026-03-09',
      coded: false,
    });
    await putPolicy(su, 'deadline.publication', {
      num: 20,
      txt: 'working_days',
      json: { length: 20, unit: 'working_days' },
    });
    await changed('inspection', id);
    expect((await fact(id)).publish_due_day).toBe('2026-04-02');
  });

  test('[ENT-01] premises that are put into a quiet park are in the park for past visits too', async () => {
    const park = await put(su, 'park', { name: '演示园', quiet: true });
    const firm = randomUUID();
    const premises = await put(su, 'premises', { firm, address: '演示路1号', state: 'active' });
    const id = await putEntered(su, { firm, premises, day: '2026-03-12' });
    await changed('inspection', id);
    expect(await fact(id)).toMatchObject({ in_park: false, entered_day_of_month: 12 });
    await su.query('update premises set park = $2 where id = $1', [premises, park]);
    expect(await changed('premises', premises)).toEqual([id]);
    expect((await fact(id)).in_park).toBe(true);
    await su.query('update park set quiet = false where id = $1', [park]);
    expect(await changed('park', park)).toEqual([id]);
    expect((await fact(id)).in_park).toBe(false);
  });

  test('[ENT-08] an unconfirmed good rating vouches for nothing, and cannot hide a bad one', async () => {
    const id = await putEntered(su, { firm: randomUUID(), day: '2026-03-12' });
    const { visit } = (await su.query('select visit from inspection where id = $1', [id])).rows[0];
    const rate = (bad: boolean, confirmed: boolean) =>
      put(su, 'rating', { unit: BUREAU, visit, level: bad ? 'bad' : 'good', bad, confirmed, confidential: true });
    await changed('rating', await rate(false, false));
    await changed('inspection', id);
    expect((await fact(id)).rated_badly).toBeNull();
    expect(await changed('rating', await rate(true, true))).toEqual([id]);
    await changed('rating', await rate(false, false));
    expect((await fact(id)).rated_badly).toBe(true);
    await expect(db.pool('app').query('select rated_badly from fact_inspection')).rejects.toThrow(/permission denied/);
  });

  test('[ENT-02] one officer who again and again finds nothing is counted from the last finding on', async () => {
    const [a, b] = [await person(), await person()];
    const firm = randomUUID();
    const days = ['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05'];
    const ids: string[] = [];
    for (const [n, day] of days.entries())
      ids.push(await putEntered(su, { firm, day, officers: n === 2 ? [a.id] : [a.id, b.id], found: n === 0 }));
    await changed('inspection', ...ids);
    const counts = await Promise.all(ids.map(async (id) => (await fact(id)).same_officer_no_finding));
    expect(counts).toEqual([0, 1, 2, 3]);
  });

  test('merging two firms adds up their visits, and parting them takes them apart', async () => {
    const [stays, goes] = [
      await put(su, 'firm', { name: '演示一', state: 'active' }),
      await put(su, 'firm', { name: '演示二', state: 'active' }),
    ];
    const one = await putEntered(su, { firm: stays, day: '2026-03-10' });
    const two = await putEntered(su, { firm: goes, day: '2026-03-20' });
    await changed('inspection', one, two);
    await su.query('update firm set merged_into = $2 where id = $1', [goes, stays]);
    await changed('firm', goes);
    expect(await fact(two)).toMatchObject({ visits_365: 2, firm: stays });
    await su.query('update firm set merged_into = null where id = $1', [goes]);
    await changed('firm', goes);
    expect(await fact(two)).toMatchObject({ visits_365: 1, firm: goes });
  });
});

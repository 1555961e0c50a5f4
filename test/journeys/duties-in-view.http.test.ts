/** All open duties as a list, a month, and as who waits for whom: the same duties whichever way they are looked at, and nobody else's. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { demoPlatform } from '../support/demo.ts';
import { AGENCY, BUREAU } from './steps.ts';

const demo = await demoPlatform();
const THREAD = '0190a000-0000-7000-8000-000000000001';
const CITY = '990100.sf';

interface Month {
  readonly days: readonly { readonly day: string; readonly count: number }[];
  readonly before: number;
  readonly undated: number;
}
interface Blocker {
  readonly path: readonly { readonly unit: string }[];
  readonly late: boolean;
}
const get = async <T>(who: string, path: string) => (await (await demo.as(who)).call<T>('GET', path)).body;

/** A round in which the city waits for the county and the county for an agency and for a township. */
async function openChain(): Promise<void> {
  const owed = [
    [BUREAU, CITY, '2026-11-30'],
    [AGENCY, BUREAU, '2026-11-10'],
    ['990102101.zf', BUREAU, '2026-12-20'],
  ] as const;
  for (const [unit, awaited, due] of owed)
    await demo.platform.worker.transact(NO_CLAIMS, (tx) =>
      tx.run(sql`insert into duty (id, cell, region, unit, line, kind, title, record, record_id, opened_at, due, awaited_by, thread)
      select gen_random_uuid(), left(region, 4), region, ${unit}, line, 'test.return', '报送演示年报：全年', 'supervision-document', gen_random_uuid(),
        now(), ${due}, ${awaited}, ${THREAD} from zs_unit_place(${unit})`),
    );
}

test('the month counts what the list lists, for the own unit and for those below', async () => {
  await openChain();
  for (const of of ['mine', 'below'] as const) {
    const { duties } = await get<{ duties: { due: string | null }[] }>('supervisor', `/api/duties?of=${of}`);
    const month = await get<Month>('supervisor', `/api/duties/month?of=${of}&month=2026-11`);
    const within = duties.filter((it) => it.due?.startsWith('2026-11'));
    expect(month.days.reduce((n, it) => n + it.count, 0)).toBe(within.length);
    expect(within.length).toBeGreaterThan(0);
    expect(month.before).toBe(duties.filter((it) => it.due !== null && it.due < '2026-11-01').length);
  }
});

test('[REP-18] the bureau sees who waits for whom, and the unit that blocks with the whole way above it', async () => {
  const { waiting } = await get<{ waiting: { awaited_by: string; unit: string; late: number }[] }>(
    'supervisor',
    '/api/duties/waiting?of=below',
  );
  expect(waiting).toContainEqual(expect.objectContaining({ awaited_by: BUREAU, unit: AGENCY, late: 1 }));
  const { blockers } = await get<{ blockers: Blocker[] }>(
    'supervisor',
    `/api/duties/blockers?of=below&thread=${THREAD}`,
  );
  expect(blockers.map((it) => it.path.map((step) => step.unit))).toEqual([
    [AGENCY, BUREAU, CITY],
    ['990102101.zf', BUREAU, CITY],
  ]);
  expect(blockers.map((it) => it.late)).toEqual([true, false]);
});

test('an agency sees what it owes and not what others owe; who has nobody below is told so', async () => {
  const { waiting } = await get<{ waiting: { unit: string }[] }>('clerk', '/api/duties/waiting?of=mine');
  expect(new Set(waiting.map((it) => it.unit))).toEqual(new Set([AGENCY]));
  const refused = await (await demo.as('officer')).call<{ detail: string }>('GET', '/api/duties/waiting?of=below');
  expect(refused.status).toBe(403);
  expect(refused.body.detail).toContain('只能查看本单位的待办');
  const wrong = await (await demo.as('clerk')).call<{ detail: string }>(
    'GET',
    '/api/duties/month?of=mine&month=2026-13',
  );
  expect(wrong.status).toBe(400);
});

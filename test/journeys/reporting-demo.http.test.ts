/** The demonstration's reporting year, as a visitor finds it: every place has something in it, nothing fails, and what is history alarms nobody. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, expect, test } from 'vitest';
import { createPlatform } from '#apps/server/platform.ts';
import { buildDemo, demoTable } from '#demo/build.ts';
import { reportingYear } from '#demo/replay/reporting/tools.ts';
import { fixedClock } from '#kernel/clock.ts';
import { asDay } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { ensurePlatformKind } from '#kernel/server/migrate.ts';
import { testDatabase } from '../support/database.ts';
import { TODAY } from '../support/demo.ts';
import { type Client, signInAs } from '../support/http.ts';

const db = await testDatabase();
const data_dir = mkdtempSync(join(tmpdir(), 'zs-reporting-'));
await ensurePlatformKind(db.owner, 'demo');
const platform = await createPlatform({
  configs: db,
  clock: fixedClock(`${TODAY}T09:00:00+08:00`),
  log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
  kind: 'demo',
  version: 'test',
  data_dir,
  secret: new Uint8Array(32).fill(7),
});
// A refusal of any act stops the build.
const signIns = await buildDemo(platform, () => undefined, { reporting: true });
afterAll(async () => {
  await platform.close();
  rmSync(data_dir, { recursive: true, force: true });
});
const look = <T>(query: Sql) => platform.worker.ask<T>(NO_CLAIMS, query);
const sessions = new Map<string, Promise<Client>>();
const as = (username: string): Promise<Client> => {
  const one = sessions.get(username) ?? signInAs(platform.http, username, signIns[0]?.password ?? '');
  sessions.set(username, one);
  return one;
};
const WHO = ['clerk', 'head', 'supervisor', 'bureau-head', 'city-bureau', 'province', 'sui-bureau', 'yan-bureau'];

test('[REP-12] a clerk has work now: a report in hand, a difference with its reason, and last year’s beside it', async () => {
  const clerk = await as('clerk');
  const { owed } = await clerk.ask<{ owed: { id: string; title: string; state: string }[] }>('returns.mine');
  const [report] = owed.filter((it) => it.title.includes('年度报告'));
  expect(report?.state).toBe('draft');
  const { sheets } = await clerk.ask<{ sheets: { form: string; last_year: Record<string, unknown> }[] }>(
    'returns.sheet',
    { id: report?.id },
  );
  expect(Object.keys(sheets.find((it) => it.form === 'form.leniency')?.last_year ?? {})).not.toEqual([]);
  const reasons = await look<{ n: number }>(
    sql`select count(*)::integer as n from return_cell where reason is not null`,
  );
  expect(reasons[0]?.n).toBeGreaterThan(2);
});

test('[REP-12] last year is told to the end: returned twice, corrected after acceptance, nothing to report, late, missing', async () => {
  const year = reportingYear(asDay(TODAY)) - 1;
  const states = await look<{ unit: string; state: string; times_returned: number; revision: number; zero: boolean }>(
    sql`select unit, state, times_returned, revision, zero from return_sheet where about_year = ${year} and chain = 'chain.annual_report'`,
  );
  const of = (unit: string) => states.find((it) => it.unit === unit);
  expect(of('990102.scjg')).toMatchObject({ state: 'accepted', times_returned: 2 });
  expect(of('990102.yjgl')).toMatchObject({ state: 'accepted', revision: 2 });
  expect(of('990102.sthj')).toMatchObject({ state: 'accepted', zero: true });
  expect(of('990100.sf')?.state).toBe('accepted');
  expect(of('990102.xfjy')?.state).toBe('draft');
  expect(states.some((it) => it.state === 'excused')).toBe(true);
});

test('[REP-12] this year’s round shows each step: in hand, waiting for review, sent back, handed in', async () => {
  const rows = await look<{ unit: string; state: string }>(
    sql`select unit, state from return_sheet where chain = 'chain.annual_report' and about_year = ${reportingYear(asDay(TODAY))}
      and unit in ('990102.scjg', '990102.csgl', '990102.yjgl', '990121.scjg') order by unit`,
  );
  expect(rows.map((it) => it.state)).toEqual(['review', 'draft', 'returned', 'submitted']);
});

test('[SPC-10] the books of clues balance, with one that came four times and one nobody has accepted', async () => {
  const supervisor = await as('supervisor');
  const period = { from: '2026-09-01', until: TODAY };
  const books = await supervisor.ask<{ balanced: boolean; arrivals: number; total: Record<string, number> }>(
    'clues.reconcile',
    period,
  );
  expect(books.balanced).toBe(true);
  expect(books.total.taken_in).toBeGreaterThanOrEqual(10);
  const clues = await supervisor.list('clue');
  expect(clues.some((it) => it.arrivals === 4)).toBe(true);
  expect(await supervisor.list('clue-handover', { state: ['pending'] })).not.toEqual([]);
  expect(await supervisor.list('task-force')).toHaveLength(1);
});

test('[SPC-03] the campaign of 2024 is on record as history, and nothing of it is due today', async () => {
  const [campaign] = await (await as('province')).list('campaign', { filter: { entry: 'campaign.special_2024' } });
  expect(campaign).toMatchObject({ state: 'summed', history: true });
  const alarms = await look(sql`select 1 from duty d join campaign_duty c on c.id = d.record_id
    where c.campaign = ${campaign?.id} and d.closed_at is null`);
  expect(alarms).toEqual([]);
  const late = await look(sql`select 1 from duty d join return_sheet r on r.id = d.record_id
    where r.history and d.closed_at is null and d.due < ${TODAY}`);
  expect(late).toEqual([]);
});

test('[ORG-13] [PER-12] the council has a gap and an item that runs; one officer alone will fall short of hours', async () => {
  const supervisor = await as('supervisor');
  const council = await supervisor.ask<{ gaps: number; items: { state: string }[] }>('council.overview');
  expect(council.gaps).toBeGreaterThan(0);
  expect(council.items).toHaveLength(1);
  const { persons } = await supervisor.ask<{ persons: { judged: boolean; will_fall_short: boolean | null }[] }>(
    'training.standing',
    { year: 2026 },
  );
  expect(persons.filter((it) => it.will_fall_short === true)).toHaveLength(1);
});

test('[SUP-28] one result is announced, another has an objection that waits for its answer', async () => {
  const cards = await (await as('supervisor')).list('scorecard');
  expect(cards).toHaveLength(2);
  expect(await (await as('supervisor')).list('scorecard-objection', { state: ['open'] })).toHaveLength(1);
});

test('nothing fails for anybody: every list and every page’s question answers', async () => {
  const failures: string[] = [];
  const count: Record<string, number> = {};
  for (const username of WHO) {
    const who = await as(username);
    for (const record of platform.registry.records.keys()) {
      const { status, body } = await who.call<{ rows: unknown[] }>('POST', `/api/records/${record}/list`, {
        limit: 50,
      });
      if (status >= 500) failures.push(`${username} ${record} ${status}`);
      if (status === 200) count[record] = Math.max(count[record] ?? 0, body.rows.length);
    }
    for (const query of ['returns.mine', 'returns.rounds', 'clues.inbox', 'campaigns.overview', 'council.overview']) {
      const { status } = await who.call('POST', `/api/queries/${query}`, {});
      if (status >= 500) failures.push(`${username} ${query} ${status}`);
    }
  }
  expect(failures).toEqual([]);
  for (const record of [
    'return-round',
    'clue',
    'campaign',
    'problem',
    'self-check',
    'council-member',
    'agreed-item',
    'training-session',
    'scorecard',
    'survey',
    'model-case',
    'plan-task',
  ])
    expect(count[record], record).toBeGreaterThan(0);
});

test('the printed table names the pages of reporting', () => {
  const words = demoTable('http://localhost', signIns).join('\n');
  expect(words).toContain('/returns');
  expect(words).toContain('/clues');
});

/** A year of training: one officer is warned in July and catches up, another is short when the year is over and shows red until a sheet is handed in. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { trainingSweep } from '#modules/training/server.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { AGENCY, BUREAU } from './steps.ts';
import { lesson } from './training-steps.ts';

const demo = await demoPlatform();

interface Person {
  readonly id: string;
  readonly name: string;
  readonly hours_counted: number;
  readonly short_hours: number | null;
  readonly short_projected: number | null;
  readonly judged: boolean;
  readonly will_fall_short: boolean | null;
  readonly required_total: number | null;
}
interface Standing {
  readonly rule: Record<'total' | 'public_law' | 'business_skill', { value: number | null }>;
  readonly persons: readonly Person[];
  readonly units: readonly { unit: string; will_fall_short: number; trained: number }[];
  readonly townships: readonly { unit: string; sessions: number; organisers: string[] | null }[];
  readonly rounds: readonly { title: string; persons: number; covered: number }[];
}

/** What the passing of time brings, training included. */
async function moveTo(iso: string) {
  // People have changed their passwords in the months between.
  await demo.db.pool('superuser').query('update account_secret set password_set_at = $1', [iso]);
  await demo.moveTo(iso);
  await trainingSweep(demo.platform.deps);
  await demo.settle();
}

const cards = () =>
  demo.look<{
    title: string;
    light: string;
    state: string;
    who: string;
  }>(sql`select light, state, subject_title as who, title from alert
    where subject = 'training' and unit = ${AGENCY} and state not in ('withdrawn') order by subject_title`);
const cardOf = async (name: string) => (await cards()).find((it) => it.who === `${name}2027年度`);
const officers = async (who: Client, unit: string) =>
  (await who.list('officer', { filter: { unit }, state: ['active'] })).filter((it) => it.kind !== 'auxiliary');

let first: { id: string; name: string };
let second: { id: string; name: string };

test('[PER-12] half the hours are done in March; nobody is warned before July', async () => {
  await moveTo('2027-03-16T09:00:00+08:00');
  const clerk = await demo.as('clerk');
  const [a, b] = await officers(clerk, AGENCY);
  first = { id: a?.id as string, name: a?.name as string };
  second = { id: b?.id as string, name: b?.name as string };
  await clerk.act('training.record-session', lesson({ day: '2027-03-15', persons: [first.id, second.id] }));
  // Political study stands apart and counts for nothing here.
  await clerk.act(
    'training.record-session',
    lesson({ title: '政治轮训', kind: 'politics', hours: 40, day: '2027-03-16', persons: [second.id] }),
  );
  await demo.settle();
  const { persons, rule } = await clerk.ask<Standing>('training.standing', { year: 2027 });
  expect(rule.total.value).toBe(60);
  expect(rule.public_law.value).toBeNull();
  for (const { name } of [first, second])
    expect(persons.find((it) => it.name === name)).toMatchObject({ hours_counted: 30, short_hours: 30, judged: true });
  await moveTo('2027-06-30T09:00:00+08:00');
  expect(await cards()).toEqual([]);
});

test('[PER-12] on the first of July who will fall short is warned; what is planned takes the warning back', async () => {
  await moveTo('2027-07-01T09:00:00+08:00');
  const clerk = await demo.as('clerk');
  expect(await cardOf(first.name)).toMatchObject({
    light: 'yellow',
    state: 'open',
    title: '黄灯：年度培训学时预计达不到',
  });
  expect(await cardOf(second.name)).toMatchObject({ light: 'yellow' });
  const planned = await clerk.act(
    'training.plan-session',
    lesson({ title: '执法业务集中培训', kind: 'business_skill', day: '2027-09-10', persons: [first.id, second.id] }),
  );
  await demo.settle();
  expect(await cardOf(first.name)).toBeUndefined();
  const { persons } = await clerk.ask<Standing>('training.standing', { year: 2027 });
  const file = persons.find((it) => it.name === first.name);
  expect(file).toMatchObject({ short_hours: 30, short_projected: 0, will_fall_short: false });
  expect(await clerk.ask('training.person', { id: file?.id })).toMatchObject({
    verdict: 'on-course',
    reached_on: '2027-09-10',
  });
  await moveTo('2027-09-11T09:00:00+08:00');
  const later = await demo.as('clerk');
  expect((await later.open('training-session', planned.id)).row.state).toBe('passed');
  // A day that has passed without attendance no longer counts as coming.
  expect(await cardOf(first.name)).toMatchObject({ light: 'yellow' });
  await later.act('training.hold-session', { absent: [second.id], papers: null, note: null }, planned.id);
  await demo.settle();
  expect(await cardOf(first.name)).toBeUndefined();
  expect(await cardOf(second.name)).toMatchObject({ light: 'yellow' });
});

test('[PER-11] an officer sees the own file and nobody else’s', async () => {
  const officer = await demo.as('officer');
  const mine = await officer.ask<{ file: { line: { name: string } } | null }>('training.mine', { year: 2027 });
  expect(mine.file?.line.name).toBeDefined();
  expect((await officer.call('POST', '/api/queries/training.standing', {})).status).toBe(403);
  expect((await officer.call('POST', '/api/records/training-attendance/list', {})).status).toBe(403);
});

test('[PER-15] the bureau trains the townships of its county: the yearly duty is done, and it shows who was trained by whom', async () => {
  const supervisor = await demo.as('supervisor');
  const owed = () =>
    demo.look<{
      due: string;
      title: string;
    }>(sql`select due, title from duty where kind = 'training.township' and unit = ${BUREAU}
      and starts_on = '2027-01-01' and closed_at is null`);
  expect(await owed()).toEqual([{ due: '2027-12-31', title: '2027年：组织一次乡镇、街道综合行政执法培训' }]);
  const townships = await demo.look<{ id: string; code: string }>(
    sql`select id, code from unit where kind = 'township' and region_code like '990102%' and exists (select from officer o where o.unit = code)`,
  );
  expect(townships.length).toBeGreaterThan(0);
  await supervisor.act(
    'training.record-session',
    lesson({
      title: '乡镇综合执法培训',
      level: 'levels',
      township: true,
      day: '2027-09-10',
      units: townships.map((it) => it.id),
      persons: null,
    }),
  );
  expect(await owed()).toEqual([]);
  const { townships: shown } = await supervisor.ask<Standing>('training.standing', { year: 2027 });
  const trained = shown.find((it) => it.unit === townships[0]?.code);
  expect(trained).toMatchObject({ sessions: 1, organisers: ['演示东区司法局'] });
});

test('[PER-13] a round knows whom it covered and whom not', async () => {
  const clerk = await demo.as('clerk');
  const round = await clerk.act('training.open-round', {
    title: '全员轮训',
    groups: ['officers'],
    from: '2027-09-01',
    until: '2027-10-31',
    note: null,
    units: null,
    persons: [first.id, second.id],
  });
  await clerk.act(
    'training.record-session',
    lesson({ round: round.id, title: '轮训第一期', hours: 1, day: '2027-09-10', persons: [first.id] }),
  );
  const page = await clerk.ask<{ persons: { name: string; day: string | null }[] }>('training.round', { id: round.id });
  expect(page.persons.map((it) => [it.name, it.day])).toEqual([
    [second.name, null],
    [first.name, '2027-09-10'],
  ]);
  const closed = await clerk.act('training.close-round', { summary: '一人未训，安排补训' }, round.id);
  expect(closed.state).toBe('closed');
});

test('[PER-16] a test has a verdict by the pack’s mark, else by the organiser’s own, else none', async () => {
  const clerk = await demo.as('clerk');
  const result = {
    title: '结业考试',
    session: null,
    must_know: null,
    test: 'written',
    day: '2027-09-11',
    award: null,
    papers: null,
  };
  const open = async (own_line: number | null) => {
    const { id } = await clerk.act('training.record-result', { ...result, officer: first.id, score: 72, own_line });
    return (await clerk.open('training-result', id)).row.verdict;
  };
  expect(await open(null)).toBe('unruled');
  expect(await open(80)).toBe('fail');
  expect(await open(60)).toBe('pass');
});

test('[PER-12] the year is over: one is short and shows red; a sign-in sheet read afterwards puts it right, once', async () => {
  await moveTo('2028-01-02T09:00:00+08:00');
  expect(await cardOf(first.name)).toBeUndefined();
  expect(await cardOf(second.name)).toMatchObject({ light: 'red', title: '红灯：年度培训学时没有达到' });
  const clerk = await demo.as('clerk');
  const sheet = (rows: (string | number)[][]) =>
    xlsxBuffer([
      {
        name: '培训签到表',
        columns: ['所在单位', '姓名', '培训名称', '日期', '学时类别', '学时'].map((label) => ({
          label,
          kind: label === '学时' ? ('number' as const) : ('text' as const),
        })),
        rows,
      },
    ]);
  const row = ['演示东区市场监督管理局', second.name, '省局网络培训', '2027-12-20', '业务知识和行政执法技能', 30];
  const wrong = await sheet([
    row,
    ['演示东区市场监督管理局', '查无此人', '省局网络培训', '2027-12-20', '业务知识和行政执法技能', 30],
  ]);
  const dry = await clerk.upload<Record<string, unknown>>(
    '/api/import/training-attendance?dry_run=1',
    '签到.xlsx',
    wrong,
  );
  expect(dry.body).toMatchObject({ total: 2, made: 1, refused: 1 });
  expect(JSON.stringify(dry.body)).toContain('这个单位没有这名在岗执法人员');
  const right = await sheet([row]);
  expect((await clerk.upload('/api/import/training-attendance', '签到.xlsx', right)).body).toMatchObject({
    made: 1,
    refused: 0,
  });
  expect((await clerk.upload('/api/import/training-attendance', '签到.xlsx', right)).body).toMatchObject({
    made: 0,
    present: 1,
  });
  await demo.settle();
  expect(await cardOf(second.name)).toBeUndefined();
});

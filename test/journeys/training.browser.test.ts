/** Training on screen: the unit sees who will fall short first and opens a file; an officer sees the own file on the phone; the warning is an alert. */
import { expect, test } from 'vitest';
import { trainingSweep } from '#modules/training/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';
import { AGENCY } from './steps.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const shots = process.env.ZS_SHOTS;

const clerk = await demo.as('clerk');
const lesson = {
  title: '行政处罚法专题',
  round: null,
  kind: 'public_law',
  hours: 60,
  course: 'general',
  form: 'course',
  day: '2026-11-19',
  place: null,
  teacher: null,
  level: 'unit',
  township: false,
  field: null,
  joint_units: null,
  papers: null,
  units: null,
};
const officers = (await clerk.list('officer', { filter: { unit: AGENCY }, state: ['active'] })).filter(
  (it) => it.kind !== 'auxiliary',
);
const [first, second] = officers;
await clerk.act('training.record-session', { ...lesson, persons: [first?.id] });
await clerk.act('training.record-session', {
  ...lesson,
  title: '执法办案实务',
  kind: 'business_skill',
  hours: 20,
  persons: [second?.id],
});
await trainingSweep(demo.platform.deps);
await demo.settle();

test.each(BOTH)('[PER-12] %s: the unit sees who will fall short first, and one person’s file', async (size) => {
  const { page, go, barriers } = await open(size, 'clerk');
  await go('/training');
  await page.getByText('合计不少于60学时').waitFor();
  const rows = page.getByRole('table', { name: '人员学时，达不到的在前' }).getByRole('row');
  await rows.nth(1).waitFor();
  const texts = await rows.allInnerTexts();
  const at = (name: unknown) => texts.findIndex((it) => it.includes(String(name)));
  expect(at(second?.name)).toBeLessThan(at(first?.name));
  expect(texts[at(second?.name)]).toContain('预计差40学时');
  expect(texts[at(first?.name)]).toContain('已达标');
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/training-${size}.png`, fullPage: true });
  await page
    .getByRole('link', { name: String(second?.name), exact: true })
    .first()
    .click();
  await page.getByText('到年末预计差40学时，请安排补训').waitFor();
  await page.getByRole('link', { name: '执法办案实务' }).waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/training-file-${size}.png`, fullPage: true });
});

test('[PER-11] phone: an officer sees the own file', async () => {
  const { page, go, barriers } = await open('phone', 'officer');
  await go('/training/mine');
  await page.getByRole('heading', { name: '我的培训档案' }).waitFor();
  await page.getByText('计入合计').waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/training-own.png`, fullPage: true });
});

test('[PER-12] desk: the bureau sees the warning among its alerts', async () => {
  const { page, go, barriers } = await open('desk', 'supervisor');
  const supervisor = await demo.as('supervisor');
  const cards = await supervisor.list('alert', { filter: { subject: 'training' } });
  const card = cards.find((it) => it.subject_title === `${second?.name}2026年度`);
  expect(card).toMatchObject({ light: 'yellow', state: 'open' });
  await go(`/r/alert/${card?.id}`);
  await page.getByRole('heading', { name: /年度培训学时预计达不到/, level: 1 }).waitFor();
  await page.getByText('按已完成和已安排的培训推算').first().waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/training-alert.png`, fullPage: true });
});

/** January in a county, on the screens of those who do it: an agency's clerk from the reminder to the accepted report, the bureau that sums up, a township that owes five. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { signInFor } from './province-march-world.ts';
import { morningOf, openYear, owedBy } from './returns-steps.ts';
import { windowsOn } from './screens.ts';

const WAIT = 40_000;
const demo = await demoPlatform();
const windows = await windowsOn(demo);
/** A long walk on a busy machine: what a user waits for may take its time. */
const open: typeof windows = async (size, as) => {
  const screen = await windows(size, as);
  screen.page.setDefaultTimeout(WAIT);
  return screen;
};
await morningOf(demo, '2027-01-04');
await signInFor(demo, 'east-legal', '990102.scjg', 'legal-reviewer');
await signInFor(demo, 'east-colleague', '990102.sf', 'supervisor');
await signInFor(demo, 'town', '970103101.zf', 'clerk');
await signInFor(demo, 'town-head', '970103101.zf', 'agency-head');
await openYear(demo);
for (const [chain, about_year] of [
  ['chain.problem_list', 2026],
  ['chain.problem_list', 2027],
  ['chain.yearly_statistics', 2025],
  ['chain.yearly_statistics', 2026],
  ['chain.training_plan', null],
] as const) {
  const started = await (await demo.as('yan-bureau')).call<{ id: string }>('POST', '/api/jobs/returns.open-round', {
    chain,
    ...(about_year ? { about_year } : {}),
  });
  expect(started.status).toBe(200);
}
await demo.settle();
await morningOf(demo, '2027-01-29');

const LOOK = process.env.ZS_LOOK;
const look = (page: Page, name: string) =>
  LOOK ? page.screenshot({ path: `${LOOK}/${name}.png`, fullPage: true }) : undefined;
const saved = (page: Page) =>
  page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
const BASICS = '行政执法工作总体情况 基本情况';

/** Nothing reaches over the edge of the phone. */
const fits = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

/** Signs: one press and one yes. */
async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '签发', exact: true }).click();
  const ask = page.getByRole('dialog', { name: '签发' });
  await ask.getByText('签发后即可报送').waitFor();
  await ask.getByRole('button', { name: '确定签发' }).click();
  await page.getByText('已签发待报送').first().waitFor();
}

/** Passes the review with an opinion. */
async function review(page: Page, opinion: string): Promise<void> {
  await page.getByRole('button', { name: '审核通过', exact: true }).click();
  const form = page.getByRole('dialog', { name: '审核通过' });
  await form.getByRole('textbox').fill(opinion);
  await form.getByRole('button', { name: '审核通过', exact: true }).click();
  await page.getByText(/现在由.*负责人签发/).waitFor();
}

/** Hands a return on: reads the hints, acknowledges them, says yes. */
async function handIn(page: Page, act: '填好送审' | '报送'): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click();
  const ask = page.getByRole('dialog', { name: act });
  await ask.getByRole('checkbox', { name: '已核对提示' }).check();
  await ask.getByRole('button', { name: `确定${act}` }).click();
  await ask.waitFor({ state: 'hidden' });
}

/** Says yes to a plain act and waits for the state it leads to. */
async function act(page: Page, name: string, state: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('header').getByText(state, { exact: true }).waitFor();
}

test('[REP-02] [REP-12] an agency’s clerk is reminded, writes texts with a figure of the records, fills in numbers; it is reviewed, signed on the phone, sent, received, accepted', async () => {
  const mine = await open('desk', 'clerk');
  await mine.go('/');
  await mine.page
    .getByRole('complementary', { name: '通知' })
    .getByText(/报送2026年度.*年度报告.*将于2027-01-31到期/)
    .waitFor();
  await mine.page
    .getByRole('list', { name: '接下来' })
    .getByRole('link', { name: /^报送2026年度.*年度报告/ })
    .click();
  const text = mine.page.getByRole('textbox', { name: BASICS });
  await text.fill('全年开展行政检查次。');
  for (let n = 0; n < 2; n += 1) await text.press('ArrowLeft');
  await mine.page.locator('.ret-text').filter({ has: text }).getByRole('button', { name: '插入数字' }).click();
  await mine.page.getByRole('menuitem', { name: /^行政检查次数：\d+/ }).click();
  await mine.page.getByRole('button', { name: '看成文（数已代入）' }).click();
  const read = mine.page.locator('.ret-read');
  await read.getByText(/全年开展行政检查/).waitFor();
  expect(await read.textContent()).toMatch(/^全年开展行政检查[1-9]\d*出处次。$/);
  await mine.page.getByRole('tab', { name: /减免责清单/ }).click();
  await mine.page
    .getByRole('row', { name: /市场监管/ })
    .getByRole('gridcell')
    .nth(1)
    .click();
  for (const typed of ['2', '7', '1.5']) {
    await mine.page.keyboard.type(typed);
    await mine.page.keyboard.press('Tab');
  }
  await saved(mine.page);
  await handIn(mine.page, '填好送审');
  await mine.page.getByText(/现在由.*内部审核/).waitFor();

  const legal = await open('desk', 'east-legal');
  await legal.go('/returns');
  await legal.page.getByRole('link', { name: /^审核 2026年度.*年度报告/ }).click();
  await legal.page.getByText('全年开展行政检查').waitFor();
  await review(legal.page, '数字与台账相符');

  const head = await open('phone', 'head');
  await head.go('/returns');
  await head.page.getByRole('link', { name: /^签发 2026年度.*年度报告/ }).click();
  await head.page.getByText('全年开展行政检查').waitFor();
  await look(head.page, 'jan-head');
  await fits(head.page);
  expect(await head.barriers()).toEqual([]);
  await sign(head.page);

  await mine.page.reload();
  await handIn(mine.page, '报送');
  await mine.page.getByText('第1版').first().waitFor();

  const bureau = await open('desk', 'supervisor');
  await bureau.go('/returns?side=received');
  await bureau.page.getByRole('link', { name: /^签收 2026年度.*市场监督管理局/ }).click();
  await act(bureau.page, '签收', '已签收');
  await bureau.page.getByText('全年开展行政检查').waitFor();
  await act(bureau.page, '通过', '已通过');

  await mine.go('/returns');
  const done = mine.page.getByRole('region', { name: '已经报出的' });
  await done.getByRole('row', { name: /年度报告.*已通过/ }).waitFor();
});

test('[REP-05] [REP-12] the county bureau finds its agencies’ numbers in its own report, a colleague reviews, the head signs on the phone, the city receives and accepts', async () => {
  const bureau = await open('desk', 'supervisor');
  const own = await owedBy(await demo.as('supervisor'));
  await bureau.go(`/r/return/${own.id}`);
  await bureau.page.getByText(/建议2027-\d\d-\d\d前（原文未规定期限，按上一级期限倒排）/).waitFor();
  await bureau.page.getByRole('textbox', { name: BASICS }).fill('全区行政执法工作平稳有序。');
  await bureau.page.getByRole('tab', { name: /减免责清单/ }).click();
  const cases = bureau.page
    .getByRole('row', { name: /市场监管/ })
    .getByRole('gridcell')
    .nth(2);
  await expect.poll(() => cases.textContent(), { timeout: WAIT }).toMatch(/^7/);
  await saved(bureau.page);
  await look(bureau.page, 'jan-bureau');
  await handIn(bureau.page, '填好送审');

  const colleague = await open('desk', 'east-colleague');
  await colleague.go(`/r/return/${own.id}`);
  await review(colleague.page, '同意');
  const head = await open('phone', 'bureau-head');
  await head.go('/returns');
  const to_sign = head.page.getByRole('link', { name: /^签发 2026年度.*演示东区司法局/ });
  await to_sign.waitFor();
  await look(head.page, 'jan-bureau-head');
  await fits(head.page);
  await to_sign.click();
  await sign(head.page);
  await bureau.page.reload();
  await handIn(bureau.page, '报送');
  await bureau.page.getByText('第1版').first().waitFor();

  const city = await open('desk', 'city-bureau');
  await city.go('/returns?side=received');
  await city.page.getByRole('link', { name: /^签收 2026年度.*演示东区司法局/ }).click();
  await act(city.page, '签收', '已签收');
  await act(city.page, '通过', '已通过');
  await bureau.page.reload();
  await bureau.page.locator('header').getByText('已通过', { exact: true }).waitFor();
});

test('[REP-04] a township that owes five sees them by date, reports one as 零报告 in one action and prepares another on the phone', async () => {
  const { page, go, barriers } = await open('phone', 'town');
  await go('/returns');
  const list = page.getByRole('region', { name: '要填要改的' });
  await list.getByText('5份').waitFor();
  expect(await list.getByText('原文未规定期限').count()).toBe(4);
  await list.getByRole('row', { name: /轮训计划.*2024-04-30/ }).waitFor();
  await look(page, 'jan-town');
  await fits(page);
  expect(await barriers()).toEqual([]);

  await list.getByRole('link', { name: /^填报 2025年度行政执法统计年报/ }).click();
  await page.getByRole('button', { name: '零报告', exact: true }).click();
  const ask = page.getByRole('dialog', { name: '零报告' });
  await ask.getByRole('button', { name: '零报告', exact: true }).click();
  const yes = page.getByRole('dialog').filter({ hasText: '确认本单位在统计期内没有发生任何应报事项？' });
  await yes.getByRole('button', { name: '确定零报告' }).click();
  await page.getByText('本报表作零报告：所有数为 0，文字为“无”').waitFor();
  await page.getByText(/现在由.*负责人签发/).waitFor();

  await go('/returns');
  await page.getByRole('link', { name: /^填报 2027年度.*突出问题清单/ }).click();
  await page.getByRole('textbox', { name: /专项整治情况/ }).fill('正在自查，尚未发现突出问题。');
  await saved(page);
  await look(page, 'jan-town-list');
  await fits(page);
  await page.reload();
  await expect
    .poll(() => page.getByRole('textbox', { name: /专项整治情况/ }).inputValue(), { timeout: WAIT })
    .toBe('正在自查，尚未发现突出问题。');

  const head = await open('phone', 'town-head');
  await head.go('/returns');
  await head.page.getByRole('link', { name: /^签发 2025年度行政执法统计年报/ }).click();
  await sign(head.page);
  await go('/returns');
  await page.getByText('4份').first().waitFor();
});

/** The province's March: a hundred counties have reported through ten cities; received, looked through, summed up by region and by line, reported to the government; a correction below is seen at three levels. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { type CityPlan, countiesOf, growProvince, haveSent, type Sent, signInFor } from './province-march-world.ts';
import { fill, LENIENCY, morningOf, openYear, owedBy, submit } from './returns-steps.ts';
import { windowsOn } from './screens.ts';

const CITIES = [...'甲乙丙丁戊己庚辛壬癸'].map(
  (name, i): CityPlan => ({ code: `99${String(i + 2).padStart(2, '0')}00`, name: `演示${name}市`, counties: 10 }),
);
const EAST = 12;
/** 演示丙三县's market bureau: a slip of the keyboard. */
const SLIP = { unit: '990423.scjg', cases: 5200 };

type Cells = Readonly<Record<string, number>>;
const ITEMS = 'fields|market|0|exempt_items';
const CASES = 'fields|market|0|exempt_cases';
const SAFETY = 'fields|emergency|0|exempt_cases';
const plus = (...all: readonly Cells[]): Cells =>
  all.reduce<Record<string, number>>((sum, it) => {
    for (const [at, num] of Object.entries(it)) sum[at] = (sum[at] ?? 0) + num;
    return sum;
  }, {});
const market = (unit: string, seed: number): Cells => ({
  [ITEMS]: 4,
  [CASES]: unit === SLIP.unit ? SLIP.cases : 60 + (seed % 25),
});
const safety = (seed: number): Cells => ({ 'fields|emergency|0|exempt_items': 2, [SAFETY]: 10 + (seed % 9) });

interface CitySent {
  readonly code: string;
  readonly sum: Cells;
  readonly below: readonly Sent[];
}

/** A city's counties and agencies have sent; what the city's own report holds is their sum. */
function cityOf(city: CityPlan, of: number): CitySent {
  const accepted = (unit: string, cells: Cells, day: string): Sent => ({
    unit,
    day,
    state: 'accepted',
    numbers: { [LENIENCY]: cells },
  });
  const below: Sent[] = [];
  let sum: Cells = {};
  for (const [i, county] of countiesOf(city).entries()) {
    const [one, two] = [market(`${county.code}.scjg`, of * 31 + i * 7), safety(of * 5 + i * 3)];
    const all = plus(one, two);
    sum = plus(sum, all);
    below.push(
      accepted(`${county.code}.scjg`, one, '2027-01-22'),
      accepted(`${county.code}.yjgl`, two, '2027-01-25'),
      accepted(`${county.code}101.zf`, {}, '2027-01-26'),
      accepted(`${county.code}.sf`, all, '2027-02-10'),
    );
  }
  const [one, two] = [market(`${city.code}.scjg`, of), safety(of)];
  below.push(accepted(`${city.code}.scjg`, one, '2027-01-27'), accepted(`${city.code}.yjgl`, two, '2027-01-27'));
  return { code: city.code, sum: plus(sum, one, two), below };
}

const WAIT = 40_000;
const demo = await demoPlatform();
const windows = await windowsOn(demo);
/** A long walk on a busy machine: what a user waits for may take its time. */
const open: typeof windows = async (size, as) => {
  const screen = await windows(size, as);
  screen.page.setDefaultTimeout(WAIT);
  return screen;
};
await growProvince(demo, CITIES);
await morningOf(demo, '2027-01-20');
await signInFor(demo, 'east-legal', '990102.scjg', 'legal-reviewer');
await signInFor(demo, 'province-head', '990000.sf', 'bureau-head');
await signInFor(demo, 'jia-bureau', '990200.sf', 'supervisor');
const { round, owing } = await openYear(demo);

const [clerk, legal, head, county] = await demo.all('clerk', 'east-legal', 'head', 'supervisor');
const { id: east } = await owedBy(clerk);
await fill(clerk, east, EAST);
await submit(east, { clerk, reviewer: legal, head });
await county.act('return.receive', {}, east);
await county.act('return.accept', {}, east);
const eastern: Cells = { [ITEMS]: 2, [CASES]: EAST, 'fields|market|0|exempt_amount': 1_500_000 };

const sent = CITIES.map(cityOf);
const report = (code: string, cells: Cells, state: Sent['state'] = 'accepted'): Sent => ({
  unit: `${code}.sf`,
  day: '2027-02-25',
  state,
  numbers: { [LENIENCY]: cells },
  texts: { 'overall|basics': '全市行政执法工作平稳有序。' },
});
const LAST = sent[9] as CitySent;
await haveSent(demo, round, [
  ...sent.flatMap((it) => it.below),
  ...sent
    .filter((it) => it !== LAST)
    .map((it) => report(it.code, it.sum, it.code === '990200' ? 'submitted' : 'accepted')),
  report('990102', eastern),
  report('990100', eastern),
]);
await morningOf(demo, '2027-03-02');
const TOTAL = plus(eastern, ...sent.map((it) => it.sum));
const words = (num: number) => num.toLocaleString('en-US');
const SUMS = `/returns/roll-up/${round}?form=${LENIENCY}`;

const LOOK = process.env.ZS_LOOK;
const look = (page: Page, name: string) =>
  LOOK ? page.screenshot({ path: `${LOOK}/${name}.png`, fullPage: true }) : undefined;
const panel = (page: Page) => page.getByRole('tabpanel');
const toTab = (page: Page, name: RegExp | string) => page.getByRole('tab', { name }).click();
const cellOf = (page: Page, name: string) => page.getByRole('button', { name });
const marketCell = (page: Page) =>
  page
    .getByRole('row', { name: /市场监管/ })
    .getByRole('gridcell')
    .nth(2);

test('[REP-05] [REP-12] a city’s report is received, a cell of it remarked on and answered on the phone, and accepted', async () => {
  const { page, go, barriers } = await open('desk', 'province');
  await go('/returns?side=received');
  await page.getByRole('link', { name: /^签收 2026年度.*演示甲市司法局/ }).click();
  await page.getByRole('button', { name: '签收', exact: true }).click();
  await page.locator('header').getByText('已签收', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /减免责清单/ }).click();
  await marketCell(page).click();
  const own = page.getByRole('region', { name: '本格' });
  await own.getByRole('button', { name: '意见' }).click();
  await page.getByRole('textbox', { name: '写意见' }).fill('比各市平均高，请说明');
  await page.getByRole('button', { name: '提出意见' }).click();
  await own.getByRole('button', { name: '意见（1）' }).waitFor();
  await look(page, 'mar-remark');
  expect(await barriers()).toEqual([]);

  const city = await open('phone', 'jia-bureau');
  await city.go('/notices');
  await city.page.getByRole('link', { name: /有新的审核意见/ }).click();
  await city.page.getByRole('tab', { name: /减免责清单/ }).click();
  await marketCell(city.page).click();
  await city.page.getByRole('region', { name: '本格' }).getByRole('button', { name: '意见（1）' }).click();
  await city.page.getByText('比各市平均高，请说明').waitFor();
  await look(city.page, 'mar-answer');
  expect(await city.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await city.page.getByRole('textbox', { name: '答复意见' }).fill('新增轻微免罚事项');
  await city.page.getByRole('button', { name: /答\s*复/, exact: true }).click();
  await city.page.getByText('答复：新增轻微免罚事项').waitFor();

  await page.reload();
  await page.getByRole('button', { name: '通过', exact: true }).click();
  await page.locator('header').getByText('已通过', { exact: true }).waitFor();
});

test('[REP-05] [REP-06] the sum over a hundred counties: who is missing, what stands out, and by region and by line it agrees to the last cell', async () => {
  expect(owing).toBeGreaterThan(450);
  const { page, go, barriers } = await open('desk', 'province');
  await go('/returns/roll-up');
  await page
    .getByRole('row', { name: /2026年度行政执法和行政执法监督工作年度报告/ })
    .getByRole('link', { name: '数字' })
    .click();
  await page.getByText(new RegExp(`应报${owing}份，已报`)).waitFor();
  await go(SUMS);
  await cellOf(page, '市场监管不予行政处罚案件数量').waitFor();
  expect(await cellOf(page, '市场监管不予行政处罚案件数量').textContent()).toContain(words(TOTAL[CASES] ?? 0));
  await look(page, 'mar-sums');
  expect(await barriers()).toEqual([]);
  await toTab(page, /应报未报/);
  await panel(page)
    .getByRole('row', { name: /演示癸市司法局.*填报中/ })
    .waitFor();
  await look(page, 'mar-missing');
  await toTab(page, '异常提示');
  await panel(page).getByRole('link', { name: '演示丙三县市场监督管理局' }).waitFor();
  await look(page, 'mar-outliers');
  await toTab(page, '口径核对');
  const late = panel(page).getByRole('row', { name: /演示癸市司法局.*尚未报送/ });
  await late.first().waitFor();
  await look(page, 'mar-agree');

  await haveSent(demo, round, [report(LAST.code, LAST.sum)]);
  await page.reload();
  await panel(page)
    .getByText(/按地区（各级逐级汇总上报的数）与按条线（每份报表各计一次）逐格一致，共\d+格。/)
    .waitFor();
  for (const [by, heads] of [
    ['region', ['演示市', '演示甲市', '演示癸市']],
    ['line', ['市场监督管理', '应急管理']],
  ] as const) {
    await go(`${SUMS}&by=${by}`);
    const groups = page.getByRole('region', { name: by === 'region' ? '分地区、单位' : '分条线' });
    await groups.waitFor();
    for (const head of heads) await groups.getByRole('rowheader', { name: head }).first().waitFor();
    const column = await groups
      .getByRole('columnheader', { name: '不予行政处罚案件数量（件）' })
      .evaluate((it) => (it as HTMLTableCellElement).cellIndex);
    const shown = await groups
      .locator('tbody tr')
      .evaluateAll((rows, at) => rows.map((row) => row.children[at]?.textContent ?? ''), column);
    const added = shown.reduce((sum, it) => sum + (Number(it.replaceAll(',', '').match(/^\d+/)?.[0]) || 0), 0);
    expect(added).toBe((TOTAL[CASES] ?? 0) + (TOTAL[SAFETY] ?? 0));
    await look(page, `mar-by-${by}`);
  }
});

test('[REP-11] [REP-12] the province reports to its government: the sums arrive filled, the head signs on the phone, the copy goes out and its coming is noted', async () => {
  const { page, go } = await open('desk', 'province');
  const { id } = await owedBy(await demo.as('province'));
  await go(`/r/return/${id}`);
  await page.getByRole('textbox', { name: '行政执法工作总体情况 基本情况' }).fill('全省行政执法工作平稳有序。');
  await page.getByRole('tab', { name: /减免责清单/ }).click();
  await expect.poll(() => marketCell(page).textContent(), { timeout: WAIT }).toContain(words(TOTAL[CASES] ?? 0));
  await page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
  const handIn = async (act: string) => {
    await page.getByRole('button', { name: act, exact: true }).click();
    const ask = page.getByRole('dialog', { name: act });
    await ask.getByRole('checkbox', { name: '已核对提示' }).check();
    await ask.getByRole('button', { name: `确定${act}` }).click();
    await ask.waitFor({ state: 'hidden' });
  };
  await handIn('填好送审');

  const chief = await open('phone', 'province-head');
  await chief.go('/returns');
  await chief.page.getByRole('link', { name: /^签发 2026年度/ }).click();
  await chief.page.getByRole('button', { name: '签发', exact: true }).click();
  await chief.page.getByRole('button', { name: '确定签发' }).click();
  await chief.page.getByText('已签发待报送').first().waitFor();

  await page.reload();
  await handIn('报送');
  const copies = page.getByRole('region', { name: '正式文件送达' });
  await copies.getByText('演示江省人民政府').waitFor();
  await copies.getByRole('button', { name: '登记正式文件发出' }).click();
  const out = page.getByRole('dialog', { name: '登记正式文件发出' });
  await out.getByRole('radio', { name: '公文交换' }).check();
  await out.getByRole('textbox', { name: /文号/ }).fill('演司〔2027〕1号');
  await out.getByRole('button', { name: '登记正式文件发出' }).click();
  await copies.getByText('已发出').waitFor();
  await copies.getByRole('button', { name: '登记对方已收到' }).click();
  const back = page.getByRole('dialog', { name: '登记对方已收到' });
  await back.getByRole('textbox', { name: '回执' }).fill('省政府办公厅收文单');
  await back.getByRole('button', { name: '登记对方已收到' }).click();
  await copies.getByText('已确认收到').waitFor();
  await copies.getByText('回执：省政府办公厅收文单').waitFor();
  await look(page, 'mar-delivered');
});

test('[REP-12] an agency’s correction after acceptance is seen in its county, its city and the province', async () => {
  const mine = await open('desk', 'clerk');
  await mine.go(`/r/return/${east}`);
  await mine.page.getByRole('button', { name: '更正', exact: true }).click();
  const ask = mine.page.getByRole('dialog', { name: '更正' });
  await ask.getByLabel(/更正理由/).fill('漏计两件');
  await ask.getByRole('button', { name: '更正', exact: true }).click();
  await mine.page.getByText(/提交前，上级仍按已通过的版本计算/).waitFor();
  await mine.page.getByRole('tab', { name: /减免责清单/ }).click();
  await marketCell(mine.page).click();
  await mine.page.keyboard.type(String(EAST + 2));
  await mine.page.keyboard.press('Enter');
  await mine.page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
  const [again, reviewer, chief] = await demo.all('clerk', 'east-legal', 'head');
  await submit(east, { clerk: again, reviewer, head: chief });

  for (const [who, size, sum] of [
    ['supervisor', 'desk', EAST + 2],
    ['city-bureau', 'phone', EAST + 2],
    ['province', 'desk', (TOTAL[CASES] ?? 0) + 2],
  ] as const) {
    const { page, go } = await open(size, who);
    await go(SUMS);
    await expect
      .poll(() => cellOf(page, '市场监管不予行政处罚案件数量').textContent(), { timeout: WAIT })
      .toContain(words(sum));
    await toTab(page, '改动和报送后变动');
    await panel(page)
      .getByText(/第2版（.*）：漏计两件/)
      .waitFor();
    await panel(page)
      .getByText(`市场监管·不予行政处罚案件数量：${EAST} → ${EAST + 2}`)
      .waitFor();
    await look(page, `mar-corrected-${who}`);
  }
  const { page, go } = await open('desk', 'province');
  await go(`${SUMS}&tab=agreement`);
  const place = panel(page).getByRole('row', { name: /演示东区司法局/ });
  await place.getByText('可能下级在它报送以后更正过').waitFor();
});

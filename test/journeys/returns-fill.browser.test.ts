/** A clerk's grid: a whole form without a mouse, and nothing typed is lost when a session ends, the network drops, or a colleague types too. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { LENIENCY, morningOf, openYear, owedBy, sheetOf } from './returns-steps.ts';
import { BOTH, windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
await morningOf(demo, '2027-01-04');
await openYear(demo);
const clerk = await demo.as('clerk');
const { id } = await owedBy(clerk);

const PAGE = `/r/return/${id}`;
const cell = (page: Page, row: string, column: string) =>
  page
    .getByRole('row', { name: new RegExp(`(^|\\s)${row}(\\s|$)`) })
    .getByRole('gridcell')
    .nth(COLUMNS.indexOf(column) + 1);
const COLUMNS = [
  'exempt_items',
  'exempt_cases',
  'exempt_amount',
  'lighter_items',
  'lighter_cases',
  'reduced_items',
  'reduced_cases',
  'reduced_amount',
  'coercion_items',
  'coercion_cases',
];
const kept = async (row: string, column: string) =>
  (await sheetOf(clerk, id)).sheets.find((it) => it.form === LENIENCY)?.cells[`fields|${row}|0|${column}`]?.value;
const saved = (page: Page) =>
  page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, to: Locator, most = 60): Promise<void> {
  await to.waitFor();
  for (let n = 0; n < most; n += 1) {
    if (await to.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${to}`);
}

async function leniency(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /减免责清单/ }).click();
  await page.getByRole('grid').waitFor();
}

const active = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('[ENT-17] [REP-02] the whole leniency table is filled in without a mouse: typed, pasted with an error, mended, taken back, saved', async () => {
  const { page, go, context } = await open('desk', 'clerk');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await go('/returns');
  const link = page.getByRole('link', { name: /^填报 2026年度.*年度报告/ });
  await tabTo(page, link);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /年度报告/, level: 1 }).waitFor();
  await tabTo(page, page.getByRole('tab', { name: /年度报告|工作报告/ }).first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: /减免责清单/ }).waitFor();
  await tabTo(page, page.getByRole('textbox', { name: '城市管理 不予行政处罚事项数量（个）' }), 20);

  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  expect(await active(page)).toBe('城市管理 不予行政处罚案件数量（件）');
  await page.keyboard.type('1,230');
  await page.keyboard.press('Tab');
  await page.keyboard.type('３.5');
  await page.keyboard.press('Enter');
  expect(await active(page)).toBe('市场监管 不予行政处罚事项数量（个）');
  expect(await cell(page, '城市管理', 'exempt_amount').textContent()).toBe('3.5');

  const rows = Array.from({ length: 6 }, (_, i) => `${i + 1}\t2\t0.5\t1\t1\tnn\t无此职权\t无\t0\t0`);
  rows[1] = '2\t三件\t0.5\t1\t1\tnn\t无此职权\t无\t0\t0';
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${rows.join('\r\n')}\r\n`);
  await page.keyboard.press('Control+V');
  await page.getByText('已粘贴60格，其中1格有误').waitFor();
  expect(await cell(page, '生态环境', 'exempt_cases').textContent()).toContain('三件');
  expect(await cell(page, '生态环境', 'exempt_cases').textContent()).toContain('有误');
  expect(await cell(page, '农业', 'reduced_cases').textContent()).toBe('无此职权');

  await page.keyboard.press('F8');
  await expect.poll(() => active(page)).toBe('生态环境 不予行政处罚案件数量（件）');
  await page.getByText('没有保存：“三件”不是数字').waitFor();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('row', { name: /合计/ }).getByRole('gridcell').nth(2).textContent()).toBe('1,243');

  // A row that contradicts itself is told at once, and taken back.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await page.getByRole('rowheader', { name: /生态环境\s*核对/ }).waitFor();
  await page.keyboard.press('F8');
  await page.getByRole('region', { name: '本格' }).getByText('有不予行政处罚案件而事项数量为0').waitFor();
  await page.keyboard.press('Control+Z');
  await page.getByText('已撤销：填写').waitFor();
  await page.getByRole('rowheader', { name: /生态环境\s*核对/ }).waitFor({ state: 'detached' });

  // Down the column from the first row, over the selection; then F2 adds to what is there.
  await page.keyboard.press('Control+Home');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+D');
  expect(await cell(page, '市场监管', 'lighter_items').textContent()).toBe('4');
  await page.keyboard.press('F2');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+S');
  await saved(page);

  expect(await kept('urban', 'lighter_items')).toEqual({ kind: 'number', num: 40 });
  expect(await kept('urban', 'exempt_amount')).toEqual({ kind: 'number', num: 3_500_000 });
  expect(await kept('urban', 'exempt_cases')).toEqual({ kind: 'number', num: 1230 });
  expect(await kept('ecology', 'exempt_cases')).toEqual({ kind: 'number', num: 3 });
  expect(await kept('agriculture', 'reduced_items')).toEqual({ kind: 'no_competence' });
  expect(await kept('agriculture', 'reduced_amount')).toEqual({ kind: 'none' });

  // The story of a cell and back, and out of the grid at its end.
  await page.keyboard.press('F6');
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('aria-label'))).toBe(
    '本格',
  );
  await page.keyboard.press('Escape');
  expect(await active(page)).toMatch(/从轻行政处罚事项数量/);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]') ?? null)).toBeNull();
});

test('a Chinese input method begins over the cell without losing its first letter, and its keys are its own', async () => {
  const { page, go, context } = await open('desk', 'clerk');
  await go(PAGE);
  await page.getByRole('tab', { name: /监督工作情况一览表/ }).click();
  await page.getByRole('button', { name: '增加一行' }).click();
  await page.getByLabel('新增行的项目').fill('执法车辆');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /执法车辆/ });
  await row.waitFor();
  await row.getByRole('gridcell').nth(1).click();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'l', selectionStart: 1, selectionEnd: 1 });
  await devtools.send('Input.imeSetComposition', { text: 'liang', selectionStart: 5, selectionEnd: 5 });
  await devtools.send('Input.insertText', { text: '辆' });
  await page.keyboard.press('Enter');
  await saved(page);
  expect(await row.getByRole('gridcell').nth(1).textContent()).toBe('辆');
  const form = (await sheetOf(clerk, id)).sheets.find((it) => it.form === 'form.work_table');
  expect(form?.rows.map((it) => it.name)).toEqual(['执法车辆']);
  expect(form?.cells['rest|x1|0|unit']?.value).toEqual({ kind: 'text', txt: '辆' });
});

test('a session that ends in the middle loses nothing: after signing in again it is there, and is saved', async () => {
  const { page, go, context } = await open('desk', 'clerk');
  await go(PAGE);
  await leniency(page);
  await context.clearCookies();
  await cell(page, '文化市场', 'exempt_items').click();
  await page.keyboard.type('77');
  await page.keyboard.press('Tab');
  await page.keyboard.type('七件');
  await page.keyboard.press('Tab');
  await page.getByLabel('用户名').fill('clerk');
  await page.getByLabel('口令', { exact: true }).fill(demo.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText(/已带回您上次没有保存的\d格/).waitFor();
  await saved(page);
  expect(await kept('culture', 'exempt_items')).toEqual({ kind: 'number', num: 77 });
  await leniency(page);
  expect(await cell(page, '文化市场', 'exempt_cases').textContent()).toContain('七件');
  await cell(page, '文化市场', 'exempt_cases').click();
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await saved(page);
  expect(await kept('culture', 'exempt_cases')).toEqual({ kind: 'number', num: 7 });
});

test('a network that drops keeps what is typed in the machine and sends it when it is back', async () => {
  const { page, go, context } = await open('desk', 'clerk');
  await go(PAGE);
  await leniency(page);
  await context.setOffline(true);
  await cell(page, '交通运输', 'coercion_items').click();
  await page.keyboard.type('5');
  await page.keyboard.press('Tab');
  await page.getByText('未连网，已存在本机').waitFor();
  expect(await cell(page, '交通运输', 'coercion_items').textContent()).toBe('5');
  await context.setOffline(false);
  await saved(page);
  expect(await kept('transport', 'coercion_items')).toEqual({ kind: 'number', num: 5 });
});

test('two clerks see where the other is and what the other types, and choose where both changed one cell', async () => {
  const [one, two] = [await open('desk', 'clerk'), await open('desk', 'head')];
  for (const it of [one, two]) {
    await it.go(PAGE);
    await leniency(it.page);
  }
  await cell(one.page, '应急管理', 'coercion_items').click();
  await one.page.keyboard.type('21');
  await one.page.keyboard.press('Enter');
  await expect
    .poll(() => cell(two.page, '应急管理', 'coercion_items').textContent(), { timeout: 10_000 })
    .toMatch(/^21/);
  await two.page.getByText(/同时打开：/).waitFor();

  await two.context.setOffline(true);
  await cell(two.page, '应急管理', 'coercion_cases').click();
  await two.page.keyboard.type('8');
  await two.page.keyboard.press('Enter');
  await cell(one.page, '应急管理', 'coercion_cases').click();
  await one.page.keyboard.type('9');
  await one.page.keyboard.press('Enter');
  await saved(one.page);
  await expect.poll(() => kept('emergency', 'coercion_cases')).toEqual({ kind: 'number', num: 9 });
  await two.context.setOffline(false);
  await expect
    .poll(() => cell(two.page, '应急管理', 'coercion_cases').textContent(), { timeout: 10_000 })
    .toContain('两人都改了');
  await cell(two.page, '应急管理', 'coercion_cases').click();
  await two.page.getByText(/填的是“9”，您填的是“8”/).waitFor();
  await two.page.getByRole('button', { name: '用我的' }).click();
  await saved(two.page);
  await expect.poll(() => kept('emergency', 'coercion_cases')).toEqual({ kind: 'number', num: 8 });
  await expect
    .poll(() => cell(one.page, '应急管理', 'coercion_cases').textContent(), { timeout: 10_000 })
    .toMatch(/^8/);
});

describe.each(BOTH)('%s: no serious barrier', (size) => {
  test.each([
    ['what is owed', 'clerk', '/returns', '要填要改的'],
    ['a return', 'clerk', PAGE, '快捷键'],
    ['the rounds', 'supervisor', '/returns/rounds', '应报'],
  ] as const)('%s', async (_name, as, path, ready) => {
    const { page, go, barriers } = await open(size, as);
    await go(path);
    await page.getByText(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await barriers()).toEqual([]);
  });

  test('the grid with its active cell', async () => {
    const { page, go, barriers } = await open(size, 'clerk');
    await go(PAGE);
    await leniency(page);
    await cell(page, '城市管理', 'exempt_items').click();
    await page.getByRole('region', { name: '本格' }).waitFor();
    expect(await barriers()).toEqual([]);
  });
});

/** A supervisor takes a matter in by telephone with the keyboard, triages it, and finds the books balanced; at the desk and on a telephone's width. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);

test.each(BOTH)('[SPC-09, SPC-10] on %s: taken in, receipt shown large, triaged, and in the books', async (size) => {
  const { page, go, barriers } = await open(size, 'supervisor');
  await go('/clues/new');
  await page.getByRole('combobox', { name: /线索来源/ }).click();
  await page.locator('.ant-select-item-option', { hasText: '投诉举报电话' }).click();
  const field = (label: string) => page.getByLabel(label, { exact: false }).first();
  await field('标题').fill(`路口占道经营无人管（${size}）`);
  await field('线索内容').fill('早市摊位占用人行道，反映多次没有答复。');
  await field('反映人姓名').fill('反映人丙');
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: '登记线索' }).last().click();
  const receipt = page.getByRole('region', { name: '回执' });
  await receipt.waitFor();
  const code = (await receipt.locator('.clue-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect(
    await receipt.locator('.clue-code').evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize)),
  ).toBeGreaterThanOrEqual(28);
  await receipt.getByRole('link', { name: '打开这条线索' }).click();
  await page.getByRole('heading', { name: '来件' }).waitFor();
  await page.getByText('申请查看反映人身份').first().waitFor();
  expect(await page.locator('body').textContent()).not.toContain('反映人丙');
  await page.getByRole('button', { name: '研判', exact: true }).first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('处置时限', { exact: false }).first().fill('2026-12-01');
  await page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: '研判' }).click();
  await page.getByText('待交办').first().waitFor();
  expect(await barriers()).toEqual([]);
  await go('/clues');
  await page.getByRole('region', { name: '待交办' }).getByText(`路口占道经营无人管（${size}）`).waitFor();
  expect(await barriers()).toEqual([]);
  await go('/clues/reconcile');
  await page.getByText('账平').waitFor();
  expect(await barriers()).toEqual([]);
  const { body } = await demo.visitor.call('GET', `/api/portal/receipt/${code.replaceAll('-', '')}`);
  expect(body).toMatchObject({ state: 'handling', answer: null });
});

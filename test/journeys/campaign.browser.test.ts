/** At the bureau and at an agency: a campaign of the past is opened, broken into duties, and an agency reports one with a problem beside it. */
import { expect, test } from 'vitest';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const shots = process.env.ZS_SHOTS;

test('[SPC-03] desk: the province opens the campaign of 2024 as history and sees its phases and who owes what', async () => {
  const { page, go, barriers } = await open('desk', 'province');
  await go('/campaigns');
  await page.getByRole('heading', { name: '专项整治', level: 1 }).waitFor();
  await page.getByText('“抓规范、优环境”行政执法领域突出问题专项整治和监督行动').first().waitFor();
  await page.getByRole('button', { name: '发起专项' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('历史专项').first().waitFor();
  await dialog.getByRole('button', { name: '发起专项' }).click();
  await page.getByText('正在分解任务').first().waitFor();
  await campaignsSweep(demo.platform.deps);
  await page.reload();
  await page.getByText('进行中').first().waitFor();
  await page.getByRole('heading', { name: '任务完成情况' }).waitFor();
  await page.getByRole('link', { name: '报送突出问题清单（自查）', exact: false }).first().waitFor();
  expect(await page.getByText('原文未规定').count()).toBeGreaterThan(0);
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/campaign.png`, fullPage: true });
  await go('/plan-tasks');
  await page.getByRole('button', { name: '建立任务台账' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '建立任务台账' }).click();
  await page.getByText('26项任务、32个分项', { exact: true }).waitFor();
  await page.getByText('历史方案，只补录，不报滞后').waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/plan.png`, fullPage: false });
});

test.each(BOTH)(
  '[SPC-04] [SPC-05] %s: an agency sees its duties, records a problem and reports what it has done',
  async (size) => {
    const { page, go, barriers } = await open(size, 'clerk');
    await go('/campaigns');
    await page.getByText('历史专项，不提醒').first().waitFor();
    if (shots) await page.screenshot({ path: `${shots}/campaigns-${size}.png`, fullPage: true });
    expect(await barriers()).toEqual([]);
    await page.getByRole('link', { name: '报送增补后的问题清单' }).first().click();
    await page.getByRole('button', { name: '报告完成情况' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('完成日期').fill('2024-06-28');
    await form.getByLabel('完成日期').press('Enter');
    await form.getByLabel('完成情况', { exact: false }).last().fill('已报司法局');
    await form.getByRole('button', { name: '报告完成情况' }).click();
    await page.getByText('已报完成').first().waitFor();

    await go('/r/problem/new/problem.record');
    await page.getByRole('textbox', { name: /^问题/ }).fill(`检查过频（${size}）`);
    await page.getByRole('radio', { name: '自查版' }).check();
    await page.getByLabel(/突出问题类别/).click();
    await page
      .getByRole('option', { name: '执法不规范' })
      .or(page.locator('.ant-select-item-option', { hasText: '执法不规范' }))
      .first()
      .click();
    await page.getByLabel(/所涉执法领域/).fill('道路交通安全');
    await page.getByLabel(/发现日期/).fill('2024-01-18');
    await page.getByLabel(/发现日期/).press('Enter');
    await page.getByLabel(/具体表现/).fill('同一企业一季度检查多次');
    await page.getByLabel(/危害后果/).fill('增加企业负担');
    await page.getByLabel(/整治措施或拟采取的整治措施/).fill('合并检查');
    await page.getByRole('button', { name: '登记突出问题' }).click();
    await page.getByRole('heading', { name: '整改方案' }).waitFor();
    await page.getByText('合并检查').first().waitFor();
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/problem-${size}.png`, fullPage: true });
    await go('/r/problem');
    await page.getByRole('button', { name: '各地类别对照' }).click();
    await page.getByText('对照由平台归并', { exact: false }).waitFor();
    if (shots) await page.screenshot({ path: `${shots}/problems-${size}.png`, fullPage: false });
    await go('/plan-compare?topic=leniency');
    await page.getByText('归并由平台作出', { exact: false }).waitFor();
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/compare-${size}.png`, fullPage: false });
    await go('/plan-tasks');
    await page
      .getByText('还没有任务台账', { exact: false })
      .or(page.getByText('26项任务、32个分项', { exact: true }))
      .first()
      .waitFor();
    expect(await barriers()).toEqual([]);
    await go('/registers');
    await page.getByRole('heading', { name: '复议纠错率和应诉败诉率', exact: false }).waitFor();
    if (shots) await page.screenshot({ path: `${shots}/registers-${size}.png`, fullPage: true });
  },
);

/** An officer's visit on the phone, from the head's tap to the result, with a network that comes and goes; and the firm's rating at the end. */

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';
import { draftOf } from './steps.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const FIRMS = { desk: '演示东区丰谷物流店（个体工商户）', phone: '演示东区北辰文化店（个体工商户）' } as const;

async function sign(page: Page, who: string): Promise<void> {
  const box = page.getByRole('img', { name: new RegExp(`${who}.*签名框`) });
  await page.locator('.field', { has: box }).getByText('请在框内签名').waitFor();
  // In the middle, as a hand would hold it: the bar with the next step covers the lower edge.
  await box.evaluate((it) => it.scrollIntoView({ block: 'center' }));
  const at = await box.boundingBox();
  if (!at) throw new Error(`no box for ${who}`);
  await page.mouse.move(at.x + 30, at.y + at.height / 2);
  await page.mouse.down();
  for (const step of [60, 90, 120, 150]) await page.mouse.move(at.x + step, at.y + at.height / 2 + (step % 40));
  await page.mouse.up();
  await page.locator('.field', { has: box }).getByRole('button', { name: '签好了' }).click();
  await box.waitFor({ state: 'detached' });
}

test.each(BOTH)(
  '[ENT-03] [ENT-05] [ENT-08] %s: approved in one tap, entered, recorded, signed, concluded; the firm rates what only the bureau reads',
  async (size) => {
    const firm = FIRMS[size];
    const officer = await demo.as('officer');
    const { id } = await officer.act('inspection.draft-ad-hoc', {
      ...(await draftOf(officer, firm.slice(0, -7), '2026-11-20')),
      inspection_type: 'case',
      source_kind: 'complaint',
      source_words: '群众来电',
      urgent: false,
    });

    const head = await open(size, 'head');
    await head.go('/approve');
    const item = head.page.getByRole('region', { name: `${firm} 2026-11-20` });
    await item.getByRole('button', { name: '批准', exact: true }).click();
    await item.waitFor({ state: 'detached' });

    const { page, go, context } = await open(size, 'officer');
    await go('/field/');
    await page.getByRole('link', { name: new RegExp(firm.slice(0, -7)) }).click();
    await page.getByRole('link', { name: '扫码入企', exact: true }).click();
    await page.getByRole('button', { name: '用任务码登记入企' }).click();
    await page.getByText('请企业扫码').waitFor();
    const code = ((await page.getByText(/^检查码：/).textContent()) ?? '').slice(4);

    await go(`/field/task/${id}/findings`);
    const first = page.locator('section.question').first();
    await first
      .getByRole('radio', { name: /不符合|轻微|一般/ })
      .first()
      .check();
    await context.setOffline(true);
    await first.getByLabel('说明').fill('灭火器压力不足');
    await first.getByRole('button', { name: '保存这一项' }).click();
    await first.getByText('已存在手机里，联网后发送').waitFor();
    await context.setOffline(false);
    await first.getByText('已保存').waitFor();

    await go(`/field/task/${id}/record`);
    await page.getByRole('textbox', { name: '现场检查情况' }).fill('检查了经营场所和消防设施。');
    await page.getByLabel('检查对象签字人姓名').fill('负责人');
    await page.getByRole('button', { name: '预览并签名' }).click();
    await sign(page, '检查对象');
    await sign(page, '执法人员 吕量正');
    await sign(page, '执法人员 周量端');
    await page.getByRole('button', { name: /提交/ }).click();
    await page.getByRole('heading', { name: /录入检查结果/ }).waitFor();
    await page.getByRole('radio', { name: /改正/ }).first().check();
    await page.getByRole('button', { name: '录入结果' }).click();
    await page.getByRole('heading', { name: /检查结果已录入/ }).waitFor();

    const firmWindow = await open(size);
    await firmWindow.go(`/p/visit/${code}`);
    await rate(firmWindow.page);
    await demo.settle();
    const ratings = await (await demo.as('supervisor')).list('rating', { filter: { bad: true } });
    expect(ratings).toHaveLength(BOTH.indexOf(size) + 1);
  },
);

/** The firm goes through the four short pages and photographs its receipt. */
async function rate(page: Page): Promise<void> {
  await page.getByText('吕量正').waitFor();
  await page.getByRole('link', { name: '评价这次检查' }).click();
  await page.getByRole('radio', { name: '不满意', exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('heading', { name: /检查过程怎么样/ }).waitFor();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel(/评价意见/).fill('检查时间太长');
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByRole('heading', { name: /评价已收到/ }).waitFor();
}

/** What everybody meets: the door, pages that are not theirs, a network that drops, a form without a mouse, and no barriers on the way. */
import { describe, expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';
import { approvedVisit, enterByCode } from './steps.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);

describe.each(BOTH)('%s', (size) => {
  test('[PER-01] a wrong password is refused in words that do not tell whether the account exists', async () => {
    const { page, go } = await open(size);
    await go('/');
    const said: string[] = [];
    for (const username of ['supervisor', 'nobody-at-all']) {
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('口令', { exact: true }).fill('Bu-Dui-De-Kou-Ling-1');
      await page.getByRole('button', { name: '登录' }).click();
      await expect.poll(() => page.getByRole('alert').allInnerTexts()).not.toEqual([]);
      said.push(((await page.getByRole('alert').first().textContent()) ?? '').trim());
      expect(await page.getByLabel('口令', { exact: true }).inputValue()).toBe('');
    }
    expect(said[0]).toMatch(/用户名|口令/);
    expect(said[1]).toBe(said[0]);
  });

  test('an officer who opens a page of the administrators is told what he can do instead', async () => {
    const { page, go } = await open(size, 'officer');
    await go('/settings/access-log');
    await page.getByText('没有这个页面').waitFor();
    await page.getByText('您当前的岗位不能打开').waitFor();
    await go('/r/account');
    await page
      .getByText(/不能|没有/)
      .first()
      .waitFor();
  });

  test('[ITS-01] the policy keeper reads why a value applies: the levels in order, the one that holds, its document', async () => {
    const { page, go } = await open(size, 'policy-keeper');
    await go('/policy/why/inspection.quiet_last_day');
    await page.getByRole('heading', { name: /企业“安静生产期”截止日/, level: 1 }).waitFor();
    await page.getByText('25日').first().waitFor();
    await page.getByText('逐级查找').waitFor();
    await page.getByText('最近一级有规定，采用').waitFor();
    await page
      .getByText(/赣市府建办字〔2023〕2号/)
      .first()
      .waitFor();
  });

  test('what was typed is still there after the network has dropped and the page was opened again', async () => {
    const { page, go, context } = await open(size, 'clerk');
    await go('/plans/new');
    const name = page.getByRole('textbox', { name: /名称|标题/ }).first();
    await name.fill('2027年度涉企行政检查计划');
    await context.setOffline(true);
    await page.getByRole('textbox', { name: /理由/ }).first().fill('合并检查事项');
    await page.getByRole('radio', { name: '年度检查计划' }).check();
    await page.getByRole('textbox', { name: /编制依据/ }).fill('年度工作安排');
    await page.getByRole('button', { name: '编制检查计划' }).click();
    await expect.poll(() => page.getByText(/网络|连接/).count()).toBeGreaterThan(0);
    await context.setOffline(false);
    await page.reload();
    await expect.poll(() => name.inputValue()).toBe('2027年度涉企行政检查计划');
    expect(await page.getByRole('textbox', { name: /理由/ }).first().inputValue()).toBe('合并检查事项');
  });
});

test('[NOR-14] an explanation is written and handed in without a mouse', async () => {
  const clerk = await demo.as('clerk');
  const [card] = await clerk.list('alert', { state: ['open'] });
  const { page, go } = await open('desk', 'clerk');
  await go(`/r/alert/${card?.id}`);
  const explain = page.getByRole('button', { name: '说明情况' });
  await explain.waitFor();
  for (let n = 0; n < 60 && !(await explain.evaluate((it) => it === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const words = page.getByRole('dialog').getByRole('textbox', { name: /情况说明/ });
  await words.waitFor();
  for (let n = 0; n < 20 && !(await words.evaluate((it) => it === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.type('系统切换当日未能录入，已补录。');
  const hand = page.getByRole('dialog').getByRole('button', { name: '说明情况' });
  for (let n = 0; n < 20 && !(await hand.evaluate((it) => it === document.activeElement)); n++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('已说明').first().waitFor();
  expect((await clerk.open('alert', card?.id as string)).row.explanation).toBe('系统切换当日未能录入，已补录。');
});

describe.each(BOTH)('%s: no serious barrier', (size) => {
  test.each([
    ['the door', undefined, '/', '忘记口令'],
    ['today', 'supervisor', '/', '新转红灯'],
    ['the alerts', 'supervisor', '/alerts', '待办预警'],
    ['a plan', 'supervisor', '/r/plan', '检查计划'],
    ['the approvals', 'head', '/approve', '待批准的检查'],
    ['the rules', 'policy-keeper', '/policy', '规则'],
    ['the phone', 'officer', '/field/', '今天'],
    ['the public', undefined, '/p/', '准绳'],
  ] as const)('%s', async (_name, as, path, ready) => {
    const { page, go, barriers } = await open(size, as);
    await go(path);
    await page.getByText(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await barriers()).toEqual([]);
  });

  test('a card and a visit as the firm sees it', async () => {
    const [officer, head, supervisor] = await demo.all('officer', 'head', 'supervisor');
    const visit = await approvedVisit(officer, head, '演示东区松间商贸店', '2026-11-20');
    const entered = await enterByCode(officer, visit);
    const [card] = await supervisor.list('alert', { filter: { light: 'red' } });
    const seen = await open(size, 'supervisor');
    await seen.go(`/r/alert/${card?.id}`);
    await seen.page.getByText('为什么亮灯').waitFor();
    expect(await seen.barriers()).toEqual([]);
    await seen.go(`/p/visit/${entered.result?.show_token}`);
    await seen.page.getByText('评价这次检查').waitFor();
    expect(await seen.barriers()).toEqual([]);
  });
});

/** At the justice bureau: what needs me, the card with its clause, a document drafted by one person and signed by another. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);

test.each(BOTH)(
  '[SUP-05] [SUP-13] %s: the supervisor signs in, opens a new red card, reads its clause and drafts a document; the head signs it',
  async (size) => {
    const { page, go } = await open(size);
    await go('/');
    await page.getByLabel('用户名').fill('supervisor');
    await page.getByLabel('口令', { exact: true }).fill(demo.password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '今日', level: 1 }).waitFor();

    await page.getByRole('link', { name: '检查结果逾期未录入' }).first().click();
    await page.getByRole('heading', { name: '检查结果逾期未录入', level: 1 }).waitFor();
    await page.getByRole('button', { name: '查看条款' }).first().click();
    await page.getByText('依据', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '起草监督文书' }).click();
    await page.getByRole('heading', { name: '起草监督文书', level: 1 }).waitFor();
    await page.getByRole('radio', { name: /行政执法监督建议书/ }).check();
    await page.getByLabel(/整改要求/).fill('请在反馈期限内补录检查结果，并说明原因。');
    await page.getByRole('button', { name: '起草监督文书' }).click();
    await page.getByText('请在反馈期限内补录检查结果，并说明原因。').first().waitFor();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByText('待审签').first().waitFor();

    const head = await open(size, 'bureau-head');
    await head.go(new URL(page.url()).pathname);
    await head.page.getByRole('button', { name: '审签发文' }).click();
    await head.page.getByRole('dialog').getByRole('button', { name: '审签发文' }).click();
    await head.page.getByText('审签后即编号、用印并送达被监督单位，不能撤回。确定发文吗？').waitFor();
    await head.page.getByRole('button', { name: '确定审签发文' }).click();
    await head.page
      .getByText(/行政执法监督建议书〔2026〕\d+号/)
      .first()
      .waitFor();
    expect(await head.page.getByText('已送达，待反馈').count()).toBeGreaterThan(0);
  },
);

/** Up and back: a return is signed and sent, one cell is sent back with words, mended, accepted; a year later's error is corrected with a reason. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { fill, LENIENCY, morningOf, openYear, owedBy, sheetOf, staff } from './returns-steps.ts';
import { windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
await morningOf(demo, '2027-01-04');
await openYear(demo);
const [clerk, head] = await demo.all('clerk', 'head');
const [found] = await demo.look<{ person: string }>(
  sql`select person from post where unit = '990102.scjg' and role = 'legal-reviewer' and state = 'active' order by person limit 1`,
);
const reviewer = await staff(demo, 'scjg-reviewer', found?.person as string);
const { id } = await owedBy(clerk);
await fill(clerk, id, 3);
const PAGE = `/r/return/${id}`;

test('[REP-02] [REP-11] sent, one cell sent back with words, mended by its clerk, accepted, and later corrected: every version says what it changed', async () => {
  const mine = await open('desk', 'clerk');
  await mine.go(PAGE);
  await mine.page.getByRole('button', { name: '填好送审' }).click();
  const ask = mine.page.getByRole('dialog', { name: '填好送审' });
  await ask
    .getByText(/还有 \d+ 格空着/)
    .first()
    .waitFor();
  await ask.getByRole('checkbox', { name: '已核对提示' }).check();
  await ask.getByRole('button', { name: '确定填好送审' }).click();
  await mine.page.getByText(/现在由.*内部审核/).waitFor();
  await reviewer.act('return.pass-review', { opinion: null }, id);
  await head.act('return.sign', {}, id);
  await mine.page.reload();
  await mine.page.getByRole('button', { name: '报送', exact: true }).click();
  const send = mine.page.getByRole('dialog', { name: '报送' });
  await send.getByText('报送后不能修改').waitFor();
  await send.getByRole('checkbox', { name: '已核对提示' }).check();
  await send.getByRole('button', { name: '确定报送' }).click();
  await mine.page.getByText('第1版').first().waitFor();

  const bureau = await open('desk', 'supervisor');
  await bureau.go('/returns?side=received');
  await bureau.page.getByRole('link', { name: /^签收 2026年度.*市场监督管理局/ }).click();
  await bureau.page.getByRole('button', { name: '签收' }).click();
  await bureau.page.getByRole('button', { name: '退回', exact: true }).click();
  await bureau.page.getByRole('tab', { name: /减免责清单/ }).click();
  const cell = bureau.page
    .getByRole('row', { name: /市场监管/ })
    .getByRole('gridcell')
    .nth(2);
  expect(await cell.textContent()).toBe('3');
  await cell.click();
  await bureau.page.getByRole('button', { name: '退回这一格' }).click();
  await bureau.page.getByRole('button', { name: '写明退回理由' }).click();
  await bureau.page.getByLabel(/市场监管.*不予行政处罚案件数量.*要改什么/).fill('与季度数不符，请核对');
  await bureau.page.getByRole('dialog').getByRole('button', { name: '确定退回' }).click();
  await bureau.page.getByText('已退回').first().waitFor();

  await mine.page.reload();
  await mine.page.getByText('与季度数不符，请核对').first().waitFor();
  await mine.page.getByRole('button', { name: /处要改/ }).click();
  const control = mine.page.getByRole('textbox', { name: /市场监管 不予行政处罚案件数量/ });
  await expect.poll(() => control.evaluate((it) => it === document.activeElement)).toBe(true);
  await mine.page.getByText('上级退回：与季度数不符，请核对').first().waitFor();
  await mine.page.keyboard.type('5');
  await mine.page.keyboard.press('Enter');
  await mine.page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
  await clerk.act('return.send-to-review', { acknowledged: true }, id);
  await reviewer.act('return.pass-review', { opinion: null }, id);
  await head.act('return.sign', {}, id);
  await clerk.act('return.submit', { acknowledged: true }, id);
  await (await demo.as('supervisor')).act('return.receive', {}, id);
  await (await demo.as('supervisor')).act('return.accept', {}, id);

  await mine.page.reload();
  await mine.page.getByText(/市场监管.*不予行政处罚案件数量（件）：3 → 5/).waitFor();
  await mine.page.getByRole('button', { name: '更正', exact: true }).click();
  await mine.page
    .getByRole('dialog')
    .getByLabel(/更正理由/)
    .fill('漏计一件');
  await mine.page.getByRole('dialog').getByRole('button', { name: '更正', exact: true }).click();
  await mine.page.getByText(/提交前，上级仍按已通过的版本计算/).waitFor();
  await mine.page.getByRole('tab', { name: /减免责清单/ }).click();
  await mine.page
    .getByRole('row', { name: /市场监管/ })
    .getByRole('gridcell')
    .nth(2)
    .click();
  await mine.page.keyboard.type('6');
  await mine.page.keyboard.press('Enter');
  await mine.page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
  await clerk.act('return.send-to-review', { acknowledged: true }, id);
  await reviewer.act('return.pass-review', { opinion: null }, id);
  await head.act('return.sign', {}, id);
  await clerk.act('return.submit', { acknowledged: true }, id);
  await mine.page.reload();
  await mine.page.getByText('理由：漏计一件').waitFor();
  await mine.page.getByText(/不予行政处罚案件数量（件）：5 → 6/).waitFor();
  const { versions } = await sheetOf(clerk, id);
  expect(versions.map((it) => [it.number, it.changed.map((one) => one.address)])).toEqual([
    [3, [`${LENIENCY}|fields|market|0|exempt_cases`]],
    [2, [`${LENIENCY}|fields|market|0|exempt_cases`]],
    [1, []],
  ]);
});

test('on the phone a text of the report is written and kept', async () => {
  const owed = await (await demo.as('supervisor')).list('return', { filter: { unit: '990102.sf' } });
  const one = owed.find((it) => String(it.title).startsWith('2026年度行政执法和行政执法监督工作年度报告'));
  const { page, go } = await open('phone', 'supervisor');
  await go(`/r/return/${one?.id}`);
  await page.getByRole('textbox', { name: '行政执法工作总体情况 基本情况' }).fill('本年度行政执法工作平稳有序。');
  await page
    .getByText(/已保存 \d\d:\d\d/)
    .first()
    .waitFor();
  await page.reload();
  await expect
    .poll(() => page.getByRole('textbox', { name: '行政执法工作总体情况 基本情况' }).inputValue())
    .toBe('本年度行政执法工作平稳有序。');
});

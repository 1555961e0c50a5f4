/**
 * What people meet seldom and must find all the same: a pack upgrade's questions, a large import that goes on behind a reloaded page, a visit joined by
 * a second inspection, a complaint without a code, a certificate that is checked.
 */
import { expect, test } from 'vitest';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { publishedPacks } from '#kernel/policy/published.ts';
import { reviewUpgrade } from '#modules/policy/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { BOTH, windowsOn } from './screens.ts';
import { approvedVisit, enterByCode } from './steps.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const su = demo.db.pool('superuser');
const shots = process.env.ZS_SHOTS;
const ROWS = 502;

test('[NOR-24] after a pack upgrade the keeper keeps one local value and ends another, at the desk and on the phone', async () => {
  const { policy, worker, deps } = demo.platform;
  const entries = [...policy.set.packs.values()].flatMap((pack) => [...pack.entries.values()]);
  const numbers = new Set(entries.filter((it) => it.kind === 'parameter' && it.type === 'int').map((it) => it.id));
  const { rows: signed } = await su.query<{ policy_id: string }>(
    `select distinct policy_id from local_value where unit = '990100.sf' and state = 'signed' order by policy_id`,
  );
  const ids = signed
    .map((it) => it.policy_id)
    .filter((id) => numbers.has(id))
    .slice(0, 2);
  expect(ids).toHaveLength(2);
  // The packs in force until yesterday said something else under these two.
  const before = JSON.parse(JSON.stringify(publishedPacks(policy.set))) as Record<
    string,
    { entries: { id: string; values: { value?: unknown; unspecified?: boolean }[] }[] }
  >;
  for (const pack of Object.values(before))
    for (const entry of pack.entries)
      if (ids.includes(entry.id))
        for (const said of entry.values) {
          delete said.unspecified;
          said.value = 77;
        }
  await su.query(
    `insert into policy_pack (version, content, loaded_at) values ('before', $1, now() + interval '1 hour')`,
    [JSON.stringify(before)],
  );
  expect(await reviewUpgrade({ worker, clock: deps.clock, policy_service: policy })).toBeGreaterThanOrEqual(2);

  for (const [i, size] of BOTH.entries()) {
    const { page, go, barriers } = await open(size, 'policy-keeper');
    await go('/policy/upgrade-review');
    const waiting = page.getByRole('region', { name: '待核对' });
    const item = waiting.getByRole('article').first();
    await item.getByRole('row', { name: /原规定/ }).waitFor();
    const name = (await item.getAttribute('aria-label')) ?? '';
    if (shots) await page.screenshot({ path: `${shots}/upgrade-${size}.png`, fullPage: true });
    expect(await barriers()).toEqual([]);
    await item.getByRole('button', { name: '保留或终止' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/核对意见/).fill(i === 0 ? '局务会议定继续适用' : '改用新规定');
    await form.getByText(i === 0 ? '保留本地值' : '终止本地值，改用新规定').click();
    if (shots) await page.screenshot({ path: `${shots}/upgrade-form-${size}.png` });
    await form.getByRole('button', { name: '核对本地设定值' }).click();
    const past = page.getByRole('region', { name: '已核对' }).getByRole('article', { name });
    await past
      .getByText(i === 0 ? '保留本地值' : '已终止本地值')
      .first()
      .waitFor();
  }
  const { rows } = await su.query(`select state from local_review where state <> 'open' order by state`);
  expect(rows.map((it) => it.state)).toEqual(['ended', 'kept']);
});

const workbook = (name: string) =>
  xlsxBuffer([
    {
      name: '经营主体',
      columns: ['名称', '主体类型', '无代码原因', '地址'].map((label) => ({ label })),
      rows: Array.from({ length: ROWS }, (_, i) => [
        `${name}${i + 1}`,
        i === 9 ? '小摊' : '个体工商户',
        '现场未能提供',
        `演示东区演示东街道${i + 1}号`,
      ]),
    },
  ]);

test('[ITS-01] a large import goes on behind a page that was loaded anew; it is cancelled there, sent again and told to its end', async () => {
  const { page, go, barriers } = await open('desk', 'clerk');
  const clerk = await demo.as('clerk');
  const file = await workbook('演示大店');
  const send = async () => (await clerk.upload<{ job: string }>('/api/import/firm', '企业名单.xlsx', file)).body.job;
  await go(`/import/${await send()}`);
  await page.getByText('排队中').first().waitFor();
  await page.reload();
  await page.getByRole('heading', { name: /^导入经营主体/ }).waitFor();
  await page.getByText('企业名单.xlsx').first().waitFor();
  if (shots) await page.screenshot({ path: `${shots}/import-waiting.png` });
  expect(await barriers()).toEqual([]);
  await page.getByRole('button', { name: /取\s?消/ }).click();
  await demo.settle();
  await page.getByText('重新上传同一份表格，会接着导入其余的行').waitFor();
  if (shots) await page.screenshot({ path: `${shots}/import-cancelled.png` });
  await go(`/import/${await send()}`);
  await page.getByText('排队中').first().waitFor();
  await demo.settle();
  await page.getByText(`共${ROWS}行：新建${ROWS - 1}行，已有0行，有问题1行`).waitFor();
  await page.getByText('小摊').first().waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/import-done.png`, fullPage: true });

  const phone = await open('phone', 'clerk');
  await phone.go(new URL(page.url()).pathname);
  await phone.page.getByText(`共${ROWS}行：新建${ROWS - 1}行`).waitFor();
  expect(await phone.barriers()).toEqual([]);
  if (shots) await phone.page.screenshot({ path: `${shots}/import-done-phone.png`, fullPage: true });
});

test('[ENT-02] an officer who comes to a firm where a colleague has entered is asked whether it is one joint visit, and joins it', async () => {
  const [officer, head] = await demo.all('officer', 'head');
  const firm = '演示东区北辰文化店';
  const first = await approvedVisit(officer, head, firm, '2026-11-20');
  const second = await approvedVisit(officer, head, firm, '2026-11-20', { reason: '联合检查' });
  await enterByCode(officer, first);
  const { page, go, barriers } = await open('phone', 'officer');
  await go(`/field/task/${second}/enter`);
  await page.getByText('现场已有单位入企，是联合检查吗？').waitFor();
  await page.getByRole('button', { name: '用任务码登记入企' }).click();
  await page.getByText('请选择是不是联合检查').first().waitFor();
  expect(await barriers()).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/joint.png`, fullPage: true });
  await page.getByRole('radio', { name: /联合检查，合并为一次入企/ }).check();
  await page.getByRole('button', { name: '用任务码登记入企' }).click();
  await page.getByText('请企业扫码').waitFor();
  const { rows } = await su.query(`select count(distinct visit) as n from inspection where id in ($1, $2)`, [
    first,
    second,
  ]);
  expect(Number(rows[0].n)).toBe(1);
});

test.each(BOTH)(
  '[ENT-05] %s: a complaint about a unit without any code: the unit is chosen from a list, the justice bureau gets it',
  async (size) => {
    const { page, go, barriers } = await open(size);
    await go('/p/');
    await page.getByRole('link', { name: '投诉一个单位，或者提建议' }).click();
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('alert').getByText('请至少输入单位名称中相连的两个字').waitFor();
    await page.getByLabel('单位名称').fill('东区市场监督');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('radio', { name: '演示东区市场监督管理局 演示东区', exact: true }).waitFor();
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('alert').getByText('请选择一个单位').waitFor();
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/complain-unit-${size}.png`, fullPage: true });
    await page.getByRole('radio', { name: '演示东区市场监督管理局 演示东区', exact: true }).check();
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('radio', { name: /^投诉/ }).check();
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByLabel('是什么事').fill(`没有出示证件（${size}）`);
    await page.getByLabel('经过或者内容').fill('上周三有人来店里检查，没有出示执法证件。');
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('heading', { name: '要不要留联系方式？' }).waitFor();
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByText('反映的单位').first().waitFor();
    if (shots) await page.screenshot({ path: `${shots}/complain-check-${size}.png`, fullPage: true });
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '司法行政部门已收到' }).waitFor();
    expect(await barriers()).toEqual([]);
    await demo.settle();
    const { rows } = await su.query('select unit from complaint where about = $1', [`投诉：没有出示证件（${size}）`]);
    expect(rows).toEqual([{ unit: '990102.sf' }]);
  },
);

test.each(BOTH)(
  '[PER-01] %s: a certificate is checked by its number; one that is not there is told without blame',
  async (size) => {
    const { rows } = await su.query<{ number: string; name: string }>(
      `select number, name from certificate where state = 'valid' and kind <> 'supervision' and unit = '990102.scjg' order by number limit 1`,
    );
    const held = rows[0] as { number: string; name: string };
    const { page, go, barriers } = await open(size);
    await go('/p/verify');
    await page.getByRole('button', { name: '核验' }).click();
    await page.getByRole('alert').getByText('请输入证件编号或8位短码').waitFor();
    await page.getByLabel('证件编号或8位短码').fill(held.number);
    await page.getByRole('button', { name: '核验' }).click();
    await page.getByText('✓ 证件今天有效').waitFor();
    await page.getByText(held.name).waitFor();
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/verify-${size}.png`, fullPage: true });
    await go('/p/verify/36990000000');
    await page.getByText('没有查到不等于证件是假的').waitFor();
    expect(await barriers()).toEqual([]);
  },
);

test.each(BOTH)(
  '[NOR-20] a clerk draws up a check-list row by row; what is missing is told in its cell, on the %s',
  async (size) => {
    const { page, go, barriers } = await open(size, 'clerk');
    await go('/r/checklist/new/checklist.draft');
    await page.getByLabel(/^检查单名称/).fill(`食品经营检查单（演示，${size}）`);
    const add = page.getByRole('button', { name: '添加一项' });
    await add.click();
    await page.getByRole('textbox', { name: '第1项检查内容' }).fill('是否公示食品经营许可证');
    await page.getByRole('textbox', { name: '第1项依据' }).fill('食品安全法第三十三条');
    await add.click();
    await page.getByRole('textbox', { name: '第2项检查内容' }).fill('从业人员健康证明是否有效');
    expect(await page.getByRole('textbox', { name: '第2项编号' }).inputValue()).toBe('2');
    await page.getByRole('button', { name: '编制检查单' }).click();
    await page.getByRole('link', { name: '请填写检查依据' }).click();
    const missing = page.getByRole('textbox', { name: '第2项依据' });
    expect(await missing.evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await missing.getAttribute('aria-invalid')).toBe('true');
    expect(await barriers()).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/checklist-${size}.png`, fullPage: true });
    await missing.fill('食品安全法第四十五条');
    await page.getByRole('button', { name: '第2项上移' }).click();
    await page.getByRole('button', { name: '编制检查单' }).click();
    const items = page.getByRole('region', { name: '检查项' });
    await items.getByText('从业人员健康证明是否有效').waitFor();
    expect(await items.locator('tbody tr').allTextContents()).toEqual([
      expect.stringContaining('从业人员健康证明是否有效'),
      expect.stringContaining('是否公示食品经营许可证'),
    ]);
  },
);

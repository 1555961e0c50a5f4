/** At the desk: a bureau opens a round, a table is filled from a register a number opens to its records, and more time is given. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { filling } from './form-steps.ts';
import { windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
const UNIT = '990102.scjg';
const SUPPLEMENT = '行政执法突出问题清单（增补）';

const [province, clerk] = await demo.all('province', 'clerk');
await province.call('POST', '/api/jobs/returns.open-round', { chain: 'chain.annual_report', about_year: 2026 });
const { id: campaign } = await province.act('campaign.start', {
  entry: 'campaign.special_2024',
  year: null,
  history: true,
});
await demo.settle();
await clerk.act('problem.record', {
  title: '检查过频（演示）',
  campaign,
  list_version: 'supplement',
  category: 'irregular',
  situation: 'irregular_frequent_inspection',
  situation_words: null,
  area: '食品安全监督管理',
  found_on: '2024-01-18',
  first_case: '某季度对同一企业检查多次（演示）',
  case_files: null,
  harm: '增加企业负担',
  progress: 'going_on',
  measures: null,
  measures_now: '合并检查',
  measures_long: '建立联合检查制度',
  standard: null,
  finish_by: null,
});

async function returnOf(unit: string, chain: string): Promise<string> {
  const [row] = await demo.look<{ id: string }>(
    sql`select id from return_sheet where unit = ${unit} and chain = ${chain} order by created_at desc limit 1`,
  );
  return row?.id as string;
}

test('[REP-02] [SPC-15] a bureau sees what a round would ask, opens it, and the unit brings its problems of 表1 in from the register', async () => {
  const { page, go, barriers } = await open('desk', 'province');
  await go('/returns/rounds');
  await page.getByRole('button', { name: '开单', exact: true }).click();
  const card = page.getByRole('region', { name: '开单' });
  await filling(card).pick('报送链', '突出问题清单（增补）');
  await card.getByText(/这次开单将要求\d+份报表/).waitFor();
  expect(await barriers()).toEqual([]);
  await card.getByRole('button', { name: '开单', exact: true }).click();
  await card.getByText('开单在后台进行').waitFor();
  await card.getByRole('button', { name: '关闭' }).waitFor();
  await demo.settle();
  await card.getByText('已完成').waitFor();
  await page
    .getByRole('link', { name: new RegExp(SUPPLEMENT.replace(/[（）]/g, '.')) })
    .first()
    .waitFor();

  const id = await returnOf(UNIT, 'chain.problem_list_supplement_2024');
  const desk = await open('desk', 'clerk');
  await desk.go('/returns');
  await desk.page
    .getByRole('link', { name: /突出问题清单（增补）/ })
    .first()
    .click();
  await desk.page.waitForURL(`**/r/return/${id}`);
  // Who only fills in has no list of rounds in the rail.
  expect(await desk.page.getByRole('link', { name: '报送批次', exact: true }).count()).toBe(0);
  await desk.page.getByRole('button', { name: '从问题清单（增补）带入' }).click();
  await desk.page.getByText(/带入1条/).waitFor();
  const grid = desk.page.getByRole('grid').first();
  await grid.getByText('某季度对同一企业检查多次（演示）').waitFor();
  await grid.getByText('建立联合检查制度').waitFor();
  await desk.page.getByRole('button', { name: '从问题清单（增补）带入' }).click();
  await desk.page.getByText(/1条已在表中/).waitFor();
});

test('[REP-09] what the records say is worked out anew, and the number opens to its records', async () => {
  const { page, go, barriers } = await open('desk', 'clerk');
  await go(`/r/return/${await returnOf(UNIT, 'chain.annual_report')}`);
  await page.getByRole('tab', { name: /其他行政执法行为/ }).click();
  const grid = page
    .getByRole('grid', { name: /其他行政执法行为/ })
    .or(page.getByRole('grid'))
    .first();
  await grid.waitFor();
  await page.getByRole('button', { name: '更新预填' }).click();
  await page.getByText(/已按系统记录重新计算\d+格，填报的数不变/).waitFor();
  await grid
    .getByRole('row', { name: /本单位/ })
    .getByRole('gridcell')
    .nth(1)
    .click();
  await page.getByRole('button', { name: '查看记录' }).click();
  await page
    .getByText(/共\d+条/)
    .first()
    .waitFor();
  expect(await barriers()).toEqual([]);
  const [first] = await demo.look<{ id: string }>(sql`select id from fact_inspection
    where unit = ${UNIT} and entered_day between '2026-01-01' and '2026-12-31' and result_day is not null limit 1`);
  expect(first?.id).toBeDefined();
  await page.locator('.ret-behind').getByRole('link').first().click();
  await page.waitForURL('**/r/inspection/*');
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('[REP-08] the bureau gives one unit more time with a reason, and the unit reads both', async () => {
  const id = await returnOf(UNIT, 'chain.annual_report');
  const { page, go } = await open('desk', 'supervisor');
  await go(`/r/return/${id}`);
  await page.getByRole('button', { name: '准予延期' }).click();
  const form = filling(page.getByRole('dialog'));
  await form.day('延期至', '2027-02-26');
  await form.words('延期理由', '机构改革，材料移交');
  await form.send('准予延期');
  await page.getByText('已延期：机构改革，材料移交').waitFor();
  for (const size of ['desk', 'phone'] as const) {
    const unit = await open(size, 'clerk');
    await unit.go(`/r/return/${id}`);
    await unit.page.getByText('已延期：机构改革，材料移交').waitFor();
    await unit.page
      .getByText(/2027-02-26|2月26日/)
      .first()
      .waitFor();
  }
});

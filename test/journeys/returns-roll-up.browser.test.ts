/** A city sums up what its counties sent: numbers, who is missing, texts picked into its own report. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { LENIENCY, morningOf, openYear, REPORT } from './returns-steps.ts';
import { BOTH, windowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await windowsOn(demo);
await morningOf(demo, '2027-02-05');
const { round } = await openYear(demo);
const root = demo.db.pool('superuser');
const LOOK = process.env.ZS_LOOK;

const FIELDS = ['urban', 'market', 'ecology', 'culture', 'transport', 'emergency', 'agriculture'];
const COUNTS = ['exempt_items', 'exempt_cases', 'lighter_items', 'lighter_cases', 'reduced_items', 'reduced_cases'];

/** What the engine writes when a return leaves its unit, for all that the story does not tell. */
async function sent(unit: string, seed: number, text?: string): Promise<void> {
  const cells = Object.fromEntries(
    FIELDS.flatMap((row, r) => [
      ...COUNTS.map((column, c) => [
        `fields|${row}|0|${column}`,
        {
          value: { kind: 'number', num: ((seed * (r + 3) * (c + 2)) % 23) + c },
          origin: 'typed',
          ...(r === 2 && c === 1
            ? { expected: { num: 4, from: 'below', source: 'x', as_of: '' }, reason: '另有区本级案件' }
            : {}),
        },
      ]),
      [
        `fields|${row}|0|exempt_amount`,
        r === 6
          ? { value: { kind: 'no_competence' }, origin: 'typed' }
          : { value: { kind: 'number', num: seed * 120_000 * (r + 1) }, origin: 'typed' },
      ],
    ]),
  );
  const sheets = [
    { form: LENIENCY, hash: 'h', parts: null, rows: [], cells, answers: {}, head: {} },
    ...(text
      ? [
          {
            form: REPORT,
            hash: 'h',
            parts: null,
            rows: [],
            cells: { 'overall|basics|0|text': { value: { kind: 'text', txt: text }, origin: 'typed' } },
            answers: {},
            head: {},
          },
        ]
      : []),
  ];
  await root.query(
    `with s as (update return_sheet set state = 'submitted', revision = 1, submitted_at = '2027-01-28 10:00+08', worked_seconds = $2 where round = $1 and unit = $3 returning *)
     insert into return_version (cell, id, region, unit, line, state, return, receiver, number, words, content, digest, author, submitted_at)
     select s.cell, gen_random_uuid(), s.region, s.unit, s.line, 'kept', s.id, s.receiver, 1, '', $4::jsonb, 'd', '经办人', s.submitted_at from s`,
    [round, 1200 * seed, unit, JSON.stringify({ sheets, zero: false, attachments: [] })],
  );
}

await sent('990102.scjg', 2);
await sent('990102.yjgl', 3);
await sent('990102001.zf', 5);
await sent('990121.scjg', 4);
await sent('990121101.zf', 1);
await sent('990100.scjg', 6);
await sent(
  '990102.sf',
  5,
  `全区共办理不予行政处罚案件${((5 * 4 * 3) % 23) + 1}件。\n组织执法培训14次，覆盖率98%。\n推行“综合查一次”，同一企业多项检查合并进行。`,
);
await sent('990121.sf', 4, '全县推行包容审慎监管，依法不予处罚。\n开展案卷评查2次。');

test.each(BOTH)(
  '[REP-05] [REP-12] [REP-18] the city sums up, drills to a unit and urges those who block, on the %s',
  async (size) => {
    const { page, go, barriers, complaints } = await open(size, 'city-bureau');
    await go(`/returns/roll-up/${round}`);
    await page.getByText(/应报\d+份，已报/).waitFor();
    await go(`/returns/roll-up/${round}?form=${LENIENCY}`);
    await page.getByRole('button', { name: /市场监管不予行政处罚案件数量/ }).waitFor();
    if (LOOK) await page.screenshot({ path: `${LOOK}/sums-${size}.png`, fullPage: true });
    expect(await barriers()).toEqual([]);
    await page.getByRole('button', { name: /市场监管不予行政处罚案件数量/ }).click();
    await page.getByText(/份报表组成，您可查看/).waitFor();
    await page.waitForFunction(() => document.getAnimations().length === 0);
    if (LOOK) await page.screenshot({ path: `${LOOK}/cell-${size}.png` });
    await page.keyboard.press('Escape');
    for (const tab of ['改动和报送后变动', '异常提示', '口径核对']) {
      await page.getByRole('tab', { name: tab }).click();
      await page
        .locator('.rup-panel')
        .getByText(/另有区本级案件|比较了|格不一致|逐格一致/)
        .first()
        .waitFor();
      if (LOOK) await page.screenshot({ path: `${LOOK}/${tab}-${size}.png`, fullPage: true });
    }
    await page.getByRole('tab', { name: /应报未报/ }).click();
    await page.getByRole('checkbox', { name: '选择演示南县司法局' }).first().waitFor();
    if (size === 'desk') {
      await page.getByRole('checkbox', { name: '选择演示南县司法局' }).first().check();
      await page.getByRole('button', { name: /催\s*报/ }).click();
      await page.getByText(/已催\d+个单位/).waitFor();
    }
    if (LOOK) await page.screenshot({ path: `${LOOK}/missing-${size}.png`, fullPage: true });
    expect(await barriers()).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.each(BOTH)(
  '[REP-01] [REP-05] lower texts stand beside the own draft, a picked paragraph brings its source, on the %s',
  async (size) => {
    const { page, go, barriers, complaints } = await open(size, 'city-bureau');
    await go(`/returns/texts/${round}?part=overall&heading=basics`);
    await page.getByText('还没有报送的').waitFor();
    if (size === 'desk') {
      await page.getByRole('checkbox', { name: '选用演示东区司法局第1段' }).check();
      await page.getByRole('checkbox', { name: '选用演示东区司法局第2段' }).check();
      await page.getByRole('button', { name: '选用所选2段' }).click();
      await page.getByText('14次：不在上报数中，请核对').waitFor();
      expect(await page.getByRole('textbox', { name: '本级文稿' }).inputValue()).toContain('14次【未绑定】');
      await page.getByRole('button', { name: '已核对' }).first().click();
      await page.getByRole('button', { name: /保\s*存/ }).click();
      await page.getByText('已保存').waitFor();
    }
    if (LOOK) await page.screenshot({ path: `${LOOK}/texts-${size}.png`, fullPage: true });
    expect(await barriers()).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test.each(BOTH)('[REP-04] what reporting asks of townships is shown by year, on the %s', async (size) => {
  const { page, go, barriers } = await open(size, 'province');
  await go('/returns/burden');
  await page.getByText('每单位格（个）').first().waitFor({ state: 'attached' });
  if (LOOK) await page.screenshot({ path: `${LOOK}/burden-${size}.png`, fullPage: true });
  expect(await barriers()).toEqual([]);
  await go('/returns/roll-up');
  await page.getByRole('link', { name: '数字' }).first().waitFor();
});

test.each(BOTH)('[REP-03] a round tells by leg how far it is, in words and not as data, on the %s', async (size) => {
  const { page, go, barriers } = await open(size, 'city-bureau');
  await go(`/r/return-round/${round}`);
  const progress = page.getByRole('region', { name: '进度' });
  await progress.getByText('县级司法行政部门汇总报本级人民政府和上级司法行政部门').waitFor();
  const words = (await page.locator('main').textContent()) ?? '';
  expect(words).toContain('2026');
  expect(words).not.toMatch(/2,026|"owes"|chain\./);
  expect(await barriers()).toEqual([]);
  await progress.getByRole('link', { name: '汇总数字' }).click();
  await page.getByRole('tab', { name: /应报未报/ }).waitFor();
});

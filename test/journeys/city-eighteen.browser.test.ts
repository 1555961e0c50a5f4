/** A city brings the texts of eighteen counties together: side by side, picked with their source, figures as the city's sums, the missing urged, a finished report. */
import { execFile, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { countiesOf, growProvince, haveSent, signInFor } from './province-march-world.ts';
import { LENIENCY, morningOf, openYear } from './returns-steps.ts';
import { windowsOn } from './screens.ts';

const CITY = { code: '990200', name: '演示甲市', counties: 18 };
const OFFICE = ['soffice', 'pdftotext'].every((it) => spawnSync('which', [it]).status === 0);
const run = promisify(execFile);

const WAIT = 40_000;
const demo = await demoPlatform();
const windows = await windowsOn(demo);
/** A long walk on a busy machine: what a user waits for may take its time. */
const open: typeof windows = async (size, as) => {
  const screen = await windows(size, as);
  screen.page.setDefaultTimeout(WAIT);
  return screen;
};
await growProvince(demo, [CITY]);
await morningOf(demo, '2027-02-08');
await signInFor(demo, 'jia-bureau', '990200.sf', 'supervisor');
await signInFor(demo, 'jia-five', '990225.sf', 'supervisor');
await signInFor(demo, 'jia-seventeen', '990237.sf', 'supervisor');
await signInFor(demo, 'jia-market', '990237.scjg', 'clerk');
const { round } = await openYear(demo);

/** Two have not come: 甲五县 writes its own report, 甲十七县 waits for its market bureau. */
const [FIVE, SEVENTEEN] = ['990225', '990237'];
const counties = countiesOf(CITY).map((it, i) => ({
  ...it,
  cases: 100 + 7 * i,
  missing: [FIVE, SEVENTEEN].includes(it.code),
}));
const SUM = counties.reduce((sum, it) => sum + (it.missing ? 0 : it.cases), 0);
const market = (cases: number) => ({
  [LENIENCY]: { 'fields|market|0|exempt_items': 3, 'fields|market|0|exempt_cases': cases },
});
const below = (county: string) => [`${county}.scjg`, `${county}.yjgl`, `${county}101.zf`];
await haveSent(demo, round, [
  ...counties
    .flatMap(({ code }) => below(code))
    .filter((unit) => unit !== `${SEVENTEEN}.scjg`)
    .map((unit) => ({ unit, day: '2027-01-28', numbers: {} })),
  ...counties
    .filter((it) => !it.missing)
    .map(({ code, name, cases }, i) => ({
      unit: `${code}.sf`,
      day: '2027-02-03',
      state: 'accepted' as const,
      numbers: market(cases),
      texts: {
        'overall|basics': `${name}全年不予行政处罚${cases}件，行政执法平稳有序。\n组织案卷评查${i + 2}次。`,
        ...(i % 3 === 0 ? { 'overall|highlights': `${name}推行“综合查一次”，同一企业多项检查一次办结。` } : {}),
      },
    })),
]);

const papers = mkdtempSync(join(tmpdir(), 'zs-city-'));
afterAll(() => rmSync(papers, { recursive: true, force: true }));

test('[REP-01] [REP-05] the texts of the counties stand side by side; picked paragraphs bring their source and the city’s sums', async () => {
  const { page, go, barriers } = await open('desk', 'jia-bureau');
  await go('/returns/roll-up');
  await page
    .getByRole('row', { name: /2026年度行政执法和行政执法监督工作年度报告/ })
    .getByRole('link', { name: '文字' })
    .click();
  const lower = page.getByRole('region', { name: '下级文字' });
  await lower.getByText('已报16，未报4').waitFor();
  expect(await lower.getByRole('article').count()).toBe(16);
  for (const name of ['演示甲五县司法局', '演示甲十七县司法局', '演示甲市市场监督管理局'])
    await lower.getByText(`${name}（填报中）`).waitFor();
  expect(await barriers()).toEqual([]);

  await lower.getByRole('checkbox', { name: '选用演示甲一县司法局第1段' }).check();
  await lower.getByRole('checkbox', { name: '选用演示甲十八县司法局第2段' }).check();
  await page.getByRole('button', { name: '选用所选2段' }).click();
  await page.getByText(new RegExp(`^100件 → ${SUM}件（.*不予行政处罚案件数量，16家合计）`)).waitFor();
  await page.getByText('17次：不在上报数中，请核对').waitFor();
  const draft = page.getByRole('textbox', { name: '本级文稿' });
  await draft.fill((await draft.inputValue()).replace('演示甲一县', '全市'));
  await page.getByRole('button', { name: '已核对' }).click();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已保存').waitFor();
  expect(await draft.inputValue()).toBe(`全市全年不予行政处罚${SUM}件，行政执法平稳有序。\n组织案卷评查17次。`);

  await page.getByRole('combobox', { name: '哪个标题' }).click();
  await page.getByTitle('特色亮点（未写）').click();
  await lower.getByRole('checkbox', { name: '选用演示甲四县司法局第1段' }).check();
  await page.getByRole('button', { name: '选用所选1段' }).click();
  await page.getByText('出处：').getByText('演示甲四县司法局').waitFor();
  await page.getByRole('button', { name: /保\s*存/ }).click();
  await page.getByText('已保存').waitFor();
});

test('[REP-18] 催报 reaches the county that writes and the market bureau another county waits for, and nobody else', async () => {
  const { page, go } = await open('desk', 'jia-bureau');
  await go(`/returns/roll-up/${round}?form=${LENIENCY}&tab=missing`);
  await page.getByRole('checkbox', { name: '选择演示甲五县司法局' }).check();
  await page.getByRole('checkbox', { name: '选择演示甲十七县司法局' }).check();
  await page.getByLabel('催报说明').fill('市里2月底前要报省');
  await page.getByRole('button', { name: '催报（2）' }).click();
  const told = page.getByRole('status').filter({ hasText: '已催' });
  await told.getByText('已催2个单位').waitFor();
  const words = (await told.textContent()) ?? '';
  expect(words).toContain('演示甲五县司法局（填报）');
  expect(words).toContain('演示甲十七县市场监督管理局（填报，演示甲十七县司法局在等）');

  for (const [who, size] of [
    ['jia-five', 'phone'],
    ['jia-market', 'desk'],
  ] as const) {
    const urged = await open(size, who);
    await urged.go('/notices');
    await urged.page.getByText(/催报：.*年度报告/).waitFor();
    await urged.page.getByText(/市里2月底前要报省/).waitFor();
    expect(await urged.barriers()).toEqual([]);
  }
  const quiet = await open('phone', 'jia-seventeen');
  await quiet.go('/notices');
  await quiet.page.getByRole('heading', { name: '通知', level: 1 }).waitFor();
  await quiet.page.waitForLoadState('networkidle');
  expect(await quiet.page.getByText('催报').count()).toBe(0);
});

test.runIf(OFFICE)(
  '[REP-05] [REP-12] the export is a finished report that an office program opens: parts, figures, tables, who is missing',
  async () => {
    const { page, go } = await open('desk', 'jia-bureau');
    await go(`/returns/texts/${round}`);
    await page.getByRole('link', { name: '打开本级报表' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载文档（.docx）' }).click(),
    ]);
    const docx = join(papers, 'report.docx');
    await file.saveAs(docx);
    expect(file.suggestedFilename()).toMatch(/演示甲市司法局.*\.docx$/);
    await run('soffice', [
      `-env:UserInstallation=file://${papers}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      papers,
      docx,
    ]);
    if (process.env.ZS_LOOK) copyFileSync(join(papers, 'report.pdf'), join(process.env.ZS_LOOK, 'city-report.pdf'));
    const { stdout } = await run('pdftotext', ['-layout', join(papers, 'report.pdf'), '-']);
    const text = stdout.replace(/\s+/g, '');
    expect(text).toContain('2026年度行政执法和行政执法监督工作报告');
    expect(text).toContain('一、行政执法工作总体情况（一）基本情况');
    expect(text).toContain(`全市全年不予行政处罚${SUM}件，行政执法平稳有序。`);
    expect(text).toContain('推行“综合查一次”');
    expect(text).not.toContain('未绑定');
    expect(text).toContain('八、汇总范围应报20家，已报16家；未报4家：');
    expect(text).toContain('演示甲五县司法局、演示甲十七县司法局');
    expect(text).toContain('以上数据和情况不含未报单位');
    expect(text).toContain('行政执法减免责清单实施情况一览表');
    expect(text).toContain('演示甲市司法局（盖章）');
  },
);

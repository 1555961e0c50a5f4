/** Training on screen: a round whose absentee makes it up, a sign-in sheet read in, the list of what must be known with its test, a superior's look. */
import { expect, test } from 'vitest';
import { xlsxBuffer } from '#kernel/files/xlsx-write.ts';
import { trainingSweep } from '#modules/training/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { closed, drawer, filling, shot, state } from './form-steps.ts';
import { patientWindowsOn } from './screens.ts';
import { AGENCY } from './steps.ts';
import { lesson } from './training-steps.ts';

const demo = await demoPlatform();
const open = await patientWindowsOn(demo);
const clerk = await demo.as('clerk');
const [first, second] = (await clerk.list('officer', { filter: { unit: AGENCY }, state: ['active'] })).filter(
  (it) => it.kind !== 'auxiliary',
);
const [came, missed] = [String(first?.name), String(second?.name)];

test('[PER-13] a round covers persons by name: who was absent stands first, makes it up on another day, and is covered', async () => {
  const round = await clerk.act('training.open-round', {
    title: '冬季全员轮训',
    groups: ['officers'],
    from: '2026-11-16',
    until: '2026-12-20',
    note: null,
    units: null,
    persons: [first?.id, second?.id],
  });
  const session = await clerk.act(
    'training.plan-session',
    lesson({ title: '轮训第一期', round: round.id, hours: 2, day: '2026-11-20', persons: [first?.id, second?.id] }),
  );
  const desk = await open('desk', 'clerk');
  await desk.go(`/r/training-session/${session.id}`);
  const hold = await drawer(desk, '登记到课');
  await hold.add('缺席人员', missed);
  await hold.send('登记到课');
  await state(desk, '已举办');
  await desk.go(`/r/training-round/${round.id}`);
  await desk.page.getByText('应训2人，已训1人').waitFor();
  const rows = desk.page.getByRole('table', { name: '应训人员，没有训到的在前' }).getByRole('row');
  const texts = await rows.allInnerTexts();
  expect(texts[1]).toContain(missed);
  expect(texts[1]).toContain('缺席，没有补训');
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'round-desk');
  const phone = await open('phone', 'clerk');
  await phone.go(`/r/training-round/${round.id}`);
  await phone.page.getByRole('link', { name: '登记补训' }).click();
  const made = await drawer(phone, '补训');
  await made.day('补训日期', '2026-11-20');
  await made.words('补训方式', '线上自学并测验');
  await made.send('补训');
  await state(phone, '已补训');
  expect(await phone.barriers()).toEqual([]);
  await desk.page.reload();
  await desk.page.getByText('应训2人，已训2人').waitFor();
});

test('[PER-11] [PER-23] a sign-in sheet is tried and read in; political study stands apart in the person’s file', async () => {
  const labels = ['所在单位', '姓名', '培训名称', '日期', '学时类别', '学时'];
  const rows = [
    [AGENCY, came, '年初政治轮训', '2026-11-18', '政治理论教育和党性教育', '8'],
    [AGENCY, '查无此人', '年初政治轮训', '2026-11-18', '政治理论教育和党性教育', '8'],
  ];
  const desk = await open('desk', 'clerk');
  await desk.go('/training');
  await desk.page.getByRole('link', { name: '导入签到表' }).click();
  await desk.page.getByRole('combobox', { name: '导入什么' }).click();
  await desk.page.locator('.ant-select-item-option', { hasText: '培训签到表' }).click();
  await desk.page.getByLabel('要导入的表格').setInputFiles({
    name: '签到表.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await xlsxBuffer([
      { name: '签到', columns: labels.map((label) => ({ label, kind: 'text' as const })), rows },
    ]),
  });
  await desk.page.getByRole('button', { name: '试导入' }).click();
  await desk.page.getByText('可以新建1行，已有0行，有问题1行').waitFor();
  await desk.page.getByText('这个单位没有这名在岗执法人员').first().waitFor();
  await desk.page.getByRole('button', { name: '导入没有问题的1行' }).click();
  await desk.page.getByText('有问题1行').first().waitFor();
  await demo.settle();
  await trainingSweep(demo.platform.deps);
  await demo.settle();
  await desk.go('/training');
  await desk.page.getByRole('link', { name: came, exact: true }).first().click();
  const apart = desk.page.locator('.training-hours > div', { hasText: '政治理论和党性教育（另计）' });
  await apart.getByText('8', { exact: true }).waitFor();
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'training-file');
});

test('[PER-16] [PER-17] what a field must know is listed, its test is tied to it, and a superior looks at plan and effect', async () => {
  const desk = await open('desk', 'clerk');
  await desk.go('/r/must-know/new/training.put-must-know');
  const list = filling(desk.page.getByRole('form'));
  await list.words('清单', '食品安全应知应会');
  await list.words('执法领域', '食品安全');
  await list.words('法律、法规、规章', '食品安全法及其实施条例');
  await list.words('应知应会的要点', '进货查验、标签、召回');
  await list.day('起用日期', '2026-11-01');
  await list.send('登记应知应会清单');
  await state(desk, '现行');
  const exam = await drawer(desk, '登记检验结果');
  await exam.words('检验名称', '食品安全笔试');
  await exam.find('受检人', came);
  await exam.radio('笔试考查');
  await exam.day('日期', '2026-11-19');
  await exam.words('得分', '86');
  await exam.words('组织单位定的合格线', '80');
  await exam.send('登记检验结果');
  await closed(desk);
  const results = desk.page.getByRole('region', { name: '检验情况' });
  await results.getByText('1人次，合格1人次').waitFor();
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'must-know-desk');

  const bureau = await open('desk', 'supervisor');
  await bureau.go('/r/training-check/new/training.check-below');
  const check = filling(bureau.page.getByRole('form'));
  await check.find('被督导单位', '演示东区市场监督管理局');
  await check.words('年度', '2026');
  await check.day('督导日期', '2026-11-20');
  await check.words('计划的制定和执行', '计划已制定，执行到第三季度。');
  await check.words('培训效果', '抽考合格率较高。');
  await check.send('登记培训督导');
  await state(bureau, '待反馈');
  const phone = await open('phone', 'clerk');
  await phone.go(new URL(bureau.page.url()).pathname);
  const reply = await drawer(phone, '反馈');
  await reply.words('反馈', '第四季度按计划完成。');
  await reply.send('反馈');
  await state(phone, '已反馈');
  expect(await phone.barriers()).toEqual([]);
});

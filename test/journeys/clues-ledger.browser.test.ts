/** The clue ledger on screen: a hotline's file, two that are one, who told it, whom a task force is, and the problem beneath. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { clueForm, handing, OUTCOME, personOf, triageForm } from './clues-steps.ts';
import { drawer, filling, shot, state } from './form-steps.ts';
import { patientWindowsOn } from './screens.ts';
import { AGENCY } from './steps.ts';

const demo = await demoPlatform();
const open = await patientWindowsOn(demo);
const [supervisor, clerk] = await demo.all('supervisor', 'clerk');

const csv = (...rows: string[]) => ({
  name: '热线.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['线索来源,来源编号,收到日期,标题,线索内容,被反映的单位,反映人电话', ...rows].join('\n')),
});

test('[SPC-09] [SPC-12] a hotline’s file is tried first, says which row is wrong, and its good rows are in the inbox afterwards', async () => {
  const desk = await open('desk', 'supervisor');
  await desk.go('/clues/new');
  const box = desk.page.getByRole('region', { name: '从文件导入' });
  const file = csv(
    '12345政务服务热线,热线-901,2026-11-19,检查时索要材料过多,每次检查都要交二十份材料,,',
    '12345政务服务热线,热线-902,2026-11-19,检查频次过密,一月来了三次,没有这个单位,',
  );
  const [trial, real] = [box.locator('input[type=file]').nth(0), box.locator('input[type=file]').nth(1)];
  await trial.setInputFiles(file);
  await box.getByText('试读结果：共2行，新登记1行').waitFor();
  await box.getByText(/第3行/).first().waitFor();
  await real.setInputFiles(file);
  await box.getByText('导入结果：共2行，新登记1行').waitFor();
  await real.setInputFiles(file);
  await box.getByText('已有1行').waitFor();
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'clue-import');
  await desk.go('/clues');
  await desk.page.getByRole('region', { name: '待研判' }).getByText('检查时索要材料过多').waitFor();
});

test('[SPC-10] two that are one matter are proposed, merged with a reason, and parted again', async () => {
  const story = '检查人员以消防通道不合格为由，开口要收三千元“整改保证金”，不开票据';
  const first = await supervisor.act('clue.register', clueForm({ title: '检查索要保证金', content: story }));
  const second = await supervisor.act(
    'clue.register',
    clueForm({
      channel: 'hotline_12345',
      reference: '热线-77',
      title: '索要整改保证金',
      content: `市民来电：${story}`,
    }),
  );
  const desk = await open('desk', 'supervisor');
  await desk.go(`/r/clue/${second.id}`);
  const alike = desk.page.getByRole('region', { name: '可能重复的线索' });
  await alike.getByText('检查索要保证金').waitFor();
  await shot(desk, 'clue-alike');
  await alike.getByRole('button', { name: '并入那一条' }).first().click();
  const form = filling(desk.page.getByRole('dialog').getByRole('form'));
  await form.words('理由', '反映的是同一件事');
  await form.send('并案');
  await desk.page.getByRole('button', { name: '确定并案' }).click();
  await desk.page
    .getByRole('region', { name: '并入的线索' })
    .getByRole('link', { name: /索要整改保证金/ })
    .click();
  await state(desk, '已并入');
  await desk.page.getByRole('link', { name: '已并入这条线索' }).waitFor();
  const undo = await drawer(desk, '撤销并案');
  await undo.words('理由', '细看是两家企业');
  await undo.send('撤销并案');
  await state(desk, '待研判');
  expect(await desk.barriers()).toEqual([]);
  expect((await supervisor.open('clue', first.id)).row.state).toBe('registered');
});

test('who told it: one asks at the desk, another allows on the telephone, and the asker alone sees it', async () => {
  const { id } = await supervisor.act('clue.register', clueForm({ title: '夜间施工无人管', informant: '反映人丁' }));
  const desk = await open('desk', 'supervisor');
  await desk.go(`/r/clue/${id}`);
  const ask = await drawer(desk, '申请查看反映人身份');
  await ask.radio('向反映人核实情况');
  await ask.words('说明', '需要核实施工时间');
  await ask.send('申请查看反映人身份');
  await state(desk, '待批准');
  const phone = await open('phone', 'bureau-head');
  await phone.go('/clues');
  await phone.page.getByRole('region', { name: '等我批准查看反映人身份' }).getByRole('link').click();
  const allow = await drawer(phone, '批准查看');
  await allow.send('批准查看');
  await state(phone, '已批准');
  await phone.page.getByText('只由申请人查看').waitFor();
  expect(await phone.page.getByRole('button', { name: '查看', exact: true }).count()).toBe(0);
  expect(await phone.barriers()).toEqual([]);
  await shot(phone, 'clue-allow-phone');
  await desk.page.reload();
  await desk.page.getByRole('button', { name: '查看', exact: true }).click();
  await desk.page.getByRole('region', { name: '反映人身份' }).getByText('反映人丁').waitFor();
  expect(await desk.barriers()).toEqual([]);
});

test('[ORG-18] [SPC-15] a task force works on it; its problem goes to the list in one click and never brings the text along', async () => {
  const head = await open('desk', 'head');
  await head.go('/r/task-force/new/clue.set-up-force');
  const form = filling(head.page.getByRole('form', { name: '设立专班' }));
  await form.words('名称', '涉企检查线索专班');
  await form.words('任务', '集中核查检查频次过密的线索');
  await form.find('组长', await nameOf('head'));
  await form.add('成员', await nameOf('clerk'));
  await form.day('开始日期', '2026-11-16');
  await form.send('设立专班');
  await state(head, '工作中');

  const { id } = await supervisor.act(
    'clue.register',
    clueForm({ title: '一月检查三次', content: '同一门店十月被查三次。' }),
  );
  const sent = await supervisor.act('clue.hand-over', handing(AGENCY), id);
  await clerk.act('clue.accept', {}, sent.result?.handover as string);
  await clerk.act('clue.triage', triageForm([], { units: null, categories: ['irregular'] }), id);
  await clerk.act('clue.assign', { person: await personOf(demo, 'clerk'), task_force: null, note: null }, id);
  await clerk.act('clue.verify', { verification: 'true', verification_note: '属实' }, id);
  await clerk.act('clue.dispose', { ...OUTCOME, dispositions: ['rectify'], accountability_note: null }, id);
  const desk = await open('desk', 'clerk');
  await desk.go(`/r/clue/${id}`);
  await desk.page.getByRole('button', { name: '增补到问题清单' }).click();
  await desk.page.getByRole('heading', { name: '由线索转入问题清单' }).waitFor();
  await shot(desk, 'from-clue-desk');
  const problem = filling(desk.page.getByRole('form'));
  expect(await desk.page.getByRole('textbox', { name: /^具体表现/ }).inputValue()).toBe(OUTCOME.underlying);
  expect(await desk.barriers()).toEqual([]);
  await problem.words('问题', '检查前不核对最近检查');
  await problem.words('所涉执法领域', '食品安全监督管理');
  await problem.words('危害后果', '增加企业负担');
  await problem.radio('尚在推进');
  await problem.words('现阶段措施', '检查前核对最近一次检查');
  await problem.words('长期举措', '建立联合检查制度');
  await problem.send('由线索转入问题清单');
  await desk.page.getByRole('heading', { name: '整改方案' }).waitFor();
  expect(await desk.page.locator('main').innerText()).not.toContain('同一门店十月被查三次');
  await shot(desk, 'problem-from-clue');
  const phone = await open('phone', 'clerk');
  await phone.go(`/r/clue/${id}`);
  await phone.page.getByRole('link', { name: '已转问题清单' }).click();
  await phone.page.getByRole('heading', { name: /检查前不核对最近检查/ }).waitFor();
  expect(await phone.barriers()).toEqual([]);
});

async function nameOf(username: string): Promise<string> {
  const id = await personOf(demo, username);
  return String((await demo.look<{ name: string }>(sql`select name from person where id = ${id}`))[0]?.name);
}

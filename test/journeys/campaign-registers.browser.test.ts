/** The registers beside the campaigns, each by who keeps it: special supervision, reconsideration, survey, documents, exemption, cases, evaluation. */
import { expect, test } from 'vitest';
import type { Screen } from '../support/browser.ts';
import { demoPlatform } from '../support/demo.ts';
import { closed, drawer, filling, shot, state } from './form-steps.ts';
import { patientWindowsOn } from './screens.ts';

const demo = await demoPlatform();
const open = await patientWindowsOn(demo);

/** The form a page is, and the one beside a page. */
const formOf = ({ page }: Screen, name: string) => filling(page.getByRole('form', { name }));

test('[SUP-29] a survey is taken down with its sample; a group too small is never shown', async () => {
  const desk = await open('desk', 'supervisor');
  await desk.go('/registers');
  await desk.page.getByRole('link', { name: '登记满意度测评' }).click();
  const form = formOf(desk, '登记满意度测评');
  await form.words('名称', '2026年群众满意度测评');
  await form.words('测评机构', '演示调查公司');
  await form.words('抽样和调查方法', '按辖区人口分层抽样，电话调查');
  await form.day('开始日期', '2026-10-01');
  await form.day('结束日期', '2026-10-31');
  await form.words('有效样本', '400');
  await form.words('满意和基本满意', '360');
  await form.words('主要结论', '总体满意，反映检查次数减少。');
  await form.words('分组结果', '个体工商户,300,280\n公司,398,80\n外资企业,1,0');
  await form.send('登记满意度测评');
  await desk.page.getByText('各组样本合计699份，多于有效样本400份，请核对。').first().waitFor();
  await form.words('分组结果', '个体工商户,300,280\n公司,98,80\n外资企业,1,0');
  await form.send('登记满意度测评');
  await desk.page.getByText('满意率 90%').waitFor();
  await desk.page.getByText('400份有效样本，满意和基本满意360份').waitFor();
  await desk.page.getByText('有2组没有显示').waitFor();
  await desk.page.getByText('个体工商户：93%（300份）').waitFor();
  expect(await desk.page.locator('main').innerText()).not.toContain('外资企业');
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'survey-desk');
});

test('[GUA-01] an exemption is asked for, its evidence stands in the order of when it happened, and the head decides on a telephone', async () => {
  const desk = await open('desk', 'clerk');
  await desk.go('/r/exemption/new/exemption.ask');
  const form = formOf(desk, '申请容错免责');
  await form.words('事由', '首次适用新标准认定偏差');
  await form.words('申请免责的人员或单位', '本局执法二股');
  await form.day('行为日期', '2026-09-01');
  await form.words('援用的免责情形和条款', '容错纠错实施办法第五条');
  await form.words('申请理由', '新标准刚施行，事前已请示。');
  await form.send('申请容错免责');
  await desk.page.getByText('还没有证据', { exact: true }).waitFor();
  await desk.page.getByRole('button', { name: '提交决定' }).click();
  await desk.page.getByText('请先点“补充证据”，按发生时间逐项登记').waitFor();
  for (const [at, words] of [
    ['2026-09-10 10:00', '发现偏差后主动纠正'],
    ['2026-08-20 09:00', '事前向上级书面请示'],
  ] as const) {
    const evidence = await drawer(desk, '补充证据');
    await evidence.day('发生时间', at);
    await evidence.words('证明什么', words);
    await evidence.file('证据材料', `${words}.pdf`);
    await evidence.send('补充证据');
    await closed(desk);
    await desk.page.getByRole('region', { name: '证据' }).getByText(words, { exact: true }).waitFor();
  }
  const told = await desk.page.getByRole('region', { name: '证据' }).innerText();
  await desk.page.getByRole('link', { name: '发现偏差后主动纠正.pdf' }).waitFor();
  expect(told.indexOf('2026-08-20 09:00')).toBeLessThan(told.indexOf('2026-09-10 10:00'));
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'exemption-desk');
  await desk.page.getByRole('button', { name: '提交决定' }).click();
  await state(desk, '待决定');

  const phone = await open('phone', 'head');
  await phone.go(new URL(desk.page.url()).pathname);
  await phone.page.getByText('事前向上级书面请示', { exact: true }).waitFor();
  const decision = await drawer(phone, '作出免责决定');
  await decision.radio('免予追责');
  await decision.words('决定理由', '事前请示、及时纠正，没有造成损失。');
  await decision.words('决定依据', '容错纠错实施办法第五条');
  await decision.send('作出免责决定');
  await phone.page.getByRole('button', { name: '确定作出免责决定' }).click();
  await state(phone, '免予追责');
  expect(await phone.barriers()).toEqual([]);
  await shot(phone, 'exemption-phone');
});

test('[SUP-17] [SUP-18] an act revoked on reconsideration counts as corrected; the opinion on it is answered within sixty days', async () => {
  const desk = await open('desk', 'supervisor');
  await desk.go('/r/reconsideration-case/new/reconsideration-case.record');
  const form = formOf(desk, '登记复议诉讼结果');
  await form.radio('行政复议');
  await form.words('案号', '演示复决〔2026〕7号');
  await form.find('被申请人（被告）', '演示东区市场监督管理局');
  await form.radio('是');
  await form.day('结案日期', '2026-11-10');
  await form.pick('结果', '撤销');
  await form.send('登记复议诉讼结果');
  await desk.page.getByRole('heading', { level: 1, name: /演示复决〔2026〕7号/ }).waitFor();
  const opinion = await drawer(desk, '制发复议意见书建议书');
  await opinion.radio('行政复议意见书');
  await opinion.words('文号', '演示复意〔2026〕3号');
  await opinion.day('制发日期', '2026-11-12');
  await opinion.day('送达日期', '2026-11-16');
  await opinion.words('内容', '请统一处罚裁量的适用。');
  await opinion.send('制发复议意见书建议书');
  await state(desk, '已制发，待反馈');
  await desk.page.getByText('2027-01-15').first().waitFor();
  await shot(desk, 'opinion-desk');

  const phone = await open('phone', 'clerk');
  await phone.go(new URL(desk.page.url()).pathname);
  const report = await drawer(phone, '反馈办理情况');
  await report.words('反馈情况', '已组织学习并修订裁量说明。');
  await report.send('反馈办理情况');
  await state(phone, '已反馈');
  expect(await phone.barriers()).toEqual([]);

  await desk.page.reload();
  const close = await drawer(desk, '办结');
  await close.words('核对意见', '已落实。');
  await close.send('办结');
  await state(desk, '已办结');
  await desk.go('/registers');
  const rates = desk.page.getByRole('region', { name: '复议纠错率和应诉败诉率' });
  const row = rates.getByRole('row', { name: /其中：涉企复议纠错率/ });
  await row.waitFor();
  expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/其中：涉企复议纠错率 1 /);
  expect(await desk.barriers()).toEqual([]);
});

test('[SPC-22] a normative document is listed, amended with a reason, and done with the number of what replaced it', async () => {
  const desk = await open('desk', 'clerk');
  await desk.go('/r/normative-review/new/normative-review.list');
  const form = formOf(desk, '列入清理');
  await form.words('文件名称', '关于规范涉企检查的通知');
  await form.words('制定机关', '演示东区市场监督管理局');
  await form.send('列入清理');
  await state(desk, '清理中');
  const decision = await drawer(desk, '作出清理结论');
  await decision.radio('修改');
  await decision.words('理由', '与检查频次的新规定不一致。');
  await decision.day('作出结论日期', '2026-11-10');
  await decision.send('作出清理结论');
  await state(desk, '已有结论');
  const done = await drawer(desk, '登记办结');
  await done.day('办结日期', '2026-11-18');
  await done.words('办结依据', '演示市监规〔2026〕2号');
  await done.send('登记办结');
  await state(desk, '已办结');
});

test('[SUP-01] [SUP-07] [SUP-08] special supervision goes point by point, is summed up and reported to the own government with proof', async () => {
  const desk = await open('desk', 'supervisor');
  await desk.go('/r/special-supervision/new/special-supervision.start');
  const form = formOf(desk, '开展专项监督');
  await form.words('名称', '涉企检查专项监督');
  await form.find('监督区划', '演示东区');
  await form.day('开始日期', '2026-11-02');
  await form.words('监督方式', '查阅案卷、走访企业');
  await form.send('开展专项监督');
  await desk.page.getByText('还没有登记要点检查').waitFor();
  const point = await drawer(desk, '登记要点检查');
  await point.pick('要点', '依法依规核查处置');
  await point.find('被监督单位', '演示东区市场监督管理局');
  await point.day('检查日期', '2026-11-10');
  await point.words('发现问题', '2');
  await point.words('情况', '两份案卷没有审核记录。');
  await point.send('登记要点检查');
  await closed(desk);
  await desk.page.getByText('1个单位，1项次，发现问题2个').waitFor();
  await desk.page.getByText('两份案卷没有审核记录。').waitFor();
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'special-desk');
  const sum = await drawer(desk, '汇总专项监督');
  await sum.words('汇总情况', '共检查1个单位，发现问题2个。');
  await sum.day('汇总日期', '2026-11-18');
  await sum.send('汇总专项监督');
  await state(desk, '已汇总');
  const special = new URL(desk.page.url()).pathname;
  const draft = await drawer(desk, '起草向本级政府的报告');
  await draft.send('起草向上报告');
  await state(desk, '起草');
  const delivery = await drawer(desk, '登记送达');
  await delivery.day('送达日期', '2026-11-19');
  await delivery.words('签收人', '区政府办收文〔2026〕88号');
  await delivery.file('送达证明（签收页、公文交换回执）', '签收页.pdf');
  await delivery.send('登记送达');
  await state(desk, '已送达');
  const phone = await open('phone', 'bureau-head');
  await phone.go(special);
  await state(phone, '已报告本级政府');
  expect(await phone.barriers()).toEqual([]);
  await shot(phone, 'special-phone');
});

test('[GUA-05] [SPC-19] a case is recommended in four parts, reviewed by the bureau, and read by everybody once published', async () => {
  const desk = await open('desk', 'clerk');
  await desk.go('/r/model-case/new/model-case.recommend');
  const form = formOf(desk, '推荐案例');
  await form.words('标题', '一次检查办多件事');
  await form.radio('典型案例');
  for (const part of ['基本情况', '整改举措', '主要成效', '总结评析']) await form.words(part, `${part}的内容。`);
  await form.find('评审单位', '演示东区司法局');
  await form.send('推荐案例');
  await state(desk, '已推荐，待评审');
  const bureau = await open('desk', 'supervisor');
  await bureau.go(new URL(desk.page.url()).pathname);
  const review = await drawer(bureau, '评审案例');
  await review.radio('通过');
  await review.words('评审意见', '做法可推广。');
  await review.send('评审案例');
  await state(bureau, '评审通过');
  const publish = await drawer(bureau, '发布案例');
  await publish.day('发布日期', '2026-11-20');
  await publish.words('发布载体', '区政府门户网站');
  await publish.send('发布案例');
  await bureau.page.getByRole('button', { name: '确定发布案例' }).click();
  await state(bureau, '已发布');
  const phone = await open('phone', 'officer');
  await phone.go('/registers');
  await phone.page.getByRole('link', { name: '案例库' }).click();
  await phone.page.getByRole('link', { name: '一次检查办多件事' }).click();
  await phone.page.getByText('主要成效的内容。').waitFor();
  expect(await phone.barriers()).toEqual([]);
  await shot(phone, 'case-phone');
});

test('[REP-14] [REP-15] an evaluation of the plan: first the unit of itself, then the bureau, side by side', async () => {
  const province = await demo.as('province');
  await province.act('plan-run.start', { entry: 'plan.three_years', history: true });
  const desk = await open('desk', 'province');
  await desk.go('/plan-tasks');
  const ask = await drawer(desk, '布置全省中期评估');
  await ask.find('评估对象', '演示市司法局');
  await ask.send('布置评估');
  await closed(desk);
  const city = await open('phone', 'city-bureau');
  await city.go('/r/evaluation');
  await city.page
    .getByRole('link', { name: /演示市司法局/ })
    .first()
    .click();
  const self = await drawer(city, '报告自查');
  await self.words('自查情况', '26项任务已完成20项。');
  await self.words('自查发现的问题', '培训档案不全。');
  await self.send('报告自查');
  await state(city, '待评查');
  expect(await city.barriers()).toEqual([]);
  await desk.go(new URL(city.page.url()).pathname);
  const review = await drawer(desk, '评查');
  await review.words('评查意见', '情况属实。');
  await review.words('评查发现的问题', '两个县没有建档。');
  await review.send('评查');
  await state(desk, '已评查');
  await desk.page.getByRole('region', { name: '自查' }).getByText('培训档案不全。').waitFor();
  await desk.page.getByRole('region', { name: '评查' }).getByText('两个县没有建档。').waitFor();
  expect(await desk.barriers()).toEqual([]);
  await shot(desk, 'evaluation-desk');
});

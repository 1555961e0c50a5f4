/** The plan of tasks: the ledger with its lag, evaluation, the report to the Party group; one duty in four places; and the registers beside it. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { AGENCY } from './steps.ts';

const demo = await demoPlatform();
const [clerk, head, supervisor, bureauHead, province, line, yan] = await demo.all(
  'clerk',
  'head',
  'supervisor',
  'bureau-head',
  'province',
  'line-leader',
  'yan-bureau',
);
const story = { plan: '', task: '', live: '' };

interface Ledger {
  readonly plan: { title: string; tasks: number; parts: number } | null;
  readonly rows: readonly {
    id: string;
    no: string;
    what: string;
    due: string | null;
    owner: string | null;
    units_named: string;
    lag: { kind: string; words: string };
  }[];
}
async function paper(who: Client, name: string): Promise<string> {
  return (await who.upload<{ id: string }>('/api/files', name, Buffer.from(`%PDF-1.4 ${name}`))).body.id;
}

describe('the plan of the province, as history', () => {
  test('[REP-16] 26 tasks in 32 dated parts; what the text names as responsible is kept in its words', async () => {
    expect((await province.refused('plan-run.start', { entry: 'plan.three_years', history: false })).detail).toContain(
      '只能作为历史方案补录',
    );
    story.plan = (await province.act('plan-run.start', { entry: 'plan.three_years', history: true })).id;
    const ledger = await province.ask<Ledger>('campaigns.plan-ledger', { plan: story.plan });
    expect(ledger.plan).toMatchObject({ tasks: 26, parts: 32 });
    const rotation = ledger.rows.find((it) => it.what.startsWith('一次全员轮训'));
    expect(rotation).toMatchObject({
      due: '2024-06-30',
      owner: null,
      units_named: '省级行政执法部门、市、县〔区〕人民政府',
    });
    expect(rotation?.lag).toMatchObject({ kind: 'history' });
    expect(ledger.rows.filter((it) => it.due === null)[0]?.lag.words).toBe('时限：原文未规定');
    story.task = rotation?.id as string;
  });

  test('[REP-18] a unit is named by hand, reports in steps and evidence, and lag is counted from the days alone', async () => {
    await province.act('plan-task.name-owner', { owner: '990000.scjg' }, story.task);
    const report = { step: 'done', words: '已轮训', reported_on: '2024-07-10', evidence: [] as string[] };
    expect((await line.refused('plan-task.report', report, story.task)).detail).toBe('报告完成的，要附证明材料。');
    await line.act('plan-task.report', { ...report, step: 'mostly', reported_on: '2024-06-20' }, story.task);
    await line.act('plan-task.report', { ...report, evidence: [await paper(line, 'lunxun.pdf')] }, story.task);
    await province.act('plan-task.check', { answer: 'done', check_note: '属实' }, story.task);
    const ledger = await province.ask<Ledger>('campaigns.plan-ledger', { plan: story.plan });
    expect(ledger.rows.find((it) => it.id === story.task)?.lag).toMatchObject({ kind: 'done', words: '晚10天完成' });
    expect(await line.list('plan-progress', { filter: { task: story.task } })).toHaveLength(2);
    const { body } = await line.call<{ duties: { record: string }[] }>('GET', '/api/duties');
    expect(body.duties.filter((it) => it.record === 'plan-task')).toEqual([]);
  });

  test('[REP-14] the unit looks at itself first, then the bureau reviews with findings', async () => {
    const ask = { plan: story.plan, code: 'mid_term', evaluated: '990100.sf' };
    const { id } = await province.act('evaluation.ask', ask);
    expect((await province.refused('evaluation.ask', ask)).code).toBe('conflict.evaluation');
    const review = { review_words: '基本完成', findings: '台账不全', review_files: null };
    expect((await province.refused('evaluation.review', review, id)).code).toBe('state.not-now');
    const city = await demo.as('city-bureau');
    await city.act('evaluation.self', { self_words: '已自查', self_problems: '未发现', self_files: null }, id);
    await province.act('evaluation.review', review, id);
    expect((await city.open('evaluation', id)).row).toMatchObject({
      state: 'reviewed',
      due: '2024-10-31',
      findings: '台账不全',
    });
  });

  test('[REP-17] the report to the Party group is delivered by hand, with the proof', async () => {
    const { id } = await line.act('upward-report.draft', {
      title: '方案组织实施情况报告',
      about: 'plan',
      to: '厅党组',
      plan: story.plan,
      special: null,
      due: null,
      words: '逐项落实',
      paper: null,
    });
    const delivery = { delivered_on: '2026-11-19', receiver: '办公室', delivery_proof: [] };
    expect((await line.refused('upward-report.deliver', delivery, id)).faults?.[0]?.field).toBe('delivery_proof');
    await line.act('upward-report.deliver', { ...delivery, delivery_proof: [await paper(line, 'qianshou.pdf')] }, id);
    expect((await line.open('upward-report', id)).row.state).toBe('delivered');
  });
});

describe('a plan of the present', () => {
  test('[REP-16] Yandu’s runs to the end of 2026: a unit named for a part owes it by its day', async () => {
    const { id } = await yan.act('plan-run.start', { entry: 'plan.yandu', history: false });
    story.live = id;
    const { rows } = await yan.ask<Ledger>('campaigns.plan-ledger', { plan: id });
    const due = rows.find((it) => it.due !== null && it.due >= '2026-11-20');
    expect(rows.filter((it) => it.lag.kind === 'late').every((it) => (it.due ?? '') < '2026-11-20')).toBe(true);
    const [unit] = await demo.look<{ code: string }>(
      sql`select code from unit where region_code = '970103' and kind = 'agency' order by code limit 1`,
    );
    await yan.act('plan-task.name-owner', { owner: unit?.code }, due?.id);
    const open = await demo.look<{ unit: string; due: string }>(
      sql`select unit, due from duty where record_id = ${due?.id ?? ''} and closed_at is null`,
    );
    expect(open).toEqual([{ unit: unit?.code, due: due?.due }]);
  });

  test('[REP-16] one duty stands side by side in four places, from the packs alone', async () => {
    const compared = await clerk.ask<{
      topics: { code: string; name: string; places: number }[];
      places: { place: string; tasks: { title: string; parts: { due: string }[] }[] }[];
    }>('campaigns.plan-compare', { topic: 'leniency' });
    expect(compared.places).toHaveLength(4);
    expect(compared.topics.some((it) => it.places === 4)).toBe(true);
    const training = await clerk.ask<typeof compared>('campaigns.plan-compare', { topic: 'training' });
    expect(training.places.flatMap((it) => it.tasks.flatMap((task) => task.parts.map((part) => part.due)))).toContain(
      '每年12月底',
    );
  });
});

describe('the registers', () => {
  test('[SUP-18] enterprise-related cases are counted apart, and a corrected case counts as corrected', async () => {
    const base = { kind: 'reconsideration', about_unit: AGENCY, decided_on: '2026-10-08', words: null, paper: null };
    await supervisor.act('reconsideration-case.record', {
      ...base,
      case_no: '演复〔2026〕1号',
      enterprise: true,
      result: 'revoked',
    });
    await supervisor.act('reconsideration-case.record', {
      ...base,
      case_no: '演复〔2026〕2号',
      enterprise: false,
      result: 'upheld',
    });
    const figures = await supervisor.ask<Record<string, { decided: number; percent: number | null; words: string }>>(
      'campaigns.review-figures',
      { from: '2026-01-01', until: '2026-12-31' },
    );
    expect(figures.reconsideration).toMatchObject({ decided: 2 });
    expect(figures.reconsideration_enterprise).toMatchObject({ decided: 1 });
    expect(figures.litigation).toMatchObject({ decided: 0, percent: null, words: '没有结案' });
    expect((await clerk.list('reconsideration-case')).map((it) => it.corrected).sort()).toEqual([false, true]);
  });

  test('[SUP-17] the unit an opinion went to owes a report on it, and the bureau closes it', async () => {
    const { id } = await supervisor.act('review-opinion.issue', {
      kind: 'opinion',
      from_case: null,
      document_no: '演复意〔2026〕1号',
      to_unit: AGENCY,
      issued_on: '2026-11-02',
      received_on: '2026-11-03',
      words: '规范告知',
      paper: null,
    });
    const { row } = await clerk.open('review-opinion', id);
    const { body } = await clerk.call<{ duties: { record_id: string; due: string | null }[] }>('GET', '/api/duties');
    expect(body.duties.find((it) => it.record_id === id)).toMatchObject({ due: '2027-01-04' });
    expect(row.report_due).toBe('2027-01-04');
    await clerk.act('review-opinion.report', { report_words: '已整改', report_files: null }, id);
    await supervisor.act('review-opinion.close', { note: '属实' }, id);
    expect((await clerk.open('review-opinion', id)).row.state).toBe('closed');
  });

  test('[SUP-29] groups too small are never shown, and never leave the server with the record', async () => {
    const { id } = await supervisor.act('survey.record', {
      title: '2026年群众满意度测评',
      by_whom: '演示调查公司',
      method: '随机电话抽样',
      from_day: '2026-10-01',
      until_day: '2026-10-31',
      sample: 400,
      satisfied: 380,
      words: '总体满意',
      paper: null,
      breakdown: '个体工商户,1,1\n企业,399,379',
    });
    const { row } = await supervisor.open('survey', id);
    expect(row).not.toHaveProperty('groups');
    const result = await supervisor.ask<{ percent: number; least: number | null; groups: unknown[]; words: string }>(
      'campaigns.survey-result',
      { id },
    );
    expect(result).toMatchObject({ percent: 95, groups: [] });
    if (result.least === null) expect(result.words).toContain('原文未规定');
  });

  test('[GUA-01] evidence stands in the order of when it happened, and somebody else decides', async () => {
    const { id } = await clerk.act('exemption.ask', {
      title: '先行先试中的失误',
      about: '检查一组',
      happened_on: '2026-09-01',
      clause: '容错办法第五条',
      words: '已尽职',
      paper: null,
    });
    expect((await clerk.refused('exemption.submit', {}, id)).detail).toContain('还没有证据');
    for (const [at, words] of [
      ['2026-09-02T10:00:00+08:00', '事后报告'],
      ['2026-08-30T10:00:00+08:00', '事前会商'],
    ])
      await clerk.act(
        'exemption.add-evidence',
        { happened_at: at, words, evidence: [await paper(clerk, 'zj.pdf')] },
        id,
      );
    expect((await clerk.list('exemption-evidence', { filter: { exemption: id } })).map((it) => it.words)).toEqual([
      '事前会商',
      '事后报告',
    ]);
    await clerk.act('exemption.submit', {}, id);
    const decision = { answer: 'exempt', decision: '符合', decision_basis: '容错办法第五条' };
    expect((await clerk.refused('exemption.decide', decision, id)).code).toBe('right.denied');
    await head.act('exemption.decide', decision, id);
    expect((await bureauHead.open('exemption', id)).row.state).toBe('exempt');
  });

  test('[SPC-22] a document is kept with a reason at once; repealed, it is done when the decision is there', async () => {
    const base = { document_no: null, issued_on: null, issuer: '演示东区市场监督管理局', campaign: null };
    const { id } = await clerk.act('normative-review.list', { ...base, document_title: '检查办法' });
    await clerk.act(
      'normative-review.decide',
      { result: 'repeal', reason: '与上位法不一致', decided_on: '2026-11-01' },
      id,
    );
    expect((await clerk.open('normative-review', id)).row.state).toBe('decided');
    const done = { done_on: '2026-11-10', done_by: '演示市监〔2026〕7号', done_files: null };
    expect(await clerk.act('normative-review.finish', done, id)).toMatchObject({ state: 'done' });
  });
});

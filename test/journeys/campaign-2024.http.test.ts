/** Jiangxi's campaign of 2024, from self-check to summary, put on record as history: nobody is reminded of it today, and nothing is late today. */
import { describe, expect, test } from 'vitest';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { ENTRY, type One, paper, problemOf } from './campaign-steps.ts';
import { clueForm } from './clues-steps.ts';
import { AGENCY } from './steps.ts';

const demo = await demoPlatform();
const [clerk, supervisor, province, line] = await demo.all('clerk', 'supervisor', 'province', 'line-leader');
const story = { campaign: '', problem: '', common: '', guidance: '', mechanism: '' };

const dutiesOf = async (who: Client) =>
  (await who.call<{ duties: { kind: string; record: string }[] }>('GET', '/api/duties')).body.duties;
const own = (who: Client, code: string) => who.list('campaign-duty', { filter: { campaign: story.campaign, code } });

describe('the campaign is opened as history', () => {
  test('[SPC-03] what is over can only be recorded as history, and then every unit has its duties by kind and level', async () => {
    const { campaigns } = await province.ask<{ campaigns: { entry: string; over: boolean }[] }>('campaigns.catalogue');
    expect(campaigns.find((it) => it.entry === ENTRY)).toMatchObject({ over: true });
    expect(await province.refused('campaign.start', { entry: ENTRY, year: null, history: false })).toMatchObject({
      detail: '这个专项已于2024-10-31结束，只能作为历史专项补录，请在“历史专项”一栏选“是”。',
    });
    const { id } = await province.act('campaign.start', { entry: ENTRY, year: null, history: true });
    story.campaign = id;
    await campaignsSweep(demo.platform.deps);
    expect((await province.open('campaign', id)).row).toMatchObject({ state: 'running', history: true });
    const one = await province.ask<One>('campaigns.one', { id });
    expect(one.phases.map((it) => [it.from, it.until])).toEqual([
      ['2024-01-01', '2024-01-31'],
      ['2024-01-01', '2024-06-30'],
      ['2024-07-01', '2024-10-31'],
      [null, null],
    ]);
    expect(one.duties.find((it) => it.code === 'supervision_summary')).toMatchObject({ total: 1, due: '2024-08-30' });
    expect(one.units.some((it) => it.unit === AGENCY)).toBe(true);
    expect(one.units.every((it) => it.unit.split('.').length === 2)).toBe(true);
  });

  test('[SPC-03] nothing of it alarms anybody today: no duty, no reminder, nothing overdue', async () => {
    await demo.moveTo('2026-11-20T09:05:00+08:00');
    expect((await dutiesOf(await demo.as('clerk'))).filter((it) => it.record.startsWith('campaign'))).toEqual([]);
    const one = await (await demo.as('province')).ask<One>('campaigns.one', { id: story.campaign });
    expect(one.units.every((it) => it.overdue === 0)).toBe(true);
    expect(await (await demo.as('province')).list('campaign-notice')).toEqual([]);
  });

  test('[SPC-03] it cannot be opened twice, nor again by a bureau below', async () => {
    expect((await supervisor.refused('campaign.start', { entry: ENTRY, year: null, history: true })).detail).toContain(
      '上级已经发起',
    );
    expect(
      (await (await demo.as('province')).refused('campaign.start', { entry: ENTRY, year: null, history: true })).detail,
    ).toContain('已经发起');
  });
});

describe('self-check and problem list', () => {
  test('[SPC-04] six ways of self-check, each with a count and its evidence', async () => {
    const six = ['questionnaire', 'case_visit', 'forum', 'file_review', 'lost_cases', 'public_opinion'];
    const base = { campaign: story.campaign, found: 1, checked_on: '2024-01-20', note: null };
    const bare = { ...base, means: 'questionnaire', count: 30, evidence: [] };
    expect((await clerk.refused('self-check.record', bare)).detail).toBe('做过的自查要附证明材料。');
    expect((await clerk.refused('self-check.record', { ...bare, means: 'guess' })).detail).toContain(
      '调查问卷、案件回访、座谈交流、案卷评查、败诉案件分析、舆情风险排查',
    );
    for (const means of six)
      await clerk.act('self-check.record', {
        ...base,
        means,
        count: 3,
        evidence: [await paper(clerk, `${means}.pdf`)],
      });
    const again = { ...base, means: 'forum', count: 1, evidence: [await paper(clerk, 'again.pdf')] };
    expect((await clerk.refused('self-check.record', again)).detail).toContain('请在“自查情况”中打开它');
    const one = await supervisor.ask<One & { checks: { unit: string; means: string; files: number }[] }>(
      'campaigns.one',
      {
        id: story.campaign,
      },
    );
    const mine = one.checks.filter((it) => it.unit === AGENCY);
    expect(mine.map((it) => it.means).sort()).toEqual([...six].sort());
    expect(mine.every((it) => it.files === 1)).toBe(true);
  });

  test('[SPC-05] the province’s agency lists its problems and reports them sent; the day it was done decides whether it was late', async () => {
    await line.act(
      'problem.record',
      problemOf(story.campaign, { title: '办案超时限', category: 'inaction', situation: 'inaction_over_time' }),
    );
    const [list] = await own(line, 'problem_list');
    const report = { result: '清单已报省司法厅', proof: null, delivered_to: '省司法厅' };
    await line.act('campaign-duty.report', { ...report, done_on: '2024-01-30' }, list?.id);
    expect((await line.open('campaign-duty', list?.id as string)).row).toMatchObject({
      state: 'reported',
      late: false,
    });
    const supplement = (await own(clerk, 'supplement')).find((it) => it.unit === AGENCY);
    await clerk.act('campaign-duty.report', { ...report, done_on: '2024-07-02' }, supplement?.id);
    expect((await supervisor.open('campaign-duty', supplement?.id as string)).row).toMatchObject({ late: true });
    await supervisor.act('campaign-duty.check', { answer: 'confirm', check_note: null }, supplement?.id);
  });

  test('[SPC-16] in the supplement, what goes on needs both columns of measures', async () => {
    const draft = problemOf(story.campaign, {
      title: '检查过频',
      category: 'irregular',
      situation: 'irregular_frequent_inspection',
      list_version: 'supplement',
      progress: 'going_on',
      measures: null,
      measures_now: '合并检查',
    });
    expect(await clerk.refused('problem.record', draft)).toMatchObject({
      detail: '尚在推进或者需长期推进的问题，现阶段措施和长期举措两栏都要填写。',
      faults: [{ field: 'measures_long' }],
    });
    story.problem = (await clerk.act('problem.record', { ...draft, measures_long: '建立联合检查制度' })).id;
    await clerk.act(
      'problem.add-case',
      { words: '同月两次到同一企业', happened_on: '2024-03-05', case_files: null },
      story.problem,
    );
    const { rows } = await clerk.ask<{ rows: Record<string, unknown>[] }>('campaigns.problem-rows', {
      unit: AGENCY,
      version: 'supplement',
      period: { from: '2024-01-01', until: '2024-12-31' },
    });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      category_name: '执法不规范',
      manifestations: ['某季度对同一企业检查多次', '同月两次到同一企业'],
      measures_cell: '现阶段措施：合并检查\n长期举措：建立联合检查制度',
    });
  });

  test('[SPC-18] a new problem in a field put right before raises a mark', async () => {
    const { id } = await clerk.act(
      'problem.record',
      problemOf(story.campaign, { title: '路面执法不规范', area: '道路交通安全管理' }),
    );
    expect((await supervisor.open('problem', id)).row).toMatchObject({
      rebound: true,
      rebound_why: '“道路交通安全”是已整治过、防反弹的领域，又发现新问题',
    });
  });

  test('[SPC-15] the problem beneath a clue becomes a row of the supplement that names the clue by its number alone', async () => {
    const form = { title: '多次检查同一企业', content: '一季度三次上门检查', about_unit: null };
    const { id: clue } = await clerk.act('clue.register', clueForm(form));
    const taken = await clerk.ask<{ id: string; problem: string | null }>('clues.for-problem', { id: clue });
    expect(taken.problem).toBeNull();
    const draft = {
      ...problemOf(story.campaign, { title: '检查计划统筹不够', list_version: 'supplement', progress: 'done' }),
      clue,
    };
    const { id } = await clerk.act('problem.from-clue', draft);
    const { row } = await supervisor.open('problem', id);
    expect(row).toMatchObject({ state: 'found', clue_id: clue });
    expect(JSON.stringify(row)).not.toContain('上门检查');
    expect((await clerk.open('clue', clue)).row.problem).toBe(id);
    expect((await clerk.refused('problem.from-clue', draft)).detail).toContain('已经转入问题清单');
  });

  test('[SPC-01] the categories of the four places stand beside each other', async () => {
    const map = await clerk.ask<{
      columns: unknown[];
      own: { value: string; count: number }[];
      rows: { title: string }[];
    }>('campaigns.category-map');
    expect(map.columns).toHaveLength(4);
    expect(map.own.find((it) => it.value === 'irregular')?.count).toBe(3);
  });
});

describe('rectification', () => {
  test('[SPC-07] a notice counts with the media’s link and the photo of where it was posted', async () => {
    const notice = {
      campaign: story.campaign,
      published_on: '2024-02-28',
      media: '演示报',
      media_link: 'https://example.org/tonggao',
      clipping: null,
      posted_place: '政务服务大厅',
      posted_photo: [],
    };
    expect((await clerk.refused('campaign-notice.record', notice)).faults).toEqual([
      { field: 'posted_photo', message: '请上传张贴照片' },
    ]);
    await clerk.act('campaign-notice.record', { ...notice, posted_photo: [await paper(clerk, 'zhangtie.pdf')] });
    expect((await province.ask<One>('campaigns.one', { id: story.campaign })).notice).toMatchObject({ published: 1 });
  });

  test('[SPC-08] the published telephone was called by the bureau, and somebody answered', async () => {
    const { id } = await clerk.act('campaign-contact.publish', {
      campaign: story.campaign,
      phone: '0000-1234567',
      email: 'jubao@example.org',
      published_on: '2024-02-01',
      published_where: '门户网站',
      published_proof: null,
    });
    const call = { called_at: '2024-02-02T09:30:00+08:00', call_note: '值班人员接听', call_proof: null };
    await supervisor.act('campaign-contact.test-call', { ...call, answered: true }, id);
    const { row } = await clerk.open('campaign-contact', id);
    expect(row).toMatchObject({ state: 'answered', calls: 1 });
    expect(String(row.caller)).toContain('演示东区司法局');
  });

  test('[SPC-17] a problem common to many is raised upward, grouped, and answered by guidance that reaches all units concerned', async () => {
    story.common = (
      await clerk.act('common-problem.raise', {
        title: '轻微违法首次不罚的认定',
        why: 'unsure',
        words: '同类行为各县把握不一',
        problem: story.problem,
        category: 'irregular',
        raised_to: '990000.scjg',
      })
    ).id;
    await line.act('common-problem.group', { grouped_as: '首违不罚' }, story.common);
    const issued = await line.act('guidance.issue', {
      title: '关于首违不罚适用的指导意见',
      document_no: '演示市监〔2024〕9号',
      issued_on: '2024-05-20',
      words: '统一认定条件',
      paper: null,
      answers: [story.common],
    });
    story.guidance = issued.id;
    expect((await clerk.open('common-problem', story.common)).row).toMatchObject({
      state: 'answered',
      guidance: issued.id,
    });
    expect(Number((await clerk.open('guidance', issued.id)).row.reached)).toBeGreaterThan(2);
    const { body } = await clerk.call<{ notices: { title: string }[] }>('GET', '/api/notices');
    expect(body.notices.map((it) => it.title)).toContain('指导意见：关于首违不罚适用的指导意见');
  });

  test('[SPC-24] closing a problem names the rule it led to, with proof', async () => {
    story.mechanism = (
      await clerk.act('mechanism.record', {
        title: '联合检查制度',
        kind: 'new',
        document_no: null,
        adopted_on: '2024-06-15',
        words: '同一企业一季度合并检查',
        paper: null,
      })
    ).id;
    const plan = {
      measures: '合并检查',
      measures_now: '合并检查',
      measures_long: '联合检查制度',
      standard: '每季度不超过一次',
      finish_by: '2024-06-30',
    };
    await clerk.act('problem.rectify', plan, story.problem);
    const close = { closing: '已合并', closed_on: '2024-06-28', mechanism: null, no_mechanism: null };
    const proof = [await paper(clerk, 'zhenggai.pdf')];
    expect((await clerk.refused('problem.close', { ...close, closing_proof: proof }, story.problem)).faults).toEqual([
      { field: 'mechanism', message: '请选择这个问题推动建立的制度或机制；确实没有的，写明理由。' },
    ]);
    await clerk.act('problem.close', { ...close, closing_proof: proof, mechanism: story.mechanism }, story.problem);
    expect((await clerk.open('mechanism', story.mechanism)).row.from_problem).toBe(story.problem);
    await supervisor.act(
      'problem.relapse',
      { seen_on: '2024-09-01', words: '又出现多次检查', proof: null },
      story.problem,
    );
    expect((await clerk.open('problem', story.problem)).row).toMatchObject({
      state: 'relapsed',
      relapses: 1,
      rebound: true,
    });
    expect((await dutiesOf(clerk)).filter((it) => it.record === 'problem')).toEqual([]);
  });
});

/** The province's campaign of 2024, put on record as history: self-check, problems, notice, contact, common problem, cases, summary. Nobody is reminded. */
import sql from 'sql-template-tag';
import { addDays, asDay, type Day } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { byItself, inOrder, on, paper } from './tools.ts';

const MARKET = '990102.scjg';
const SIX = ['questionnaire', 'case_visit', 'forum', 'file_review', 'lost_cases', 'public_opinion'] as const;

export function campaignScenes(replay: Replay, year: number): Scene[] {
  const clerk = () => replay.actor(MARKET, 'clerk');
  const supervisor = () => replay.actor('990102.sf', 'supervisor');
  const province = () => replay.actor('990000.sf', 'supervisor');
  const line = () => replay.actor('990000.scjg', 'line-leader');
  const ids: Record<string, string> = {};
  const at = (month: number, date: number, time: string, run: () => Promise<unknown>) =>
    on(replay, year, month, date, time, run);
  const problem = (more: Readonly<Record<string, unknown>>) => ({
    title: '问题（演示）',
    campaign: ids.campaign,
    list_version: 'self',
    category: 'irregular',
    situation: null,
    situation_words: null,
    area: '食品安全监督管理',
    found_on: '2024-01-18',
    first_case: '某季度对同一企业检查多次（演示）',
    case_files: null,
    harm: '增加企业负担',
    progress: null,
    measures: '合并检查',
    measures_now: null,
    measures_long: null,
    standard: null,
    finish_by: null,
    ...more,
  });
  return inOrder(replay, [
    at(4, 13, '09:00', async () => {
      const start = { entry: 'campaign.special_2024', year: null, history: true };
      ids.campaign = (await replay.act(province(), 'campaign.start', start)).id;
      await campaignsSweep(byItself(replay));
    }),
    at(4, 14, '09:00', async () => {
      for (const [i, means] of SIX.entries())
        await replay.act(clerk(), 'self-check.record', {
          campaign: ids.campaign,
          means,
          count: 4 + 3 * i,
          found: i % 3,
          checked_on: '2024-01-20',
          note: null,
          evidence: [await paper(replay, clerk(), `自查材料${i + 1}.pdf`)],
        });
    }),
    at(4, 15, '09:00', async () => {
      const many = problem({
        title: '检查过频（演示）',
        situation: 'irregular_frequent_inspection',
        list_version: 'supplement',
        progress: 'going_on',
        measures: null,
        measures_now: '合并检查',
        measures_long: '建立联合检查制度',
      });
      ids.problem = (await replay.act(clerk(), 'problem.record', many)).id;
      const late = problem({ title: '办案超时限（演示）', category: 'inaction', situation: 'inaction_over_time' });
      await replay.act(clerk(), 'problem.record', late);
      const mechanism = await replay.act(clerk(), 'mechanism.record', {
        title: '联合检查制度（演示）',
        kind: 'new',
        document_no: null,
        adopted_on: '2024-06-15',
        words: '同一企业一季度合并检查（演示）',
        paper: null,
      });
      await replay.act(
        clerk(),
        'problem.rectify',
        {
          measures: '合并检查',
          measures_now: '合并检查',
          measures_long: '联合检查制度',
          standard: '每季度不超过一次（演示）',
          finish_by: '2024-06-30',
        },
        ids.problem,
      );
      await replay.act(
        clerk(),
        'problem.close',
        {
          closing: '已合并检查（演示）',
          closed_on: '2024-06-28',
          mechanism: mechanism.id,
          no_mechanism: null,
          closing_proof: [await paper(replay, clerk(), '整改完成材料.pdf')],
        },
        ids.problem,
      );
    }),
    at(4, 16, '09:00', async () => {
      await replay.act(clerk(), 'campaign-notice.record', {
        campaign: ids.campaign,
        published_on: '2024-02-28',
        media: '演示报',
        media_link: 'https://example.org/tonggao',
        clipping: null,
        posted_place: '政务服务大厅（演示）',
        posted_photo: [await paper(replay, clerk(), '张贴照片.pdf')],
      });
      const contact = await replay.act(clerk(), 'campaign-contact.publish', {
        campaign: ids.campaign,
        phone: '0000-1234567',
        email: 'jubao@example.org',
        published_on: '2024-02-01',
        published_where: '门户网站（演示）',
        published_proof: null,
      });
      await replay.act(
        supervisor(),
        'campaign-contact.test-call',
        { called_at: '2024-02-02T09:30:00+08:00', call_note: '值班人员接听（演示）', call_proof: null, answered: true },
        contact.id,
      );
      const common = await replay.act(clerk(), 'common-problem.raise', {
        title: '轻微违法首次不罚的认定（演示）',
        why: 'unsure',
        words: '同类行为各县把握不一（演示）',
        problem: ids.problem,
        category: 'irregular',
        raised_to: '990000.scjg',
      });
      await replay.act(line(), 'common-problem.group', { grouped_as: '首违不罚' }, common.id);
      await replay.act(line(), 'guidance.issue', {
        title: '关于首违不罚适用的指导意见（演示）',
        document_no: '演示市监〔2024〕9号',
        issued_on: '2024-05-20',
        words: '统一认定条件（演示）',
        paper: null,
        answers: [common.id],
      });
    }),
    at(4, 17, '09:00', async () => {
      const duties = await replay.platform.worker.ask<{ id: string; due: Day | null }>(
        NO_CLAIMS,
        sql`select id, due from campaign_duty where campaign = ${ids.campaign} and unit = ${MARKET} order by due nulls last, id`,
      );
      for (const [i, { id, due }] of duties.entries()) {
        // One was late then, and is late on record.
        const done_on = i === 1 && due ? addDays(due, 3) : (due ?? asDay('2024-09-10'));
        const report = { done_on, result: '已按要求完成（演示）', proof: null, delivered_to: '演示东区司法局' };
        await replay.act(clerk(), 'campaign-duty.report', report, id);
        await replay.act(supervisor(), 'campaign-duty.check', { answer: 'confirm', check_note: null }, id);
      }
    }),
    at(4, 18, '09:00', async () => {
      const plan = await replay.act(province(), 'plan-run.start', { entry: 'plan.three_years', history: true });
      const [first, second] = await replay.platform.worker.ask<{ id: string }>(
        NO_CLAIMS,
        sql`select id from plan_task where plan = ${plan.id} and due is not null order by due, id limit 2`,
      );
      for (const task of [first, second])
        await replay.act(province(), 'plan-task.name-owner', { owner: '990000.scjg' }, task?.id);
      const words = '已按方案完成（演示）';
      const evidence = [await paper(replay, line(), '完成情况材料.pdf')];
      const done = { step: 'done', words, reported_on: '2024-07-10', evidence };
      await replay.act(line(), 'plan-task.report', done, first?.id);
      await replay.act(province(), 'plan-task.check', { answer: 'done', check_note: '属实（演示）' }, first?.id);
      const partly = { step: 'mostly', words: '正在推进（演示）', reported_on: '2024-06-20', evidence: [] };
      await replay.act(line(), 'plan-task.report', partly, second?.id);
    }),
    at(4, 20, '09:00', async () => {
      const parts = { situation: '检查多头', measures: '合并检查', effects: '次数减半', comment: '可推广（演示）' };
      for (const title of ['合并检查减负担（演示）', '首违不罚有尺度（演示）']) {
        const made = await replay.act(line(), 'model-case.recommend', {
          title,
          kind: 'model',
          campaign: ids.campaign,
          ...parts,
          reviewer: '990000.sf',
        });
        ids.case ??= made.id;
      }
      await replay.act(province(), 'model-case.review', { answer: 'pass', review_note: '同意（演示）' }, ids.case);
      const published = { published_on: '2024-08-29', published_where: '门户网站（演示）' };
      await replay.act(province(), 'model-case.publish', published, ids.case);
      await replay.act(
        province(),
        'campaign.sum-up',
        {
          result:
            '基本情况：各单位完成自查。主要做法：合并检查。整治成效：次数减少。存在的问题：基层力量不足。下步工作：建立长效机制（演示）。',
          result_files: null,
          summed_on: '2024-08-30',
        },
        ids.campaign,
      );
    }),
  ]);
}

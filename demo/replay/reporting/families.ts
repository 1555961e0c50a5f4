/** The other two families: a city whose list comes every year in April and whose report in September, with units to urge; a district whose themes run. */
import sql from 'sql-template-tag';
import type { Day } from '#kernel/day.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { agencyHands, back, byItself, fill, inOrder, on, open, paper, returnOf, submit, typed } from './tools.ts';

const SUI = '980100.sf';
const CITY_MANAGEMENT = '980100.csgl';
const YAN = '970103.sf';

export function suizhouScenes(replay: Replay, year: number): Scene[] {
  const at = (month: number, date: number, time: string, run: () => Promise<unknown>) =>
    on(replay, year, month, date, time, run);
  const clerk = () => replay.actor(CITY_MANAGEMENT, 'clerk');
  const supervisor = () => replay.actor(SUI, 'supervisor');
  let [campaign, problem] = ['', ''];
  const duty = async (unit: string, code: string) =>
    (
      await replay.one<{ id: string }>(
        sql`select id from campaign_duty where campaign = ${campaign} and unit = ${unit} and code = ${code}`,
      )
    )?.id;
  const report = async (code: string, done_on: Day, result: string) => {
    const id = await duty(CITY_MANAGEMENT, code);
    const input = { done_on, result, proof: null, delivered_to: '演示随市司法局' };
    await replay.act(clerk(), 'campaign-duty.report', input, id);
    await replay.act(supervisor(), 'campaign-duty.check', { answer: 'confirm', check_note: null }, id);
  };
  return inOrder(replay, [
    at(3, 3, '09:00', async () => {
      const entry = 'campaign.special_yearly';
      campaign = (await replay.act(supervisor(), 'campaign.start', { entry, year, history: false })).id;
      await campaignsSweep(byItself(replay));
    }),
    at(4, 8, '09:30', async () => {
      const made = await replay.act(clerk(), 'problem.record', {
        title: '占道经营整治“一刀切”（演示）',
        campaign,
        list_version: 'self',
        category: 'one_size',
        situation: null,
        situation_words: null,
        area: '城市管理',
        found_on: replay.clock.today(),
        first_case: '不分时段一律禁止外摆（演示）',
        case_files: null,
        harm: '影响商户经营',
        progress: null,
        measures: '分时段、分路段管理',
        measures_now: null,
        measures_long: null,
        standard: null,
        finish_by: null,
      });
      problem = made.id;
    }),
    at(4, 9, '10:00', () =>
      replay.act(
        clerk(),
        'problem.rectify',
        {
          measures: '分时段、分路段管理（演示）',
          measures_now: null,
          measures_long: null,
          standard: '划定疏导点，商户知晓率达到百分之百（演示）',
          finish_by: `${year}-12-31`,
        },
        problem,
      ),
    ),
    at(4, 20, '10:00', async () => {
      const round = await open(replay, SUI, 'chain.problem_list', year, true);
      const id = await returnOf(replay, round, CITY_MANAGEMENT);
      await fill(
        replay,
        clerk(),
        id,
        [
          ...typed('form.problem_list', {
            'problems|one_size|0|fields': '城市管理',
            'problems|one_size|0|manifestation': '不分时段一律禁止外摆（演示）',
          }),
          ...typed('form.rectification_plan', {
            'plan|first|0|manifestation': '不分时段一律禁止外摆（演示）',
            'plan|first|0|measures': '分时段、分路段管理',
            'plan|first|0|standard': '划定疏导点',
            'plan|first|0|time_limit': `${year}-12-31`,
          }),
        ],
        { lines: [{ form: 'form.rectification_plan', table: 'plan', key: 'first', name: null }] },
      );
      await submit(replay, agencyHands(replay, CITY_MANAGEMENT), id);
      await report('problem_list', replay.clock.today(), '清单和整改工作方案已形成（演示）');
    }),
    at(9, 22, '10:00', async () => {
      const round = await open(replay, SUI, 'chain.special_action_report', year);
      const id = await returnOf(replay, round, CITY_MANAGEMENT);
      await fill(
        replay,
        clerk(),
        id,
        typed('form.special_action_report', {
          'situation|all|0|text': '全年梳理突出问题一项，已按整改工作方案推进，设置疏导点六处（演示）。',
        }),
      );
      await submit(replay, agencyHands(replay, CITY_MANAGEMENT), id);
      await replay.act(supervisor(), 'return.receive', {}, id);
      await replay.act(supervisor(), 'return.accept', {}, id);
      const excused = await returnOf(replay, round, '980100.yjgl');
      await replay.act(supervisor(), 'return.excuse', { reason: '由省局统一组织，本级不另报（演示）' }, excused);
      await report('report', replay.clock.today(), '专项整治情况已报（演示）');
    }),
  ]);
}

/** Is an entry of the packs over, so that it can only be put on record as history? */
async function isOver(replay: Replay, entry: string): Promise<boolean> {
  const answer = await replay.ask<{ campaigns: readonly { entry: string; over: boolean }[] }>(
    replay.actor(YAN, 'supervisor'),
    'campaigns.catalogue',
    {},
  );
  return answer.campaigns.find((it) => it.entry === entry)?.over ?? false;
}

export function yanduScenes(replay: Replay, today: Day): Scene[] {
  const bureau = () => replay.actor(YAN, 'supervisor');
  const clerk = () => replay.actor('970103.scjg', 'clerk');
  let plan = '';
  let task = '';
  return inOrder(replay, [
    {
      day: back(replay, today, 50),
      time: '09:20',
      run: async () => {
        const entry = 'campaign.three_year_themes';
        const history = await isOver(replay, entry);
        const { id } = await replay.act(bureau(), 'campaign.start', { entry, year: null, history });
        await campaignsSweep(byItself(replay));
        const duty = await replay.one<{ id: string }>(
          sql`select id from campaign_duty where campaign = ${id} and unit = '970103.scjg' and code = 'goals_2025'`,
        );
        const done = {
          done_on: '2025-12-25',
          result: '巩固年目标已完成（演示）',
          proof: null,
          delivered_to: '区司法局',
        };
        if (duty) await replay.act(clerk(), 'campaign-duty.report', done, duty.id);
        plan = (await replay.act(bureau(), 'plan-run.start', { entry: 'plan.yandu', history })).id;
      },
    },
    {
      day: back(replay, today, 45),
      time: '10:00',
      run: async () => {
        const rows = await replay.platform.worker.ask<{ id: string }>(
          NO_CLAIMS,
          sql`select id from plan_task where plan = ${plan} order by created_at, id limit 4`,
        );
        const owners = ['970103.scjg', '970103.scjg', '970103.yjgl', YAN];
        for (const [i, { id }] of rows.entries())
          await replay.act(bureau(), 'plan-task.name-owner', { owner: owners[i] }, id);
        task = rows[0]?.id ?? '';
        const step = { words: '已完成上半年任务，正在推进下半年任务（演示）', reported_on: replay.clock.today() };
        await replay.act(clerk(), 'plan-task.report', { ...step, step: 'mostly', evidence: [] }, task);
        if (rows[1])
          await replay.act(
            clerk(),
            'plan-task.report',
            {
              ...step,
              words: '已完成（演示）',
              step: 'done',
              evidence: [await paper(replay, clerk(), '任务完成材料.pdf')],
            },
            rows[1].id,
          );
      },
    },
  ]);
}

/** Suizhou's cycle: every year a list with the four elements of a plan by the end of April, a report by the end of September, and the next year again. */
import sql from 'sql-template-tag';
import { describe, expect, test } from 'vitest';
import { campaignsSweep } from '#modules/campaigns/server.ts';
import { demoPlatform } from '../support/demo.ts';
import { openAccount } from './accounts.ts';

const demo = await demoPlatform();
const UNIT = '980100.csgl';
const ENTRY = 'campaign.special_yearly';
const [post] = await demo.look<{ person: string }>(
  sql`select person from post where unit = ${UNIT} and role = 'clerk' limit 1`,
);
const clerk = await openAccount(demo, 'sui-clerk', post?.person as string);
const bureau = await demo.as('sui-bureau');
const story = { campaign: '', problem: '', list: '' };

const duties = async () =>
  (
    await clerk.call<{
      duties: { id: string; title: string; due: string | null; record: string; record_id: string }[];
    }>('GET', '/api/duties')
  ).body.duties;

describe('a year of the cycle', () => {
  test('[SPC-20] the coming year is opened: each agency of city and county owes the list by the end of April and the report by the end of September', async () => {
    expect((await bureau.refused('campaign.start', { entry: ENTRY, year: null, history: false })).detail).toBe(
      '这是按年循环的专项，请写明年度。',
    );
    story.campaign = (await bureau.act('campaign.start', { entry: ENTRY, year: 2027, history: false })).id;
    await campaignsSweep(demo.platform.deps);
    const rows = await clerk.list('campaign-duty', { filter: { campaign: story.campaign } });
    expect(rows.map((it) => [it.code, it.due]).sort()).toEqual([
      ['problem_list', '2027-04-30'],
      ['report', '2027-09-30'],
      ['self_check', null],
    ]);
    story.list = rows.find((it) => it.code === 'problem_list')?.id as string;
    expect((await duties()).find((it) => it.record_id === story.list)).toMatchObject({
      due: '2027-04-30',
      title: '2027年行政执法突出问题专项整治行动：形成突出问题清单和整改工作方案',
    });
  });

  test('[SPC-05] the categories are Suizhou’s own; one of another place is refused', async () => {
    const draft = {
      title: '占道经营“一刀切”',
      campaign: story.campaign,
      list_version: 'self',
      category: 'rent_seeking',
      situation: null,
      situation_words: null,
      area: '城市管理',
      found_on: '2026-11-18',
      first_case: '不分时段一律禁止',
      case_files: null,
      harm: '影响商户经营',
      progress: null,
      measures: '分时段管理',
      measures_now: null,
      measures_long: null,
      standard: null,
      finish_by: null,
    };
    expect((await clerk.refused('problem.record', draft)).detail).toContain('运动式执法');
    story.problem = (await clerk.act('problem.record', { ...draft, category: 'one_size' })).id;
  });

  test('[SPC-13] the rectification plan has four elements, and says which are missing', async () => {
    const rows = async () =>
      (await clerk.ask<{ rows: { elements_missing: string[] }[] }>('campaigns.problem-rows', { unit: UNIT })).rows;
    expect((await rows())[0]?.elements_missing).toEqual(['工作标准', '完成时限']);
    const plan = {
      measures: '分时段管理',
      measures_now: null,
      measures_long: null,
      standard: '商户满意',
      finish_by: '2027-06-30',
    };
    await clerk.act('problem.rectify', plan, story.problem);
    expect((await rows())[0]?.elements_missing).toEqual([]);
    expect((await duties()).find((it) => it.record_id === story.problem)).toMatchObject({ due: '2027-06-30' });
  });

  test('[SPC-20] sent back by the bureau, the duty stands again; confirmed, it is done', async () => {
    const report = { done_on: '2026-11-20', result: '清单和方案已报', proof: null, delivered_to: '市司法局' };
    await clerk.act('campaign-duty.report', report, story.list);
    expect((await duties()).some((it) => it.record_id === story.list)).toBe(false);
    expect((await bureau.refused('campaign-duty.check', { answer: 'back', check_note: null }, story.list)).detail).toBe(
      '请写明理由，单位才知道要补什么。',
    );
    await bureau.act('campaign-duty.check', { answer: 'back', check_note: '缺工作标准' }, story.list);
    expect((await duties()).some((it) => it.record_id === story.list)).toBe(true);
    await clerk.act('campaign-duty.report', report, story.list);
    await bureau.act('campaign-duty.check', { answer: 'confirm', check_note: null }, story.list);
    const { campaigns } = await bureau.ask<{ campaigns: { id: string; done: number; total: number }[] }>(
      'campaigns.overview',
    );
    expect(campaigns.find((it) => it.id === story.campaign)).toMatchObject({ done: 1 });
  });

  test('[SPC-20] in the new year the next round is opened by itself, once', async () => {
    demo.clock.set('2028-01-03T09:00:00+08:00');
    await campaignsSweep(demo.platform.deps);
    await campaignsSweep(demo.platform.deps);
    const rows = await demo.look<{ title: string; state: string; year: string }>(
      sql`select title, state, year from campaign where entry = ${ENTRY} order by year`,
    );
    expect(rows.map((it) => [it.title, it.state])).toEqual([
      ['2027年行政执法突出问题专项整治行动', 'running'],
      ['2028年行政执法突出问题专项整治行动', 'running'],
    ]);
    const [due] = await demo.look<{ due: string }>(
      sql`select d.due from duty d join campaign_duty c on c.id = d.record_id where c.unit = ${UNIT} and c.code = 'problem_list' and d.due > '2028-01-01'`,
    );
    expect(due?.due).toBe('2028-04-30');
  });
});

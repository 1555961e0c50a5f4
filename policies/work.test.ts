/** Chains, campaigns, plans, training, councils and scorecards against the documents they come from. */
import { describe, expect, test } from 'vitest';
import type { ScorecardValue } from '../kernel/policy/campaign-shape.ts';
import { explain, explainText, idsFor } from '../kernel/policy/index.ts';
import type { ChainValue } from '../kernel/policy/return-shape.ts';
import {
  ask,
  campaign,
  chain,
  GANZHOU,
  items,
  JIANGXI,
  leg,
  names,
  plan,
  SUIZHOU,
  world,
  YANDU,
} from './ask.fixture.ts';

describe('chains say who owes what to whom by when', () => {
  const report = chain('chain.annual_report', JIANGXI);

  test('[REP-02] [REP-03] [REP-04] [REP-05] [REP-06] January, February, March, and two recipients for a city', () => {
    expect(leg(report, 'agency')).toMatchObject({ to: ['same_level_bureau'], due: { month: 1, day: 31 } });
    expect(leg(report, 'township')).toMatchObject({ to: ['county_bureau'], due: { month: 1, day: null } });
    expect(leg(report, 'vertical')).toMatchObject({ to: ['provincial_bureau'], due: { month: 1, day: null } });
    expect(leg(report, 'city_bureau')).toMatchObject({
      to: ['provincial_bureau', 'same_level_government'],
      due: { month: 2, day: null },
    });
    expect(leg(report, 'province')).toMatchObject({ to: ['same_level_government'], due: { month: 3, day: null } });
  });

  test('[REP-07] no document gives the county bureau a date', () => {
    expect(leg(report, 'county_bureau')?.due).toEqual({ unspecified: true });
  });

  test('[REP-04] a township reports enforcement, not supervision', () => {
    const parts = leg(report, 'township')?.parts?.['form.annual_report'];
    expect(parts).toHaveLength(6);
    expect(parts).not.toContain('supervision');
  });

  test('[SPC-05] [SPC-12] [SPC-15] [SPC-19] the campaign of 2024: 31 January, 30 June twice with two recipients, 30 August', () => {
    const due = (id: string, code: string) => leg(chain(id, JIANGXI), code)?.due;
    expect(due('chain.problem_list_2024', 'province_agency')).toEqual({ once: '2024-01-31' });
    expect(due('chain.clue_ledger_2024', 'agency')).toEqual({ once: '2024-06-30' });
    expect(leg(chain('chain.problem_list_supplement_2024', JIANGXI), 'local_agency')).toMatchObject({
      to: ['same_level_bureau', 'superior_agency'],
      due: { once: '2024-06-30' },
    });
    expect(due('chain.campaign_summary_2024', 'province_agency')).toEqual({ once: '2024-08-30' });
    expect(due('chain.campaign_summary_2024', 'city_bureau')).toEqual({ once: '2024-08-30' });
    const [earlier] = ask('chain.problem_list_2024', JIANGXI).conflicts;
    expect(leg(earlier?.value as ChainValue, 'province_agency')?.due).toEqual({ once: '2023-12-31' });
  });

  test('[SPC-13] [SPC-20] [PER-10] Suizhou every April, September and March; Yandu once on 2024-04-30 and else without a date', () => {
    expect(chain('chain.problem_list', SUIZHOU).legs[0]?.due).toEqual({ every: 'year', month: 4, day: null });
    expect(chain('chain.special_action_report', SUIZHOU).legs[0]?.due).toEqual({ every: 'year', month: 9, day: null });
    expect(chain('chain.training_plan', SUIZHOU).legs[0]?.due).toEqual({ every: 'year', month: 3, day: null });
    for (const it of chain('chain.training_plan', YANDU).legs) expect(it.due).toEqual({ once: '2024-04-30' });
    for (const it of chain('chain.problem_list', YANDU).legs) expect(it.due).toEqual({ unspecified: true });
  });

  test('[SUP-09] [REP-10] the yearly plan of supervision by March in Jiangxi and undated elsewhere; Yandu’s statistics go to the provincial platform', () => {
    for (const it of chain('chain.supervision_plan', JIANGXI).legs)
      expect(it.due).toEqual({ every: 'year', month: 3, day: null });
    for (const place of [SUIZHOU, YANDU])
      for (const it of chain('chain.supervision_plan', place).legs) expect(it.due).toEqual({ unspecified: true });
    const { legs } = chain('chain.yearly_statistics', YANDU);
    expect(legs.map((it) => it.code)).toEqual(['agency', 'township']);
    for (const it of legs) expect(it).toMatchObject({ due: { unspecified: true } });
    for (const it of legs) expect(it.to).toContain('provincial_platform');
  });
});

describe('campaigns and plans', () => {
  test('[SPC-03] [SPC-04] [SPC-07] [SPC-18] four phases that overlap, six means, a notice every two months, two watched fields', () => {
    const special = campaign('campaign.special_2024', JIANGXI);
    expect(names(special.phases)).toEqual(['认真开展自查', '深入专项整治', '组织专项监督', '全面总结提升']);
    expect(special.phases[0]?.from).toEqual(special.phases[1]?.from);
    expect(special.phases[3]).not.toHaveProperty('until');
    expect(names(special.means)).toEqual([
      '调查问卷',
      '案件回访',
      '座谈交流',
      '案卷评查',
      '败诉案件分析',
      '舆情风险排查',
    ]);
    expect(special.notice).toMatchObject({ every_months: 2, media: true, posted: true });
    expect(names(special.watched)).toEqual(['道路交通安全', '运输执法']);
    expect(special.cases).toMatchObject({ at_least: 2, about_chars: 1500 });
  });

  test('[SPC-21] [SUP-01] special supervision: July to October 2024 in Jiangxi, by October in Yandu after July, without a date in Suizhou', () => {
    const phase = (id: string, place: string, code: string) =>
      campaign(id, place).phases.find((it) => it.code === code);
    const due = (id: string, place: string, code: string) =>
      campaign(id, place).duties.find((it) => it.code === code)?.due;
    expect(phase('campaign.special_2024', JIANGXI, 'rectify')?.until).toEqual({ by_month: '2024-06' });
    expect(phase('campaign.special_2024', JIANGXI, 'supervise')).toMatchObject({
      from: { by_month: '2024-07' },
      until: { once: '2024-10-31' },
    });
    expect(due('campaign.three_year_themes', YANDU, 'rectified')).toEqual({ by_month: '2024-07' });
    expect(due('campaign.three_year_themes', YANDU, 'supervision')).toEqual({ by_month: '2024-10' });
    expect(due('campaign.special_yearly', SUIZHOU, 'supervision')).toEqual({ unspecified: true });
  });

  test('[SPC-02] every situation belongs to one of the six categories', () => {
    const categories = items('dict.problem_category', JIANGXI).map((it) => it.code);
    const flags = items('dict.problem_situation', JIANGXI).map((it) => it.flags);
    expect(flags.every((it) => it.length === 1 && categories.includes(it[0] ?? ''))).toBe(true);
    expect(new Set(flags.flat()).size).toBe(6);
  });

  test('[SPC-23] Yandu has three themes, and 2026 is the year of improvement', () => {
    const { phases } = campaign('campaign.three_year_themes', YANDU);
    expect(phases.map((it) => [it.name, it.until])).toEqual([
      ['整治年', { once: '2024-12-31' }],
      ['巩固年', { once: '2025-12-31' }],
      ['提升年', { once: '2026-12-31' }],
    ]);
    expect(campaign('campaign.special_yearly', SUIZHOU).cycle).toBe('yearly');
  });

  test('[REP-16] 26 tasks in 32 dated parts, 20 measures, 26 items of Suizhou and 21 of Yandu', () => {
    const tasks = (id: string, region: string) => plan(id, region).tasks;
    const jiangxi = tasks('plan.three_years', JIANGXI);
    expect(jiangxi.map((it) => it.no)).toEqual(Array.from({ length: 26 }, (_, i) => String(i + 1)));
    const parts = jiangxi.flatMap((it) => it.parts);
    expect(parts).toHaveLength(32);
    const months = parts.flatMap(({ due }) => ('by_month' in due ? [due.by_month] : []));
    const count = (month: string) => months.filter((it) => it === month).length;
    expect(['2023-12', '2024-06', '2024-10', '2024-12', '2025-06', '2025-10'].map(count)).toEqual([1, 4, 1, 7, 8, 8]);
    expect(parts.filter(({ due }) => 'every' in due)).toHaveLength(2);
    expect(tasks('plan.ganzhou_20', GANZHOU)).toHaveLength(20);
    expect(tasks('plan.suizhou', SUIZHOU)).toHaveLength(26);
    expect(tasks('plan.yandu', YANDU)).toHaveLength(21);
    expect(tasks('plan.ganzhou_20', GANZHOU).every((it) => it.parts.every(({ due }) => 'unspecified' in due))).toBe(
      true,
    );
  });

  test('[REP-14] [REP-15] evaluations in October 2024 and 2025, in Suizhou in December 2024 and November 2025', () => {
    const dates = (id: string, region: string) => plan(id, region).evaluations.map((it) => it.due);
    expect(dates('plan.three_years', JIANGXI)).toEqual([{ by_month: '2024-10' }, { by_month: '2025-10' }]);
    expect(dates('plan.suizhou', SUIZHOU)).toEqual([{ by_month: '2024-12' }, { by_month: '2025-11' }]);
    expect(dates('plan.yandu', YANDU)).toEqual([{ unspecified: true }]);
    const [mid] = plan('plan.three_years', JIANGXI).evaluations;
    expect(names(mid?.steps ?? [])).toEqual(['自查', '评查']);
  });

  test('[REP-16] one duty stands side by side in several places', () => {
    const places: readonly (readonly [string, string])[] = [
      ['plan.three_years', JIANGXI],
      ['plan.ganzhou_20', GANZHOU],
      ['plan.suizhou', SUIZHOU],
      ['plan.yandu', YANDU],
    ];
    for (const topic of ['training', 'three_systems', 'discretion', 'cooperation', 'supervision_system'])
      for (const [id, region] of places)
        expect(
          plan(id, region).tasks.some((it) => it.topic === topic),
          `${topic} ${id}`,
        ).toBe(true);
    for (const [id, region] of places)
      expect(
        plan(id, region).tasks.every((it) => it.topic !== undefined),
        id,
      ).toBe(true);
  });
});

describe('council, training, scorecards', () => {
  test('[ORG-12] 25 departments in Jiangxi, 12 in Suizhou, 13 in Yandu, four kinds of meeting', () => {
    expect(items('dict.council_member', JIANGXI)).toHaveLength(25);
    expect(items('dict.council_member', SUIZHOU)).toHaveLength(12);
    expect(items('dict.council_member', YANDU)).toHaveLength(13);
    expect(items('dict.council_meeting', JIANGXI)).toHaveLength(4);
    expect(leg(chain('chain.member_list_2024', JIANGXI), 'member')?.due).toEqual({ once: '2024-01-26' });
    expect(ask('deadline.council_bulletin', JIANGXI).status).toBe('unspecified');
  });

  test('[PER-12] 60 hours in all in Jiangxi, 40 and 20 in Suizhou, 60 of which 20 and 40 in Yandu', () => {
    const hours = (region: string) =>
      ['total', 'public_law', 'business_skill'].map((it) => ask(`training.hours_${it}`, region).value);
    expect(hours(JIANGXI)).toEqual([60, null, null]);
    expect(hours(GANZHOU)).toEqual([60, null, null]);
    expect(hours(SUIZHOU)).toEqual([null, 20, 40]);
    expect(hours(YANDU)).toEqual([60, 20, 40]);
  });

  test('[PER-14] [PER-15] [PER-23] four groups in the law round, one township training a year, politics apart', () => {
    const groups = items('dict.training_group', SUIZHOU).filter((it) => it.flags.includes('law_round'));
    expect(groups).toHaveLength(4);
    expect(ask('training.township_least', JIANGXI).value).toBe(1);
    expect(ask('training.round_least', SUIZHOU).value).toBe(1);
    expect(items('dict.training_kind', YANDU).find((it) => it.code === 'politics')?.flags).toEqual(['apart']);
  });

  test('[SUP-18] [SUP-28] [NOR-21] no indicator has a weight of our own making and none counts fines', () => {
    for (const region of [JIANGXI, GANZHOU, SUIZHOU, YANDU])
      for (const id of idsFor(world, region).filter((it) => it.startsWith('scorecard.'))) {
        const { indicators } = ask(id, region).value as ScorecardValue;
        expect(indicators.map((it) => it.weight)).toEqual(indicators.map(() => null));
        for (const it of indicators)
          expect(`${it.name} ${JSON.stringify(it.of)}`, id).not.toMatch(/罚没|罚款|fine|amount/);
      }
    const ganzhou = ask('scorecard.ganzhou', GANZHOU).value as ScorecardValue;
    const targets = Object.fromEntries(ganzhou.indicators.map((it) => [it.code, it.target]));
    expect(targets).toMatchObject({ penalty_published: 100, yearly_published: 100, legal_review: 100, reviewers: 5 });
  });
});

describe('what a legal officer reads of them', () => {
  test('[REP-07] [REP-16] [ENT-17] explaining Jiangxi names every column, every leg and its date, every task and its time', () => {
    const text = explainText(explain(world, JIANGXI, '2026-03-01'));
    expect(text).toContain('《____年度行政执法减免责清单实施情况一览表》：序号、执法领域、不予行政处罚事项数量（个）');
    expect(text).toContain('（12栏）');
    expect(text).toContain('县级司法行政部门汇总报本级人民政府和上级司法行政部门（日期原文未规定）');
    expect(text).toContain(
      '26项任务、32个分项：1 抓实政治能力建设（时限原文未规定）；2 开展制度化规范化常态化培训（每年12月底）',
    );
    expect(text).toContain('认真开展自查（2024年1月至2024-01-31） → 深入专项整治（2024年1月至2024年6月）');
    expect(text).toContain('年度报告按时报送（权重原文未规定，目标100%）');
  });
});

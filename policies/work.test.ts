/** Forms, chains, campaigns, plans, training and councils against the documents they come from: what is counted there is counted here. */
import { describe, expect, test } from 'vitest';
import type { CampaignValue, PlanValue, ScorecardValue } from '../kernel/policy/campaign-shape.ts';
import {
  type DictionaryValue,
  explain,
  explainText,
  idsFor,
  loadPolicies,
  type PolicyWorld,
  resolve,
} from '../kernel/policy/index.ts';
import type { ChainValue, FormValue } from '../kernel/policy/return-shape.ts';
import { checkSheet } from '../modules/returns/domain/check.ts';
import { troubles } from '../modules/returns/domain/program.ts';

const world: PolicyWorld = { set: loadPolicies(new URL('.', import.meta.url).pathname), adoptions: [] };
const JIANGXI = '360000';
const GANZHOU = '360700';
const SUIZHOU = '421300';
const YANDU = '320903';
const ask = (id: string, region: string, day = '2026-03-01') => resolve(world, id, region, day);
const form = (id: string, region: string) => ask(id, region).value as FormValue;
const chain = (id: string, region: string) => ask(id, region).value as ChainValue;
const plan = (id: string, region: string) => ask(id, region).value as PlanValue;
const campaign = (id: string, region: string) => ask(id, region).value as CampaignValue;
const items = (id: string, region: string) => (ask(id, region).value as DictionaryValue).items;
const names = (list: readonly { readonly name: string }[]) => list.map((it) => it.name);
const leg = (of: ChainValue, code: string) => of.legs.find((it) => it.code === code);

describe('forms say what the printed ones say', () => {
  test('[ENT-17] the leniency table has twelve columns and no more; lighter penalties and coercion have no amount', () => {
    const [table] = form('form.leniency', JIANGXI).tables;
    expect(table?.numbered).toBe(true);
    expect(table?.row_head).toBe('执法领域');
    expect(table?.columns.map((it) => `${it.name}(${it.unit})`)).toEqual([
      '不予行政处罚事项数量(个)',
      '不予行政处罚案件数量(件)',
      '不予行政处罚金额(万元)',
      '从轻行政处罚事项数量(个)',
      '从轻行政处罚案件数量(件)',
      '减轻行政处罚事项数量(个)',
      '减轻行政处罚案件数量(件)',
      '减轻行政处罚金额(万元)',
      '不予实施行政强制措施事项数量(个)',
      '不予实施行政强制措施案件数量(件)',
    ]);
    expect(2 + (table?.columns.length ?? 0)).toBe(12);
    expect(names(table?.rows ?? [])).toEqual([
      '城市管理',
      '市场监管',
      '生态环境',
      '文化市场',
      '交通运输',
      '应急管理',
      '农业',
    ]);
    expect([table?.open, table?.total]).toEqual([true, true]);
    expect(form('form.leniency', JIANGXI).questions[0]).toMatchObject({ row_named: '公安' });
  });

  test('[REP-08] [SUP-24] [SUP-25] [SUP-26] the work table lost its head and holds only what its notes prove', () => {
    const work = form('form.work_table', JIANGXI);
    expect(work.origin).toBe('lost');
    expect(work.tables.map((it) => it.rows.length)).toEqual([1, 3, 4, 7, 0]);
    for (const [code, dictionary] of [
      ['correction', 'dict.correction'],
      ['unit_accountability', 'dict.unit_accountability'],
      ['person_accountability', 'dict.person_accountability'],
    ] as const)
      expect(work.tables.find((it) => it.code === code)?.rows.map(({ code: row, name }) => [row, name])).toEqual(
        items(dictionary, JIANGXI).map((it) => [it.code, it.name]),
      );
  });

  test('[REP-01] the annual report has seven parts under five headings', () => {
    const report = form('form.annual_report', JIANGXI);
    expect(report.texts).toHaveLength(7);
    expect(names(report.headings)).toEqual(['基本情况', '主要做法', '特色亮点', '存在问题', '下步工作打算']);
    expect(report.texts.every((it) => it.elements.length >= 4)).toBe(true);
  });

  test('[SPC-06] [SPC-16] the problem list has seven rows and five columns; the supplement splits measures of what is unfinished', () => {
    const [list] = form('form.problem_list', JIANGXI).tables;
    expect(list?.rows.map(({ code, name }) => [code, name])).toEqual(
      items('dict.problem_category', JIANGXI).map((it) => [it.code, it.name]),
    );
    expect([list?.row_head, ...names(list?.columns ?? [])]).toEqual([
      '突出问题类别',
      '所涉执法领域',
      '具体表现（具体案例可附页）',
      '危害后果',
      '整治措施或拟采取的整治措施',
    ]);
    const [more] = form('form.problem_list_supplement', JIANGXI).tables;
    expect(names(more?.columns ?? [])).toEqual(expect.arrayContaining(['现阶段整治措施', '长期举措']));
  });

  test('[SPC-12] [SPC-14] the clue ledger has seven columns and two special explanations', () => {
    const ledger = form('form.clue_ledger', JIANGXI);
    expect(names(ledger.tables[0]?.columns ?? [])).toEqual([
      '线索来源',
      '线索内容/典型案例（可附页）',
      '责任单位和责任人员',
      '核实情况',
      '处置结果',
      '处置时限',
      '底层的执法问题',
    ]);
    expect(names(ledger.texts)).toEqual(['追责问责情况专题说明', '容错免责情况专题说明']);
  });

  test('[ORG-13] the member list has two sections of four columns', () => {
    const list = form('form.member_list', JIANGXI);
    expect(list.tables.map((it) => [it.name, ...names(it.columns)])).toEqual([
      ['成员', '姓名', '职务', '联系方式', '备注'],
      ['联络员', '姓名', '职务', '联系方式', '备注'],
    ]);
  });

  test('[NOR-08] [SUP-04] [SPC-13] [SPC-19] nine items, six points, four elements, five parts and two cases of about 1,500 characters', () => {
    expect(form('form.three_systems_check', JIANGXI).tables[0]?.rows).toHaveLength(9);
    expect(form('form.six_point_check', JIANGXI).tables[0]?.rows).toHaveLength(6);
    expect(names(form('form.rectification_plan', SUIZHOU).tables[0]?.columns ?? [])).toEqual([
      '问题表现',
      '整改措施',
      '工作标准',
      '完成时限',
    ]);
    const summary = form('form.campaign_summary', JIANGXI);
    expect(names(summary.texts)).toEqual(['基本情况', '主要做法', '整治成效', '存在的问题', '下步工作']);
    expect(summary.tables[0]).toMatchObject({ rows_at_least: 2, row_about_chars: 1500 });
    expect(names(summary.tables[0]?.columns ?? []).slice(1)).toEqual(['基本情况', '整改举措', '主要成效', '总结评析']);
  });

  test('[REP-09] the four statistical tables are marked as reference, on secondary sources, and say who counts an act', () => {
    for (const id of ['form.stat_penalty', 'form.stat_licence', 'form.stat_coercion', 'form.stat_other']) {
      expect(form(id, JIANGXI), id).toMatchObject({ origin: 'reference', counted_by: expect.stringContaining('计') });
      expect(ask(id, JIANGXI).basis[0], id).toMatchObject({ verified: 'secondary' });
    }
  });
});

describe('what forms ask of those who fill them in', () => {
  const number = (num: number) => ({ value: { kind: 'number' as const, num } });
  const said = (
    id: string,
    cells: Parameters<typeof checkSheet>[0]['cells'],
    rows: { code: string; name: string }[] = [],
  ) =>
    checkSheet({
      form_id: id,
      form: form(id, JIANGXI),
      rows: rows.map((it, place) => ({ ...it, table: 'fields', place })),
      cells,
      answers: {},
    }).flatMap((it) => (it.level === 'error' ? [it.message] : []));

  test('every expression of every form reads', () => {
    for (const pack of world.set.packs.values())
      for (const entry of [...pack.entries.values()].filter((it) => it.kind === 'form'))
        expect(troubles(entry.values[0]?.value as FormValue), `${pack.id} ${entry.id}`).toEqual([]);
  });

  test('[REP-12] cases without items and an amount without cases are logical faults', () => {
    expect(said('form.leniency', { 'fields|market|0|exempt_cases': number(3) })).toEqual([
      '市场监管：有不予行政处罚案件而事项数量为0，请核对事项数量或者案件数量。',
    ]);
    expect(
      said('form.leniency', {
        'fields|market|0|reduced_items': number(1),
        'fields|market|0|reduced_cases': number(0),
        'fields|market|0|reduced_amount': number(5000),
      }),
    ).toEqual(['市场监管：有减轻行政处罚金额而案件数量为0，请核对金额或者案件数量。']);
  });

  test('[REP-13] whoever adds a row of public security says whether traffic police are in it', () => {
    const police = [{ code: 'x1', name: '公安' }];
    expect(said('form.leniency', {}, police)).toEqual([]);
    expect(said('form.leniency', { 'fields|x1|0|exempt_items': number(2) }, police)).toEqual([
      '请回答：公安领域是否包含交警？',
    ]);
  });
});

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
    for (const it of chain('chain.yearly_statistics', YANDU).legs) expect(it.to).toContain('provincial_platform');
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

/** What a unit was told of its year: figures with their basis, frozen when announced; objections to them; figures that people put in. No rank, no sum without weights. */
import { day, files, instant, int, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** Kept by the bureau that evaluates; the unit it is about reads it and may object. */
export const scorecard = record({
  name: 'scorecard',
  label: '年度评价',
  module: 'scorecards',
  sharing: 'unit',
  also_seen_by: 'about',
  title: 'title',
  read: 'scorecards.read',
  states: {
    announced: { label: '已告知，可提异议', tone: 'waiting' },
    final: { label: '已确定', tone: 'done', final: true },
  },
  fields: {
    title: text('名称', { required: true, max: 200, derived: true, list: true, search: true }),
    entry: text('评价方案', { required: true, max: 100, filter: true, hint: '政策包中的评价条目' }),
    about: text('被评价单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    about_name: text('被评价单位名称', { max: 100, derived: true }),
    year: int('年度', { required: true, min: 2000, max: 2100, list: 90, filter: true, unit: '年' }),
    /** [{ code, name, unit, value, over, under, few, target, better, weight, explanation, article, source }]. */
    figures: json('指标', { required: true, derived: true }),
    digest: text('内容摘要', { max: 80, derived: true }),
    computed_at: instant('计算时间', { derived: true }),
    corrected: prose('更正说明', { max: 2000, derived: true }),
    final_day: day('确定日期', { derived: true, list: 110 }),
  },
});

export const scorecardFigure = record({
  name: 'scorecard-figure',
  label: '填入的指标',
  module: 'scorecards',
  sharing: 'unit',
  also_seen_by: 'about',
  title: 'indicator',
  read: 'scorecards.read',
  states: { kept: { label: '有效' }, replaced: { label: '已更正', tone: 'stopped', final: true } },
  fields: {
    entry: text('评价方案', { required: true, max: 100, filter: true }),
    indicator: text('指标代码', { required: true, max: 60, list: 160, filter: true }),
    about: text('被评价单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    year: int('年度', { required: true, min: 2000, max: 2100, list: 90, filter: true, unit: '年' }),
    over: int('分子', { min: 0, hint: '算比率的填分子、分母；直接填结果的只填结果' }),
    under: int('分母', { min: 0 }),
    value: int('结果（百分之一）', { min: 0, hint: '95.50 填 9550' }),
    words: prose('算法和来源', { required: true, max: 2000, list: true }),
    proof: files('依据材料', { required: true }),
  },
});

export const objection = record({
  name: 'scorecard-objection',
  label: '评价异议',
  module: 'scorecards',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'words',
  read: 'scorecards.read',
  states: {
    open: { label: '待答复', tone: 'attention' },
    upheld: { label: '异议成立', tone: 'done', final: true },
    dismissed: { label: '维持原结果', tone: 'stopped', final: true },
  },
  fields: {
    scorecard: ref('年度评价', { of: 'scorecard', required: true, list: 200, filter: true }),
    indicator: text('指标代码', { required: true, max: 60, list: 140 }),
    words: prose('异议和理由', { required: true, max: 4000, list: true }),
    proof: files('证明材料'),
    bureau: text('评价单位', { max: 30, check: 'unit', derived: true }),
    answer: prose('答复', { max: 4000, derived: true }),
    answered_on: day('答复日期', { derived: true }),
  },
});

export interface ScorecardRow extends RowOf<typeof scorecard> {}
export interface ScorecardFigureRow extends RowOf<typeof scorecardFigure> {}
export interface ObjectionRow extends RowOf<typeof objection> {}

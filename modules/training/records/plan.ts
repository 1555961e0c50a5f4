import { choices, day, files, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 年度培训计划 (PER-10): made by a day, and filed with whom the place's document names; some name nobody. */
export const trainingPlan = record({
  name: 'training-plan',
  label: '年度培训计划',
  module: 'training',
  sharing: 'unit',
  also_seen_by: 'receiver',
  title: 'title',
  read: 'training.read',
  states: {
    draft: { label: '编制中', tone: 'attention' },
    made: { label: '已制定', tone: 'done', final: true },
    submitted: { label: '已报送', tone: 'waiting' },
    returned: { label: '退回修改', tone: 'attention' },
    filed: { label: '已备案', tone: 'done', final: true },
  },
  fields: {
    title: text('计划', { derived: true, list: true, search: true }),
    year: int('年度', { required: true, min: 2018, max: 2100, list: 80, filter: true }),
    content: prose('培训安排', { required: true, max: 8000 }),
    persons: int('计划人数', { min: 0, max: 100_000, unit: '人', list: 90 }),
    hours_public_law: int('公共法律知识', { min: 0, max: 500, unit: '学时', list: 'on-demand' }),
    hours_business_skill: int('业务知识和执法技能', { min: 0, max: 500, unit: '学时', list: 'on-demand' }),
    hours_politics: int('政治理论和党性教育', { min: 0, max: 500, unit: '学时', list: 'on-demand' }),
    tests: choices('检验方式', { dictionary: 'dict.training_test' }),
    papers: files('正式文件'),
    due: day('时限', { derived: true, list: 110, filter: true }),
    leg: text('时限和报送对象的依据', { derived: true, list: 'on-demand' }),
    receiver: text('备案单位', { derived: true, check: 'unit', list: 160 }),
    submitted_day: day('制定（报送）日期', { derived: true, list: 110 }),
    filed_day: day('备案日期', { derived: true, list: 'on-demand' }),
    answer: prose('退回理由', { derived: true, max: 1000 }),
    /** Where the plan is reported by the form of its chain: that return, and which of its versions stands here. */
    return: ref('报送的报表', { of: 'return', derived: true, list: 'on-demand' }),
    return_version: int('报表版本', { derived: true }),
  },
});

/** 上级督导 (PER-24): the superior or the bureau looks at the plan and at what came of it. */
export const trainingCheck = record({
  name: 'training-check',
  label: '培训督导',
  module: 'training',
  sharing: 'unit',
  also_seen_by: 'checked_unit',
  title: 'title',
  read: 'training.read',
  states: { asked: { label: '待反馈', tone: 'attention' }, answered: { label: '已反馈', tone: 'done', final: true } },
  fields: {
    title: text('督导', { derived: true, list: true }),
    checked_unit: text('被督导单位', { required: true, max: 30, check: 'unit', list: 170, filter: true }),
    year: int('年度', { required: true, min: 2018, max: 2100, list: 80, filter: true }),
    checked_day: day('督导日期', { required: true, list: 110 }),
    on_plan: prose('计划的制定和执行', { required: true, max: 2000 }),
    on_effect: prose('培训效果', { required: true, max: 2000 }),
    asks: prose('要求', { max: 2000 }),
    papers: files('材料'),
    reply: prose('反馈', { derived: true, max: 2000 }),
    replied_day: day('反馈日期', { derived: true, list: 110 }),
  },
});

export interface TrainingPlanRow extends RowOf<typeof trainingPlan> {}
export interface TrainingCheckRow extends RowOf<typeof trainingCheck> {}

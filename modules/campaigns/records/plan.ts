/** A plan of tasks as one region carries it out: tasks by part, progress, evaluations, reports upward. */
import { bool, choice, day, files, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

export const planRun = record({
  name: 'plan-run',
  label: '任务方案',
  module: 'campaigns',
  sharing: 'staff',
  title: 'title',
  read: 'campaigns.read',
  states: {
    running: { label: '实施中', tone: 'attention' },
    finished: { label: '已结束', tone: 'done', final: true },
  },
  fields: {
    title: text('名称', { required: true, max: 200, derived: true, list: true, search: true }),
    entry: text('政策条目', { required: true, max: 100, filter: true, hint: '政策包中的方案条目' }),
    from_day: day('起始日期', { derived: true, list: 110 }),
    until_day: day('截止日期', { derived: true, list: 110 }),
    history: bool('历史方案', {
      required: true,
      list: 90,
      filter: true,
      hint: '已过期限的方案只补录，不提醒、不报逾期',
    }),
    parts: int('分项', { derived: true, list: 80, unit: '个' }),
    basis: prose('依据', { derived: true }),
    finish_note: prose('结束说明', { max: 2000, derived: true }),
  },
});

export const STEPS = [
  { value: 'started', label: '已启动' },
  { value: 'drafted', label: '已形成初稿或方案' },
  { value: 'partly', label: '部分完成' },
  { value: 'mostly', label: '主体完成，正在收尾' },
  { value: 'done', label: '已完成' },
] as const;

/** 方案任务: one dated part of a numbered task. The bureau keeps it; the unit responsible, once named, reports on it. Steps in words, no percentages. */
export const planTask = record({
  name: 'plan-task',
  label: '方案任务',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'owner',
  title: 'title',
  read: 'campaigns.read',
  states: {
    waiting: { label: '未启动', tone: 'plain' },
    going: { label: '推进中', tone: 'waiting' },
    reported: { label: '已报完成', tone: 'waiting' },
    checked: { label: '已核实完成', tone: 'done', final: true },
  },
  order: { by: 'place', desc: false },
  fields: {
    title: text('任务', { required: true, max: 300, derived: true, list: true, search: true }),
    plan: ref('方案', { of: 'plan-run', required: true, derived: true, filter: true }),
    no: text('序号', { max: 20, derived: true, list: 70 }),
    task: text('任务代码', { max: 60, derived: true, filter: true }),
    task_title: text('任务名称', { max: 300, derived: true }),
    part: text('分项代码', { max: 60, derived: true }),
    what: prose('要求', { derived: true }),
    group: text('任务组', { max: 60, derived: true, filter: true }),
    units_named: text('原文所列责任单位', { max: 500, derived: true }),
    owner: text('责任单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    due: day('完成时限', { derived: true, list: 110, filter: true, hint: '空：原文未规定' }),
    step: choice('进度', { choices: STEPS, derived: true, list: 130, filter: true }),
    reported_on: day('最近报告', { derived: true, list: 110 }),
    done_on: day('完成日期', { derived: true, filter: true }),
    article: text('条款', { max: 200, derived: true }),
    topic: text('同类任务', { max: 60, derived: true, filter: true }),
    history: bool('历史方案', { derived: true }),
    place: int('次序', { derived: true }),
    check_note: prose('核实意见', { max: 2000, derived: true }),
  },
});

/** 进展报告: what was done on a day, with evidence. Never changed; the next one follows. */
export const planProgress = record({
  name: 'plan-progress',
  label: '进展报告',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'words',
  read: 'campaigns.read',
  fields: {
    task: ref('方案任务', { of: 'plan-task', required: true, derived: true, filter: true, list: 240 }),
    step: choice('进度', { required: true, choices: STEPS, list: 140, filter: true }),
    words: prose('进展情况', { required: true, max: 4000, list: true }),
    reported_on: day('截至日期', { required: true, list: 110, filter: true }),
    evidence: files('证明材料'),
    author: text('报告人', { max: 60, derived: true }),
    bureau: text('牵头单位', { max: 30, check: 'unit', derived: true }),
  },
});

/** 评估: mid-term or final, first by the unit itself, then by the bureau (REP-14, 15). */
export const evaluation = record({
  name: 'evaluation',
  label: '评估',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'evaluated',
  title: 'title',
  read: 'campaigns.read',
  states: {
    asked: { label: '待自查', tone: 'attention' },
    self: { label: '待评查', tone: 'waiting' },
    reviewed: { label: '已评查', tone: 'done', final: true },
  },
  fields: {
    title: text('评估', { max: 200, derived: true, list: true, search: true }),
    plan: ref('方案', { of: 'plan-run', required: true, filter: true }),
    code: text('评估代码', { required: true, max: 60, filter: true, hint: '政策包中该方案的评估' }),
    evaluated: text('评估对象', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    due: day('完成时限', { derived: true, list: 110, filter: true }),
    history: bool('历史方案', { derived: true }),
    self_words: prose('自查情况', { max: 8000, derived: true }),
    self_problems: prose('自查发现的问题', { max: 4000, derived: true }),
    self_files: files('自查材料', { derived: true }),
    self_on: day('自查日期', { derived: true, list: 110 }),
    self_by: text('自查人', { max: 40, derived: true, seen: 'never' }),
    review_words: prose('评查意见', { max: 8000, derived: true }),
    findings: prose('评查发现的问题', { max: 4000, derived: true }),
    review_files: files('评查材料', { derived: true }),
    reviewed_on: day('评查日期', { derived: true, list: 110 }),
  },
});

/** 向上报告: to the Party group or the government, whose receipt is confirmed by hand with its proof (REP-17, SUP-08). */
export const upwardReport = record({
  name: 'upward-report',
  label: '向上报告',
  module: 'campaigns',
  sharing: 'unit',
  title: 'title',
  read: 'campaigns.read',
  states: {
    draft: { label: '起草', tone: 'waiting' },
    delivered: { label: '已送达', tone: 'done', final: true },
  },
  fields: {
    title: text('标题', { required: true, max: 200, list: true, search: true }),
    about: choice('事项', {
      required: true,
      list: 140,
      filter: true,
      choices: [
        { value: 'plan', label: '方案组织实施情况' },
        { value: 'special', label: '专项监督情况' },
        { value: 'campaign', label: '专项整治情况' },
      ],
    }),
    to: text('报告对象', { required: true, max: 120, list: 180, hint: '如党委（党组）、本级人民政府' }),
    plan: ref('方案', { of: 'plan-run', filter: true }),
    special: ref('专项监督', { of: 'special-supervision', filter: true }),
    due: day('时限', { list: 110, hint: '文件没有日期的不填（原文未规定）' }),
    words: prose('主要内容', { required: true, max: 8000 }),
    paper: files('报告文本'),
    delivered_on: day('送达日期', { derived: true, list: 110, filter: true }),
    receiver: text('签收人', { max: 60, derived: true }),
    delivery_proof: files('送达证明', { derived: true }),
  },
});

export interface PlanRunRow extends RowOf<typeof planRun> {}
export interface PlanTaskRow extends RowOf<typeof planTask> {}
export interface PlanProgressRow extends RowOf<typeof planProgress> {}
export interface EvaluationRow extends RowOf<typeof evaluation> {}
export interface UpwardReportRow extends RowOf<typeof upwardReport> {}

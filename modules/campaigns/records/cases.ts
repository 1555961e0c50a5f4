/** Exemption from liability, the library of cases, people and measures to follow. */
import { choice, day, files, instant, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 容错免责: asked for, evidenced in time order, decided by others (GUA-01). */
export const exemption = record({
  name: 'exemption',
  label: '容错免责',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'title',
  read: 'campaigns.read-exemption',
  states: {
    asked: { label: '已申请，举证中', tone: 'waiting' },
    submitted: { label: '待决定', tone: 'attention' },
    exempt: { label: '免予追责', tone: 'done', final: true },
    lighter: { label: '从轻或减轻', tone: 'done', final: true },
    refused: { label: '不予免责', tone: 'stopped', final: true },
  },
  fields: {
    title: text('事由', { required: true, max: 160, list: true, search: true }),
    about: text('申请免责的人员或单位', { required: true, max: 100 }),
    happened_on: day('行为日期', { required: true, list: 110, filter: true }),
    clause: text('援用的免责情形和条款', { required: true, max: 300 }),
    words: prose('申请理由', { required: true, max: 4000 }),
    paper: files('申请书'),
    applicant: text('申请人', { max: 40, derived: true, seen: 'never' }),
    submitted_on: day('提交日期', { derived: true, list: 110 }),
    decision: prose('决定理由', { max: 4000, derived: true }),
    decision_basis: text('决定依据', { max: 300, derived: true }),
    decided_by: text('决定人', { max: 60, derived: true }),
    decided_on: day('决定日期', { derived: true, list: 110, filter: true }),
    bureau: text('同级司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

/** 免责证据, in the order of when it happened. */
export const exemptionEvidence = record({
  name: 'exemption-evidence',
  label: '免责证据',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'words',
  read: 'campaigns.read-exemption',
  order: { by: 'happened_at', desc: false },
  fields: {
    exemption: ref('容错免责', { of: 'exemption', required: true, derived: true, filter: true, list: 200 }),
    happened_at: instant('发生时间', { required: true, list: 150, filter: true }),
    words: prose('证明什么', { required: true, max: 2000, list: true }),
    evidence: files('证据材料', { required: true, list: 'on-demand' }),
    bureau: text('同级司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

export const CASE_KINDS = [
  { value: 'model', label: '典型案例' },
  { value: 'violation', label: '典型违法案例' },
] as const;

const PARTS = {
  situation: prose('基本情况', { required: true, max: 4000 }),
  measures: prose('整改举措', { required: true, max: 4000 }),
  effects: prose('主要成效', { required: true, max: 4000 }),
  comment: prose('总结评析', { required: true, max: 4000 }),
};

/** 典型案例: recommended, reviewed together, published (GUA-05, SPC-19). */
export const modelCase = record({
  name: 'model-case',
  label: '典型案例',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'reviewer',
  title: 'title',
  read: 'campaigns.read',
  states: {
    recommended: { label: '已推荐，待评审', tone: 'waiting' },
    reviewed: { label: '评审通过', tone: 'waiting' },
    returned: { label: '退回修改', tone: 'attention' },
    published: { label: '已发布', tone: 'done', final: true },
  },
  fields: {
    title: text('标题', { required: true, max: 160, list: true, search: true }),
    kind: choice('类别', { required: true, choices: CASE_KINDS, list: 120, filter: true }),
    campaign: ref('所属专项', { of: 'campaign', filter: true }),
    ...PARTS,
    chars: int('字数', { derived: true, list: 80, unit: '字' }),
    reviewer: text('评审单位', { required: true, max: 30, check: 'unit', filter: true }),
    review_note: prose('评审意见', { max: 2000, derived: true }),
    reviewed_on: day('评审日期', { derived: true }),
    published: ref('发布的案例', { of: 'published-case', derived: true }),
  },
});

/** 已发布案例: what everyone may read. */
export const publishedCase = record({
  name: 'published-case',
  label: '案例库',
  module: 'registers',
  sharing: 'staff',
  title: 'title',
  read: 'campaigns.read',
  order: { by: 'published_on', desc: true },
  fields: {
    title: text('标题', { derived: true, list: true, search: true }),
    kind: choice('类别', { choices: CASE_KINDS, derived: true, list: 120, filter: true }),
    situation: prose('基本情况', { derived: true }),
    measures: prose('整改举措', { derived: true }),
    effects: prose('主要成效', { derived: true }),
    comment: prose('总结评析', { derived: true }),
    from_unit: text('推荐单位', { max: 100, derived: true, list: 180 }),
    published_on: day('发布日期', { derived: true, list: 110, filter: true }),
    published_where: text('发布载体', { max: 200, derived: true }),
  },
});

/** 先进典型: a person, team or measure worth following (GUA-07). */
export const modelPerson = record({
  name: 'model-person',
  label: '先进典型',
  module: 'registers',
  sharing: 'unit',
  title: 'name',
  read: 'campaigns.read',
  fields: {
    kind: choice('类别', {
      required: true,
      list: 100,
      filter: true,
      choices: [
        { value: 'person', label: '先进人物' },
        { value: 'team', label: '先进集体' },
        { value: 'measure', label: '宣传举措' },
      ],
    }),
    name: text('名称', { required: true, max: 120, list: true, search: true }),
    on_day: day('日期', { required: true, list: 110, filter: true }),
    words: prose('事迹或做法', { required: true, max: 4000 }),
    recognised_by: text('表彰或推广单位', { max: 160, list: 180 }),
    paper: files('材料'),
  },
});

export interface ExemptionRow extends RowOf<typeof exemption> {}
export interface ModelCaseRow extends RowOf<typeof modelCase> {}

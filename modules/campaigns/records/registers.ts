/** Registers beside the campaigns: special supervision, reconsideration and litigation, surveys, normative documents. */
import { bool, choice, day, files, int, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 专项监督: an activity in a region, point by point, summed up and reported (SUP-01, 07, 08). */
export const specialSupervision = record({
  name: 'special-supervision',
  label: '专项监督',
  module: 'registers',
  sharing: 'unit',
  title: 'title',
  read: 'campaigns.read',
  states: {
    running: { label: '开展中', tone: 'waiting' },
    summed: { label: '已汇总', tone: 'waiting' },
    reported: { label: '已报告本级政府', tone: 'done', final: true },
  },
  fields: {
    title: text('名称', { required: true, max: 160, list: true, search: true }),
    campaign: ref('所属专项', { of: 'campaign', filter: true }),
    place: text('监督区划', { required: true, max: 9, check: 'region', list: 140, filter: true }),
    from_day: day('开始日期', { required: true, list: 110, filter: true }),
    until_day: day('结束日期', { list: 110 }),
    how: prose('监督方式', { required: true, max: 2000 }),
    summary: prose('汇总情况', { max: 8000, derived: true }),
    summary_files: files('汇总材料', { derived: true }),
    summed_on: day('汇总日期', { derived: true, list: 110 }),
    report: ref('向本级政府的报告', { of: 'upward-report', derived: true }),
  },
});

/** One of the points of special supervision, as looked at in a unit. */
export const specialPoint = record({
  name: 'special-point',
  label: '监督要点检查',
  module: 'registers',
  sharing: 'unit',
  title: 'point_name',
  read: 'campaigns.read',
  fields: {
    special: ref('专项监督', { of: 'special-supervision', required: true, derived: true, filter: true, list: 200 }),
    point: choice('要点', { required: true, dictionary: 'dict.special_supervision_point', filter: true }),
    point_name: text('要点名称', { max: 200, derived: true, list: true }),
    checked_unit: text('被监督单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    checked_on: day('检查日期', { required: true, list: 110, filter: true }),
    found: int('发现问题', { required: true, min: 0, list: 90, unit: '个' }),
    words: prose('情况', { required: true, max: 4000, list: 'on-demand' }),
    evidence: files('证明材料'),
  },
});

export const REVIEW_RESULTS = [
  { value: 'upheld', label: '维持' },
  { value: 'dismissed', label: '驳回' },
  { value: 'revoked', label: '撤销' },
  { value: 'changed', label: '变更' },
  { value: 'unlawful', label: '确认违法或无效' },
  { value: 'ordered', label: '责令履行或重作' },
  { value: 'settled', label: '调解、和解或撤回' },
  { value: 'other', label: '其他' },
] as const;
/** Results that put the act right: what the corrected rate and the rate of lost suits count. */
export const CORRECTING: readonly string[] = ['revoked', 'changed', 'unlawful', 'ordered'];

/** 复议诉讼结果, enterprise-related marked (SUP-18). */
export const reconsiderationCase = record({
  name: 'reconsideration-case',
  label: '复议诉讼结果',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'about_unit',
  title: 'case_no',
  read: 'campaigns.read',
  order: { by: 'decided_on', desc: true },
  fields: {
    kind: choice('种类', {
      required: true,
      list: 110,
      filter: true,
      choices: [
        { value: 'reconsideration', label: '行政复议' },
        { value: 'litigation', label: '行政诉讼' },
      ],
    }),
    case_no: text('案号', { required: true, max: 80, list: true, search: true }),
    about_unit: text('被申请人（被告）', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    enterprise: bool('涉企', { required: true, list: 70, filter: true }),
    decided_on: day('结案日期', { required: true, list: 110, filter: true }),
    result: choice('结果', { required: true, choices: REVIEW_RESULTS, list: 130, filter: true }),
    corrected: bool('纠错（败诉）', { derived: true, list: 110, filter: true }),
    words: prose('主要理由', { max: 4000 }),
    paper: files('决定书、裁判文书'),
  },
});

/** 复议意见书、建议书 and what the unit reports back (SUP-17). */
export const reviewOpinion = record({
  name: 'review-opinion',
  label: '复议意见书建议书',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'to_unit',
  title: 'title',
  read: 'campaigns.read',
  states: {
    issued: { label: '已制发，待反馈', tone: 'attention' },
    reported: { label: '已反馈', tone: 'waiting' },
    closed: { label: '已办结', tone: 'done', final: true },
  },
  fields: {
    title: text('名称', { max: 200, derived: true, list: true, search: true }),
    kind: choice('文书', {
      required: true,
      list: 110,
      filter: true,
      choices: [
        { value: 'opinion', label: '行政复议意见书' },
        { value: 'suggestion', label: '行政复议建议书' },
      ],
    }),
    from_case: ref('所涉案件', { of: 'reconsideration-case', filter: true }),
    document_no: text('文号', { required: true, max: 60, list: 150 }),
    to_unit: text('送达单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    issued_on: day('制发日期', { required: true, list: 110, filter: true }),
    received_on: day('送达日期', { required: true }),
    words: prose('内容', { required: true, max: 4000 }),
    paper: files('文书'),
    report_due: day('反馈期限', { derived: true, list: 110, filter: true }),
    report_basis: text('反馈期限的依据', { max: 300, derived: true }),
    report_words: prose('反馈情况', { max: 4000, derived: true }),
    report_files: files('反馈材料', { derived: true }),
    reported_on: day('反馈日期', { derived: true, list: 110 }),
  },
});

/** 满意度测评: sample, method, result. Groups are kept and shown only from the least sample on (SUP-29). */
export const survey = record({
  name: 'survey',
  label: '满意度测评',
  module: 'registers',
  sharing: 'unit',
  title: 'title',
  read: 'campaigns.read',
  order: { by: 'until_day', desc: true },
  fields: {
    title: text('名称', { required: true, max: 160, list: true, search: true }),
    by_whom: text('测评机构', { required: true, max: 120, list: 180 }),
    method: prose('抽样和调查方法', { required: true, max: 2000 }),
    from_day: day('开始日期', { required: true }),
    until_day: day('结束日期', { required: true, list: 110, filter: true }),
    sample: int('有效样本', { required: true, min: 1, list: 100, unit: '份' }),
    satisfied: int('满意和基本满意', { required: true, min: 0, unit: '份' }),
    words: prose('主要结论', { required: true, max: 4000 }),
    paper: files('测评报告'),
    /** [{ name, sample, satisfied }] */
    groups: json('分组结果', { derived: true, seen: 'never' }),
  },
});

/** 规范性文件清理: kept, amended or repealed, with the reason (SPC-22). */
export const normativeReview = record({
  name: 'normative-review',
  label: '规范性文件清理',
  module: 'registers',
  sharing: 'unit',
  title: 'document_title',
  read: 'campaigns.read',
  states: {
    reviewing: { label: '清理中', tone: 'waiting' },
    decided: { label: '已有结论', tone: 'waiting' },
    done: { label: '已办结', tone: 'done', final: true },
  },
  fields: {
    document_title: text('文件名称', { required: true, max: 200, list: true, search: true }),
    document_no: text('文号', { max: 60, list: 160 }),
    issued_on: day('印发日期', { list: 110 }),
    issuer: text('制定机关', { required: true, max: 120, list: 160 }),
    campaign: ref('所属专项', { of: 'campaign', filter: true }),
    result: choice('清理结论', {
      derived: true,
      list: 100,
      filter: true,
      choices: [
        { value: 'keep', label: '保留' },
        { value: 'amend', label: '修改' },
        { value: 'repeal', label: '废止' },
      ],
    }),
    reason: prose('理由', { max: 4000, derived: true }),
    decided_on: day('作出结论日期', { derived: true, list: 110 }),
    done_on: day('办结日期', { derived: true, list: 110 }),
    done_by: text('办结依据', { max: 300, derived: true, hint: '如修改后的文号、废止决定文号' }),
    done_files: files('办结材料', { derived: true }),
  },
});

export interface SpecialSupervisionRow extends RowOf<typeof specialSupervision> {}
export interface ReconsiderationCaseRow extends RowOf<typeof reconsiderationCase> {}
export interface ReviewOpinionRow extends RowOf<typeof reviewOpinion> {}
export interface SurveyRow extends RowOf<typeof survey> {}
export interface NormativeReviewRow extends RowOf<typeof normativeReview> {}

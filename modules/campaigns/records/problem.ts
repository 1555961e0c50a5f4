/** 突出问题 and what belongs to it: manifestations, problems common to many, the guidance that answers them, the rules they led to. */
import { bool, choice, day, files, int, prose, type RowOf, record, ref, refs, text } from '#kernel/record.ts';

export const VERSIONS = [
  { value: 'self', label: '自查版' },
  { value: 'supplement', label: '增补版' },
] as const;

/** One row of the problem list (SPC-01, 02, 05, 15, 16). */
export const problem = record({
  name: 'problem',
  label: '突出问题',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'title',
  read: 'campaigns.read',
  states: {
    found: { label: '已发现', tone: 'attention' },
    rectifying: { label: '整改中', tone: 'waiting' },
    closed: { label: '已销号', tone: 'done' },
    relapsed: { label: '反弹', tone: 'stopped' },
  },
  fields: {
    title: text('问题', { required: true, max: 120, list: true, search: true }),
    campaign: ref('专项', { of: 'campaign', filter: true }),
    list_version: choice('清单版本', { required: true, choices: VERSIONS, list: 90, filter: true }),
    category: choice('突出问题类别', { required: true, dictionary: 'dict.problem_category', list: 150, filter: true }),
    situation: choice('具体情形', { dictionary: 'dict.problem_situation', filter: true }),
    situation_words: text('情形说明', { max: 200, hint: '当地没有列出具体情形的，用自己的话写' }),
    area: text('所涉执法领域', {
      required: true,
      max: 200,
      list: 160,
      filter: true,
      hint: '如养犬管理、食品安全监督管理',
    }),
    found_on: day('发现日期', { required: true, list: 110, filter: true }),
    first_case: prose('具体表现', { required: true, max: 4000, hint: '写一条；其余的建好后逐条增加，可附案例' }),
    case_files: files('案例材料'),
    harm: prose('危害后果', { required: true, max: 4000 }),
    progress: choice('整治进度', { dictionary: 'dict.problem_progress', list: 110, filter: true }),
    measures: prose('整治措施或拟采取的整治措施', { max: 4000 }),
    measures_now: prose('现阶段措施', { max: 4000, hint: '尚在推进或需长期推进的必填' }),
    measures_long: prose('长期举措', { max: 4000, hint: '尚在推进或需长期推进的必填' }),
    standard: prose('工作标准', { max: 2000 }),
    finish_by: day('完成时限', { list: 110, filter: true }),
    clue_id: text('来源线索编号', { max: 40, derived: true, filter: true, export: false }),
    clue_title: text('来源线索', { max: 200, derived: true }),
    rebound: bool('反弹提示', { required: true, derived: true, list: 90, filter: true }),
    rebound_why: text('反弹提示的理由', { max: 300, derived: true }),
    history: bool('历史专项', { derived: true }),
    closed_on: day('销号日期', { derived: true, filter: true }),
    closing: prose('整改结果', { max: 4000, derived: true }),
    closing_proof: files('整改证明', { derived: true }),
    mechanism: ref('形成的长效机制', { of: 'mechanism', derived: true }),
    no_mechanism: text('未形成制度的理由', { max: 500, derived: true }),
    relapses: int('反弹次数', { derived: true }),
    bureau: text('同级司法行政部门', { max: 30, check: 'unit', derived: true, filter: true }),
  },
});

/** 具体表现: further manifestations of a problem, printed 1. 2. 3. */
export const manifestation = record({
  name: 'manifestation',
  label: '具体表现',
  module: 'registers',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'words',
  read: 'campaigns.read',
  order: { by: 'created_at', desc: false },
  fields: {
    problem: ref('突出问题', { of: 'problem', required: true, derived: true, filter: true, list: 200 }),
    words: prose('表现', { required: true, max: 4000, list: true }),
    happened_on: day('发生日期'),
    case_files: files('案例材料'),
    bureau: text('同级司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

/** 共性问题: raised to the agency above, answered by its guidance (SPC-17). */
export const commonProblem = record({
  name: 'common-problem',
  label: '共性问题',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'raised_to',
  title: 'title',
  read: 'campaigns.read',
  states: {
    raised: { label: '已提请，待研究', tone: 'waiting' },
    grouped: { label: '已归并', tone: 'waiting' },
    answered: { label: '已有指导', tone: 'done', final: true },
  },
  fields: {
    title: text('问题', { required: true, max: 120, list: true, search: true }),
    why: choice('提请的理由', {
      required: true,
      list: 120,
      filter: true,
      choices: [
        { value: 'common', label: '共性问题' },
        { value: 'watched', label: '普遍关注' },
        { value: 'unsure', label: '把握不准' },
      ],
    }),
    words: prose('情况和请示事项', { required: true, max: 4000 }),
    problem: ref('来自的突出问题', { of: 'problem', filter: true }),
    category: choice('突出问题类别', { dictionary: 'dict.problem_category', list: 150, filter: true }),
    raised_to: text('提请单位', { required: true, max: 30, check: 'unit', list: 180, filter: true }),
    raised_on: day('提请日期', { derived: true, list: 110 }),
    grouped_as: text('归并为', { max: 120, derived: true, filter: true }),
    guidance: ref('指导意见', { of: 'guidance', derived: true, filter: true }),
  },
});

/** 指导意见: dated, answers common problems, open to every unit; those concerned are told. */
export const guidance = record({
  name: 'guidance',
  label: '指导意见',
  module: 'campaigns',
  sharing: 'staff',
  title: 'title',
  read: 'campaigns.read',
  order: { by: 'issued_on', desc: true },
  fields: {
    title: text('名称', { required: true, max: 200, list: true, search: true }),
    document_no: text('文号', { max: 60, list: 160 }),
    issued_on: day('印发日期', { required: true, list: 110, filter: true }),
    words: prose('主要内容', { required: true, max: 8000 }),
    paper: files('正式文件'),
    answers: refs('回应的共性问题', { of: 'common-problem', required: true }),
    reached: int('送达单位', { derived: true, list: 90, unit: '个' }),
  },
});

/** 长效机制: the rule or system a problem led to (SPC-24). */
export const mechanism = record({
  name: 'mechanism',
  label: '长效机制',
  module: 'campaigns',
  sharing: 'unit',
  also_seen_by: 'bureau',
  title: 'title',
  read: 'campaigns.read',
  fields: {
    title: text('制度或机制名称', { required: true, max: 200, list: true, search: true }),
    kind: choice('形式', {
      required: true,
      list: 110,
      filter: true,
      choices: [
        { value: 'new', label: '新制定制度' },
        { value: 'amended', label: '修订制度' },
        { value: 'repealed', label: '废止制度' },
        { value: 'practice', label: '工作机制' },
      ],
    }),
    document_no: text('文号', { max: 60, list: 150 }),
    adopted_on: day('建立日期', { required: true, list: 110, filter: true }),
    from_problem: ref('来自的突出问题', { of: 'problem', filter: true, derived: true, list: 180 }),
    words: prose('主要内容', { required: true, max: 4000 }),
    paper: files('文本'),
    bureau: text('同级司法行政部门', { max: 30, check: 'unit', derived: true }),
  },
});

export interface ProblemRow extends RowOf<typeof problem> {}
export interface ManifestationRow extends RowOf<typeof manifestation> {}
export interface CommonProblemRow extends RowOf<typeof commonProblem> {}
export interface GuidanceRow extends RowOf<typeof guidance> {}
export interface MechanismRow extends RowOf<typeof mechanism> {}

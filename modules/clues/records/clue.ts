import { bool, choice, choices, day, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/**
 * 线索 (SPC-09…12): one matter, however often and by whatever way it arrived. Its base unit is the unit that took it in; `holder` has it now and
 * answers for it. Nothing here enters the search: search entries know nothing of whom a clue names. Who is complained of sees nothing of it: rows
 * are cut by `barred_units` and `barred_persons` in the database (db/migrations/0840_clues.sql).
 */
export const clue = record({
  name: 'clue',
  label: '线索',
  module: 'clues',
  sharing: 'unit',
  also_seen_by: 'holder',
  title: 'title',
  read: 'clue.read',
  states: {
    registered: { label: '待研判', tone: 'attention' },
    triaged: { label: '待交办', tone: 'attention' },
    assigned: { label: '核查中', tone: 'waiting' },
    verified: { label: '待处置', tone: 'waiting' },
    disposed: { label: '待办结', tone: 'waiting' },
    closed: { label: '已办结', tone: 'done', final: true },
    merged: { label: '已并入', tone: 'stopped' },
    void: { label: '已作废', tone: 'stopped', final: true },
  },
  order: { by: 'created_at', desc: true },
  fields: {
    number: text('线索编号', { derived: true, list: 150, filter: true }),
    title: text('标题', { required: true, max: 120, list: true, hint: '不写反映人的姓名、电话' }),
    content: prose('线索内容', { required: true, max: 8000, hint: '所反映的事，不写反映人的姓名、电话' }),
    sources: choices('线索来源', { derived: true, dictionary: 'dict.clue_source', list: 150, filter: true }),
    arrivals: int('收到次数', { derived: true, list: 90, unit: '次' }),
    received_day: day('首次收到', { derived: true, list: 110, filter: true }),
    categories: choices('问题类别', { dictionary: 'dict.problem_category', list: 150, filter: true }),
    situations: choices('具体情形', { dictionary: 'dict.problem_situation', filter: true }),
    enterprise: bool('涉企', { filter: true }),
    about_units: choices('责任单位代码', { derived: true, choices: [], export: false }),
    about_names: text('责任单位', { derived: true, max: 500, list: 180 }),
    holder: text('承办单位', { required: true, max: 30, check: 'unit', derived: true, list: 170, filter: true }),
    holder_person: text('承办人编号', { derived: true, seen: 'never', export: false }),
    holder_name: text('承办人', { derived: true, max: 60, list: 90 }),
    deadline: day('处置时限', { list: 110, filter: true }),
    deadline_note: text('时限的依据', { max: 300, hint: '文件没有统一规定办理天数，写明按哪一项要求确定' }),
    triage_note: prose('研判意见', { max: 4000 }),
    verification: choice('核实结论', { dictionary: 'dict.clue_verification', derived: true, list: 100, filter: true }),
    verification_note: prose('核实情况', { max: 8000 }),
    verified_day: day('核实日期', { derived: true, filter: true }),
    dispositions: choices('处置结果', { dictionary: 'dict.clue_disposition', list: 130, filter: true }),
    disposition_note: prose('处置情况', { max: 8000 }),
    accountability_note: prose('追责问责专题说明', { max: 8000 }),
    exemption_note: prose('容错免责专题说明', { max: 8000 }),
    disposed_day: day('处置日期', { derived: true, filter: true }),
    underlying: prose('底层的执法问题', { max: 4000 }),
    problem: text('问题清单条目', { derived: true, max: 40, filter: true }),
    reply: prose('告知反映人的话', { max: 1000, hint: '持回执编号可以查到；不写被反映人、处理人和内部情况' }),
    closed_day: day('办结日期', { derived: true, filter: true }),
    task_force: ref('工作专班', { of: 'task-force', filter: true }),
    merged_into: ref('并入', { of: 'clue', derived: true, filter: true }),
    state_before: text('并入前的状态', { derived: true, seen: 'never', export: false }),
    /** A redacted copy for the unit complained of; the original stays with the sender, who goes on answering for it. */
    redacted: bool('删减件', { derived: true, list: 80, filter: true }),
    copy_of: text('删减自', { derived: true, seen: 'never', export: false }),
    barred_units: choices('不得知悉的单位', { derived: true, choices: [], seen: 'never', export: false }),
    barred_persons: choices('不得知悉的人员', {
      derived: true,
      choices: [],
      seen: 'never',
      export: false,
      personal: true,
    }),
  },
});

export interface ClueRow extends RowOf<typeof clue> {}

export const OPEN_STATES: readonly string[] = ['registered', 'triaged', 'assigned', 'verified', 'disposed'];

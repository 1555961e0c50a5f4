/** What belongs to a clue: each time it arrived, the persons it names, each hand-over, the task forces that work on clues. */
import { bool, choice, day, files, prose, type RowOf, record, ref, refs, text } from '#kernel/record.ts';

/** 来件: one time a matter arrived. The informant stands in a record of its own. */
export const clueArrival = record({
  name: 'clue-arrival',
  label: '线索来件',
  module: 'clues',
  sharing: 'unit',
  also_seen_by: 'holder',
  title: 'title',
  read: 'clue.read',
  fields: {
    clue: ref('线索', { of: 'clue', required: true, derived: true, filter: true, list: 'on-demand' }),
    holder: text('承办单位', { derived: true, max: 30, check: 'unit' }),
    title: text('来件', { derived: true, max: 120, list: true }),
    channel: choice('线索来源', { required: true, dictionary: 'dict.clue_source', list: 150, filter: true }),
    arrived_day: day('收到日期', { required: true, list: 110, filter: true }),
    reference: text('来源编号', { max: 80, list: 160, filter: true, hint: '如热线工单号、信访件号、案号' }),
    words: prose('原话或原文', { required: true, max: 8000 }),
    papers: files('附件'),
    named: bool('留有反映人身份', { derived: true, list: 120 }),
    taken_by: text('接收人', { derived: true, max: 60, list: 90 }),
    /** Where it came from in this platform: the record and its id. */
    origin: text('平台内来源', { derived: true, max: 100, filter: true }),
    receipt_hash: text('回执摘要', { derived: true, seen: 'never', export: false }),
    origin_clue: text('收到时的线索', { derived: true, seen: 'never', export: false }),
  },
});

/** 被反映人员: few may read it; whom it names never. */
export const cluePerson = record({
  name: 'clue-person',
  label: '责任人员',
  module: 'clues',
  sharing: 'unit',
  also_seen_by: 'holder',
  title: 'name',
  read: 'clue.read-persons',
  states: { named: { label: '在列' }, removed: { label: '已排除', tone: 'stopped', final: true } },
  fields: {
    clue: ref('线索', { of: 'clue', required: true, derived: true, filter: true, list: 'on-demand' }),
    holder: text('承办单位', { derived: true, max: 30, check: 'unit' }),
    name: text('姓名', { required: true, max: 60, personal: true, list: 120 }),
    in_unit: text('所在单位', { max: 30, check: 'unit', list: 180 }),
    post: text('职务', { max: 60, list: 140 }),
    person: ref('人员库中的人', { of: 'person', personal: true }),
    outcome: prose('责任认定和处理', { max: 2000 }),
  },
});

export const HANDOVER_KINDS = [
  { value: 'down', label: '移交下级' },
  { value: 'up', label: '报请上级' },
  { value: 'across', label: '转交' },
  { value: 'pull', label: '提级核查' },
] as const;

/** 移交: until it is accepted the sender answers. */
export const clueHandover = record({
  name: 'clue-handover',
  label: '线索移交',
  module: 'clues',
  sharing: 'unit',
  also_seen_by: 'to_unit',
  title: 'title',
  read: 'clue.read',
  states: {
    pending: { label: '待接收', tone: 'attention' },
    accepted: { label: '已接收', tone: 'done', final: true },
    refused: { label: '已退回', tone: 'stopped', final: true },
    withdrawn: { label: '已撤回', tone: 'stopped', final: true },
  },
  fields: {
    clue: ref('线索', { of: 'clue', required: true, derived: true, filter: true, list: 'on-demand' }),
    title: text('移交事项', { derived: true, max: 120, list: true }),
    kind: choice('方式', { required: true, choices: HANDOVER_KINDS, list: 100, filter: true }),
    from_unit: text('移交单位', { derived: true, max: 30, check: 'unit', list: 170 }),
    to_unit: text('接收单位', { required: true, max: 30, check: 'unit', list: 170, filter: true }),
    reason: prose('移交理由', { required: true, max: 2000 }),
    redacted: bool('移交删减件', { derived: true, list: 110 }),
    redaction_reason: prose('向被反映单位移交的理由', { derived: true, max: 2000, seen: 'never', export: false }),
    sent_day: day('移交日期', { derived: true, list: 110 }),
    sent_by: text('移交人', { derived: true, max: 60 }),
    sender: text('移交人编号', { derived: true, seen: 'never', export: false }),
    answered_day: day('答复日期', { derived: true, list: 110 }),
    answered_by: text('答复人', { derived: true, max: 60 }),
    answer: prose('退回理由', { derived: true, max: 2000 }),
  },
});

/** 工作专班 (ORG-18): a body for a time that works through clues. */
export const taskForce = record({
  name: 'task-force',
  label: '工作专班',
  module: 'clues',
  sharing: 'unit',
  title: 'name',
  read: 'clue.read',
  states: { working: { label: '工作中', tone: 'waiting' }, ended: { label: '已结束', tone: 'stopped', final: true } },
  fields: {
    name: text('名称', { required: true, max: 100, list: true, search: true }),
    purpose: prose('任务', { required: true, max: 2000 }),
    leader: ref('组长', { of: 'person', required: true, list: 110 }),
    members: refs('成员', { of: 'person', required: true, list: 220 }),
    from: day('开始日期', { required: true, list: 110, filter: true }),
    until: day('结束日期', { list: 110, filter: true }),
    papers: files('设立文件'),
    summary: prose('工作情况', { derived: true, max: 4000 }),
  },
});

export interface ClueArrivalRow extends RowOf<typeof clueArrival> {}
export interface CluePersonRow extends RowOf<typeof cluePerson> {}
export interface ClueHandoverRow extends RowOf<typeof clueHandover> {}
export interface TaskForceRow extends RowOf<typeof taskForce> {}

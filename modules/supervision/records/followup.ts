/** What follows a document: what the agency did, how the bureau pressed, what came of it. */
import { choice, day, files, int, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 整改反馈, kept by the agency that wrote it. */
export const rectification = record({
  name: 'rectification',
  label: '整改反馈',
  module: 'supervision',
  sharing: 'unit',
  title: 'title',
  read: 'supervision.read-document',
  states: {
    submitted: { label: '待核查', tone: 'waiting' },
    accepted: { label: '已认可', tone: 'done', final: true },
    again: { label: '退回继续整改', tone: 'attention', final: true },
  },
  fields: {
    title: text('整改反馈', { required: true, derived: true, list: true }),
    document: ref('监督文书', { of: 'supervision-document', required: true, derived: true, filter: true }),
    done: prose('整改情况', { required: true, max: 8000, list: true }),
    evidence: files('整改材料'),
    replied_day: day('反馈日期', { derived: true, list: 110 }),
    replied_by: text('反馈人', { derived: true }),
    facts_gone: int('经后续事实核实的问题数', { derived: true }),
    check_note: prose('核查意见', { derived: true }),
    checked_by: text('核查人', { derived: true }),
  },
});

/** 加压: one step of the pack's steps, proposed by the platform when a reply is late or taken by a person. */
export const escalation = record({
  name: 'escalation',
  label: '加压',
  module: 'supervision',
  sharing: 'unit',
  title: 'title',
  read: 'supervision.handle',
  states: {
    proposed: { label: '待实施', tone: 'attention' },
    done: { label: '已实施', tone: 'done', final: true },
    dropped: { label: '不再需要', tone: 'plain', final: true },
  },
  fields: {
    title: text('步骤', { required: true, derived: true, list: true }),
    document: ref('监督文书', { of: 'supervision-document', required: true, derived: true, filter: true }),
    step: int('第几步', { derived: true, list: 80 }),
    step_code: text('步骤代码', { derived: true, filter: true }),
    by: text('由谁实施', { derived: true }),
    to: text('对象', { derived: true }),
    basis: prose('依据', { derived: true }),
    proposed_day: day('提出日期', { derived: true, list: 110 }),
    done_day: day('实施日期', { derived: true, list: 110, filter: true }),
    result: prose('实施情况', { max: 4000 }),
    paper: files('文书或材料'),
  },
});

export const OUTCOME_TARGETS = [
  { value: 'correction', label: '纠错' },
  { value: 'unit', label: '追究行政机关责任' },
  { value: 'person', label: '追究执法人员责任' },
] as const;

/** Which dictionary of the packs codes each kind of outcome (SUP-24…26). */
export const OUTCOME_DICTIONARIES: Readonly<Record<string, string>> = {
  correction: 'dict.correction',
  unit: 'dict.unit_accountability',
  person: 'dict.person_accountability',
};

/** 纠错和责任追究, coded for the yearly form. */
export const outcomeRecord = record({
  name: 'outcome-record',
  label: '纠错和责任追究',
  module: 'supervision',
  sharing: 'unit',
  title: 'outcome_name',
  read: 'supervision.handle',
  order: { by: 'outcome_day', desc: true },
  fields: {
    target: choice('类别', { required: true, choices: OUTCOME_TARGETS, list: 160, filter: true }),
    outcome: text('结果代码', { required: true, max: 40, filter: true }),
    outcome_name: text('结果', { derived: true, list: true }),
    document: ref('监督文书', { of: 'supervision-document', derived: true, filter: true }),
    about_unit: text('被监督单位', { derived: true, check: 'unit', list: 160, filter: true }),
    person_name: text('被追究人员', { max: 60, seen: 'supervisor' }),
    outcome_day: day('作出日期', { required: true, list: 110, filter: true }),
    note: prose('事由', { required: true, max: 4000 }),
    basis: prose('依据', { derived: true }),
  },
});

export interface RectificationRow extends RowOf<typeof rectification> {}
export interface EscalationRow extends RowOf<typeof escalation> {}
export interface OutcomeRow extends RowOf<typeof outcomeRecord> {}

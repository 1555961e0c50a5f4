import {
  bool,
  choice,
  choices,
  day,
  files,
  instant,
  json,
  prose,
  type RowOf,
  record,
  ref,
  text,
} from '#kernel/record.ts';
import type { Reason } from '../domain/reason.ts';

export const LIGHTS = [
  { value: 'red', label: '红灯' },
  { value: 'yellow', label: '黄灯' },
] as const;

/**
 * 预警: one act is one card with all its reasons. Its base unit is the supervised agency. What a firm or an informant said makes a second,
 * confidential card that the agency never sees, so nothing here may enter the search (search entries know no confidentiality).
 */
export const alert = record({
  name: 'alert',
  label: '预警',
  module: 'supervision',
  sharing: 'unit',
  supervisor_only: 'confidential',
  title: 'title',
  read: 'supervision.read',
  states: {
    open: { label: '待说明', tone: 'attention' },
    explained: { label: '已说明', tone: 'waiting' },
    accepted: { label: '说明成立', tone: 'done', final: true },
    'in-document': { label: '已发文', tone: 'waiting' },
    reopened: { label: '重新打开', tone: 'attention' },
    closed: { label: '已销号', tone: 'done', final: true },
    withdrawn: { label: '自动消除', tone: 'plain', final: true },
  },
  order: { by: 'opened_day', desc: true },
  fields: {
    title: text('预警', { required: true, derived: true, list: true }),
    light: choice('灯色', { required: true, choices: LIGHTS, derived: true, list: 80, filter: true }),
    opened_day: day('发出日期', { required: true, derived: true, list: 110, filter: true }),
    act_day: day('行为日期', { required: true, derived: true, list: 110, filter: true }),
    subject: text('对象类别', { required: true, derived: true, filter: true }),
    subject_id: text('对象编号', { required: true, derived: true, filter: true, export: false }),
    subject_title: text('对象', { derived: true, list: 220 }),
    bureau: text('监督机构', { derived: true, check: 'unit', filter: true }),
    rules: choices('触发规则', { derived: true, choices: [], filter: true, export: false }),
    reasons: json('触发情形', { required: true, derived: true, export: false }),
    confidential: bool('仅监督机构可见', { required: true, derived: true, seen: 'supervisor' }),
    explain_due: day('说明期限', { derived: true, list: 110, filter: true }),
    explanation: prose('情况说明', { required: true, max: 4000 }),
    evidence: files('说明材料'),
    explained_by: text('说明人', { derived: true, seen: 'never' }),
    explained_at: instant('说明时间', { derived: true }),
    decision_note: prose('处理意见', { derived: true }),
    document: ref('监督文书', { of: 'supervision-document', derived: true }),
    repeat_of: ref('再次出现的预警', { of: 'alert', derived: true }),
    closed_day: day('办结日期', { derived: true, filter: true }),
  },
});

export interface AlertRow extends Omit<RowOf<typeof alert>, 'reasons'> {
  readonly reasons: readonly Reason[];
}

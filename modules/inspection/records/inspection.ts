import {
  bool,
  choice,
  day,
  files,
  instant,
  int,
  json,
  prose,
  type RowOf,
  record,
  ref,
  refs,
  text,
} from '#kernel/record.ts';
import { CODE_KINDS, RESULTS } from './words.ts';

const DEGREE = 1_000_000;

/** 行政检查: one department's inspection of one firm. Its entry is a visit, which a joint inspection shares with other departments. */
export const inspection = record({
  name: 'inspection',
  label: '行政检查',
  module: 'inspection',
  sharing: 'unit',
  title: 'title',
  read: 'inspection.read',
  states: {
    planned: { label: '待批准', tone: 'waiting' },
    approved: { label: '已批准、待入企', tone: 'waiting' },
    entered: { label: '已入企', tone: 'attention' },
    recorded: { label: '已作笔录', tone: 'attention' },
    result: { label: '已录结果', tone: 'done' },
    closed: { label: '已办结', tone: 'done', final: true },
    cancelled: { label: '已取消', tone: 'stopped', final: true },
  },
  initial: 'planned',
  fields: {
    title: text('检查', { derived: true, list: 320, search: true }),
    plan: ref('检查计划', { of: 'plan', list: 200, filter: true, derived: true }),
    plan_version: int('列入计划的报送次数', { derived: true }),
    firm: ref('检查对象', { required: true, of: 'firm', list: 240, filter: true }),
    premises: ref('检查场所', { of: 'premises' }),
    inspection_type: choice('检查类型', {
      required: true,
      dictionary: 'dict.inspection_type',
      list: 110,
      filter: true,
    }),
    source_kind: choice('临时检查原因', { dictionary: 'dict.plan_exempt_reason', list: 120, filter: true }),
    source_words: prose('原因说明', { max: 1000, hint: '选“其他”时必须写明' }),
    quiet_ground: choice('安静生产期特殊情形', { dictionary: 'exceptions.quiet_period', filter: true }),
    quiet_words: prose('特殊情形说明', { max: 1000 }),
    superior_order: text('上级部署文件', { max: 200, hint: '上级部署的专项检查填写文号；照常计数，另作标记' }),
    items: refs('检查事项', { required: true, of: 'enforcement-item', max: 50 }),
    checklist: ref('检查单', { of: 'checklist' }),
    officers: refs('执法人员', { required: true, of: 'person', max: 20 }),
    companions: refs('随同人员', { of: 'person', max: 20, hint: '不作为执法人员实施检查' }),
    planned_from: day('计划开始日期', { required: true, list: 110, filter: true }),
    planned_until: day('计划结束日期', { required: true, list: 'on-demand' }),
    reason: prose('检查理由', { required: true, max: 2000 }),
    basis: prose('检查依据', { required: true, max: 2000, hint: '法律法规名称和条款' }),
    drafter: ref('拟定人', { of: 'person', derived: true }),
    approved_by: ref('批准人', { of: 'person', derived: true }),
    approved_at: instant('批准时间', { derived: true }),
    refused_reason: prose('不批准理由', { max: 1000, derived: true }),
    urgent: bool('紧急检查', { required: true, filter: true }),
    urgent_reason: prose('紧急情况说明', { max: 1000 }),
    visit: ref('入企', { of: 'visit', derived: true }),
    entered_at: instant('入企时间', { derived: true }),
    entered_day: day('入企日期', { derived: true, list: 110, filter: true }),
    code_kind: choice('入企方式', { choices: CODE_KINDS, derived: true, list: 110, filter: true }),
    late_code_reason: prose('未扫码原因', { max: 1000, derived: true }),
    entry_supplement_day: day('补录日期', { derived: true }),
    lat_e6: int('入企纬度', { min: -90 * DEGREE, max: 90 * DEGREE, unit: '百万分之一度', derived: true }),
    lng_e6: int('入企经度', { min: -180 * DEGREE, max: 180 * DEGREE, unit: '百万分之一度', derived: true }),
    place_distance: int('与登记场所距离', { unit: '米', derived: true }),
    marks: json('标记', { derived: true, export: false }),
    record_words: prose('现场检查情况', { max: 10_000, derived: true }),
    firm_opinion: prose('检查对象意见', { max: 2000, derived: true }),
    firm_signer: text('检查对象签字人', { max: 60, derived: true, personal: true, seen: 'masked' }),
    signatures: files('签名', { derived: true }),
    signed_at: instant('签字时间', { derived: true }),
    record_number: text('笔录编号', { derived: true, list: 'on-demand', search: true }),
    found: bool('发现问题', { derived: true, filter: true }),
    result: choice('检查结果', { choices: RESULTS, derived: true, list: 120, filter: true }),
    result_words: prose('结果说明', { max: 4000, derived: true }),
    result_day: day('结果录入日期', { derived: true, list: 'on-demand', filter: true }),
    result_due: day('结果录入期限', { derived: true, list: 110, hint: '空白：原文未规定，本地也未设定' }),
    follow_up: prose('后续跟踪', { max: 4000, derived: true }),
    follow_up_day: day('跟踪日期', { derived: true }),
    publish_due: day('公示期限', { derived: true, list: 'on-demand' }),
    publish_day: day('公示日期', { derived: true, list: 'on-demand', filter: true }),
    publish_place: text('公示平台', { max: 200, derived: true }),
    not_public_reason: prose('不予公开的理由', { max: 1000, derived: true }),
    cancel_reason: prose('取消理由', { max: 1000, derived: true }),
  },
});

export interface InspectionRow extends RowOf<typeof inspection> {}

/** A situation that a pack lets pass but wants marked. */
export interface Mark {
  readonly check: string;
  readonly words: string;
  readonly basis: string;
}

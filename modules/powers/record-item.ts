import { choice, day, prose, type RowOf, record, text } from '#kernel/record.ts';

/** To whom a matter may be entrusted; only an authority is beyond doubt (NOR-24). */
export const TRUSTEE_KINDS = [
  { value: 'authority', label: '行政机关' },
  { value: 'public-affairs', label: '依法成立、具有管理公共事务职能的组织' },
  { value: 'private', label: '企业、中介机构或其他社会组织' },
] as const;

/** 行政执法事项: one entry of an agency's catalogue (NOR-14). Filed with the justice bureau of its level, then published. */
export const enforcementItem = record({
  name: 'enforcement-item',
  label: '行政执法事项',
  module: 'powers',
  sharing: 'region',
  title: 'name',
  read: 'item.read',
  states: {
    draft: { label: '编制中', tone: 'plain' },
    submitted: { label: '待备案', tone: 'waiting' },
    filed: { label: '已备案', tone: 'waiting' },
    published: { label: '已公开', tone: 'done' },
    stopped: { label: '已停用', tone: 'stopped', final: true },
  },
  initial: 'draft',
  fields: {
    item_code: text('事项编码', { max: 60, list: 150, filter: true, import: true }),
    name: text('事项名称', { required: true, max: 300, list: 320, search: true, import: true }),
    act_kind: choice('职权类型', {
      required: true,
      dictionary: 'dict.enforcement_act',
      list: 110,
      filter: true,
      import: true,
    }),
    basis: prose('实施依据', { required: true, max: 5000, list: 320, import: true, hint: '法律法规名称和条款' }),
    item_line: text('条线', { max: 60, list: 110, filter: true, import: true }),
    filed_by: text('备案经办人', { derived: true }),
    published_on: day('公开日期', { derived: true, list: 110 }),
    stop_reason: prose('停用原因', { derived: true }),
    trustee: text('受委托单位', { derived: true, list: 160 }),
    trustee_kind: choice('受委托单位性质', { derived: true, choices: TRUSTEE_KINDS }),
    trust_basis: prose('委托依据', { derived: true }),
    trust_from: day('委托起日', { derived: true }),
    trust_until: day('委托止日', { derived: true }),
  },
});

export interface EnforcementItemRow extends RowOf<typeof enforcementItem> {}

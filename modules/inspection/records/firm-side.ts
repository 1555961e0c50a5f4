/** What firms say and hold: ratings, complaints and firm keys. All are kept by the justice bureau, never by the agency they speak of. */
import { bool, choice, json, prose, type RowOf, record, ref, text } from '#kernel/record.ts';

/** 好差评 of a visit (ENT-08). `confirmed`: given with the firm's own key; an unconfirmed one can warn but never vouch. */
export const rating = record({
  name: 'rating',
  label: '企业评价',
  module: 'inspection',
  sharing: 'unit',
  supervisor_only: 'confidential',
  title: 'level',
  read: 'rating.read',
  states: { kept: { label: '有效', tone: 'plain' }, void: { label: '不予采信', tone: 'stopped', final: true } },
  initial: 'kept',
  fields: {
    visit: ref('入企', { of: 'visit', derived: true, filter: true }),
    about_unit: text('被评价单位', { derived: true, list: 200, filter: true }),
    level: choice('评价', { required: true, dictionary: 'dict.rating_level', list: 120, filter: true }),
    bad: bool('差评', { derived: true, list: 80, filter: true }),
    answers: json('分项评价', { export: false }),
    words: prose('评价意见', { max: 2000 }),
    confirmed: bool('企业凭证确认', { derived: true, list: 110, filter: true }),
    confidential: bool('仅监督机构可见', { derived: true }),
    void_reason: prose('不予采信的理由', { max: 1000, derived: true }),
  },
});

/** 对执法行为的投诉 (ENT-08): received by the bureau; the agency sees nothing of where it came from. */
export const complaint = record({
  name: 'complaint',
  label: '涉企执法投诉',
  module: 'inspection',
  sharing: 'unit',
  supervisor_only: 'confidential',
  title: 'about',
  read: 'complaint.read',
  unmask: 'complaint.unmask',
  states: {
    received: { label: '已收到', tone: 'waiting' },
    handling: { label: '办理中', tone: 'attention' },
    answered: { label: '已答复', tone: 'done', final: true },
  },
  initial: 'received',
  fields: {
    visit: ref('入企', { of: 'visit', derived: true, filter: true }),
    about_unit: text('被投诉单位', { derived: true, list: 200, filter: true }),
    about: text('投诉事项', { required: true, max: 200, list: 300 }),
    words: prose('投诉内容', { required: true, max: 4000 }),
    contact: text('联系方式', { max: 100, personal: true, seen: 'masked' }),
    receipt_hash: text('回执摘要', { derived: true, seen: 'never', export: false }),
    confidential: bool('仅监督机构可见', { derived: true }),
    answer: prose('答复', { max: 4000, derived: true }),
  },
});

/** 企业凭证: a secret the bureau hands to the firm itself. Only its digest is kept. */
export const firmKey = record({
  name: 'firm-key',
  label: '企业凭证',
  module: 'inspection',
  sharing: 'unit',
  supervisor_only: 'confidential',
  title: 'firm_name',
  read: 'firm-key.read',
  states: { valid: { label: '有效', tone: 'done' }, revoked: { label: '已作废', tone: 'stopped', final: true } },
  initial: 'valid',
  fields: {
    firm: ref('企业', { required: true, of: 'firm', list: 240, filter: true }),
    firm_name: text('企业名称', { derived: true, list: 240 }),
    handed_to: text('交付方式', {
      required: true,
      max: 200,
      list: 240,
      hint: '如：当面交法定代表人；不得经执法部门转交',
    }),
    key_hash: text('凭证摘要', { derived: true, seen: 'never', export: false }),
    confidential: bool('仅监督机构可见', { derived: true }),
  },
});

export interface RatingRow extends RowOf<typeof rating> {}
export interface ComplaintRow extends RowOf<typeof complaint> {}
export interface FirmKeyRow extends RowOf<typeof firmKey> {}

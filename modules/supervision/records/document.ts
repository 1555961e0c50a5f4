import { day, instant, prose, type RowOf, record, refs, text } from '#kernel/record.ts';

/**
 * 监督文书. Kept by the bureau. `to_unit` is whom it is meant for from the first draft; `addressee` is filled when it is issued and only
 * from then on may that unit see it.
 */
export const supervisionDocument = record({
  name: 'supervision-document',
  label: '监督文书',
  module: 'supervision',
  sharing: 'unit',
  also_seen_by: 'addressee',
  title: 'title',
  read: 'supervision.read-document',
  states: {
    draft: { label: '起草', tone: 'plain' },
    review: { label: '待审签', tone: 'waiting' },
    issued: { label: '已送达，待反馈', tone: 'attention' },
    replied: { label: '已反馈，待核查', tone: 'waiting' },
    'rectify-again': { label: '继续整改', tone: 'attention' },
    accepted: { label: '整改已认可', tone: 'done' },
    closed: { label: '已销号', tone: 'done', final: true },
  },
  order: { by: 'created_at', desc: true },
  fields: {
    title: text('标题', { required: true, max: 120, list: true, search: true }),
    kind: text('文书种类', { required: true, max: 80, hint: '政策包中的文书条目，如 document.notice' }),
    kind_name: text('文书名称', { derived: true, list: 150 }),
    number: text('文号', { derived: true, list: 170, filter: true }),
    to_unit: text('主送单位', { required: true, max: 30, check: 'unit', filter: true }),
    to_unit_name: text('主送单位名称', { derived: true, list: 180 }),
    addressee: text('已送达单位', { derived: true, check: 'unit' }),
    alerts: refs('所涉预警', { of: 'alert' }),
    facts: prose('事实', { required: true, max: 8000 }),
    problems: prose('存在的问题', { required: true, max: 8000 }),
    requirements: prose('整改要求', { required: true, max: 8000 }),
    basis: prose('依据', { required: true, max: 4000 }),
    reply_due: day('反馈期限', { list: 110, filter: true }),
    reply_basis: text('反馈期限的依据', { max: 300, hint: '文件没有规定期限时，写明逐件确定的理由' }),
    unit_name: text('制发单位', { derived: true }),
    drafter: text('起草人', { derived: true, seen: 'never' }),
    drafter_name: text('起草人姓名', { derived: true, seen: 'supervisor' }),
    approver: text('审签人', { derived: true, seen: 'never' }),
    approver_name: text('审签人姓名', { derived: true, seen: 'supervisor' }),
    review_note: prose('审签意见', { derived: true, seen: 'supervisor' }),
    sealed_at: instant('用印时间', { derived: true }),
    seal_name: text('印章', { derived: true }),
    issued_day: day('送达日期', { derived: true, filter: true }),
    check_note: prose('核查意见', { derived: true }),
    closed_day: day('销号日期', { derived: true, filter: true }),
  },
});

export interface SupervisionDocumentRow extends RowOf<typeof supervisionDocument> {}

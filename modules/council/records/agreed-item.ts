import { day, files, int, prose, type RowOf, record, ref, refs, text } from '#kernel/record.ts';

/** 议定事项 (ORG-14): becomes a duty the moment the minutes are confirmed, and is followed until the convener has checked it. */
export const agreedItem = record({
  name: 'agreed-item',
  label: '议定事项',
  module: 'council',
  sharing: 'region',
  title: 'title',
  read: 'council.read',
  states: {
    draft: { label: '纪要待确认' },
    open: { label: '办理中', tone: 'waiting' },
    reported: { label: '已报完成待核', tone: 'attention' },
    'not-done': { label: '未完成', tone: 'attention' },
    done: { label: '已完成', tone: 'done', final: true },
    dropped: { label: '不再办理', tone: 'stopped', final: true },
  },
  fields: {
    council: ref('会商机制', { of: 'council', required: true, derived: true, filter: true, list: 'on-demand' }),
    meeting: ref('会议', { of: 'council-meeting', required: true, filter: true, list: 200 }),
    topic: ref('议题', { of: 'council-topic' }),
    title: text('议定事项', { required: true, max: 80, list: true, search: true }),
    requirement: prose('要求', { max: 4000 }),
    owner: text('责任单位', { required: true, max: 30, check: 'unit', list: 170, filter: true }),
    helpers: refs('配合单位', { of: 'unit' }),
    due: day('完成时限', { required: true, list: 110, filter: true }),
    proof_required: text('以什么证明完成', { required: true, max: 100, list: 'on-demand' }),
    progress: prose('最近进展', { derived: true, max: 4000 }),
    progress_day: day('进展日期', { derived: true, list: 110 }),
    proof: files('证明材料', { derived: true }),
    reported_day: day('报告完成日期', { derived: true, list: 'on-demand' }),
    reported_by: text('报告人', { derived: true }),
    check_note: prose('核查意见', { derived: true, max: 2000 }),
    done_day: day('核定完成日期', { derived: true, list: 'on-demand' }),
    carried: int('带入以后会议次数', { derived: true, unit: '次', list: 90 }),
  },
});

export interface AgreedItemRow extends RowOf<typeof agreedItem> {}

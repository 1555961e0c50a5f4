import { day, instant, type RowOf, record, ref, text } from '#kernel/record.ts';

/**
 * 入企: one entry of a firm's premises; several inspections of a joint visit belong to it, so that "counted once" is a count of visits.
 * `show_hash` is the digest of the token the officer's phone shows for checking who came; it opens nothing of the rating (README.md).
 */
export const visit = record({
  name: 'visit',
  label: '入企',
  module: 'inspection',
  sharing: 'unit',
  title: 'firm_name',
  read: 'inspection.read',
  states: { open: { label: '进行中', tone: 'attention' }, ended: { label: '已离开', tone: 'done', final: true } },
  initial: 'open',
  fields: {
    firm: ref('检查对象', { of: 'firm', derived: true, list: 240, filter: true }),
    firm_name: text('检查对象名称', { derived: true, list: 240 }),
    premises: ref('检查场所', { of: 'premises', derived: true }),
    started_at: instant('入企时间', { derived: true, list: 160 }),
    visit_day: day('入企日期', { derived: true, filter: true }),
    ended_at: instant('离开时间', { derived: true, list: 160 }),
    show_hash: text('亮码摘要', { derived: true, seen: 'never', export: false }),
    show_until: instant('亮码有效至', { derived: true, seen: 'never', export: false }),
  },
});

export interface VisitRow extends RowOf<typeof visit> {}

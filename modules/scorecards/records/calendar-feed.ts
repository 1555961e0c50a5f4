import { instant, type RowOf, record, ref, text } from '#kernel/record.ts';

/** A calendar address of one person in one unit, for a calendar on a phone or in the mail. Whoever has the address reads; only its digest is kept. */
export const calendarFeed = record({
  name: 'calendar-feed',
  label: '日历订阅',
  module: 'scorecards',
  sharing: 'unit',
  title: 'words',
  read: 'duties.subscribe',
  states: { active: { label: '有效' }, ended: { label: '已停用', tone: 'stopped', final: true } },
  fields: {
    words: text('用途', { required: true, max: 60, list: true, hint: '例如：我的手机日历' }),
    person: ref('订阅人', { of: 'person', required: true, derived: true, list: 120 }),
    token_digest: text('地址摘要', { required: true, max: 64, derived: true, seen: 'never', export: false }),
    ended_at: instant('停用时间', { derived: true, list: 150 }),
  },
});

export interface CalendarFeedRow extends RowOf<typeof calendarFeed> {}

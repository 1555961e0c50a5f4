import { calendarYear } from '#kernel/calendar.ts';
import { command, pick } from '#kernel/command.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type CalendarNoticeRow, calendarNotice } from '../records/calendar-notice.ts';

/** 录入放假安排 of a year. It replaces what was known of that year; due days are counted anew afterwards. */
export const loadCalendar = command<CalendarNoticeRow>()({
  name: 'policy.load-calendar',
  label: '录入放假安排',
  record: 'calendar-notice',
  creates: true,
  right: 'policy.load-calendar',
  from: [],
  tone: 'primary',
  confirm: '录入后，该年度的工作日和有关期限会重新计算。确定吗？',
  fields: pick(calendarNotice.fields, 'year', 'off', 'work', 'basis'),
  decide: ({ input }) => {
    try {
      const checked = calendarYear(input);
      return {
        set: { ...input, off: checked.off, work: checked.work, title: `${checked.year}年放假安排` },
        note: input.basis,
      };
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  },
});

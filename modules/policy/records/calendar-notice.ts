import { int, json, prose, type RowOf, record, text } from '#kernel/record.ts';

/** 放假安排 of one year, as the yearly notice of the State Council's office gives it. The newest notice of a year counts. */
export const calendarNotice = record({
  name: 'calendar-notice',
  label: '放假安排',
  module: 'policy',
  sharing: 'staff',
  title: 'title',
  read: 'policy.read-calendar',
  order: { by: 'year', desc: true },
  fields: {
    title: text('名称', { derived: true, list: true }),
    year: int('年份', { required: true, min: 2000, max: 2100, list: 90, filter: true }),
    off: json('放假日期', { required: true, each: 'day', hint: '照通知逐日选取，含连休的周末' }),
    work: json('调休上班日期', { required: true, each: 'day', hint: '照通知逐日选取；没有调休的不选' }),
    basis: prose('依据文件', { required: true, max: 500, list: true }),
  },
});

export interface CalendarNoticeRow extends RowOf<typeof calendarNotice> {}

/** Open duties as a calendar of whole days. What leaves the house is the kind of work and the day, no name of a firm, a person or a clue. Pure. */
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays, asDay } from '#kernel/day.ts';

export interface FeedDuty {
  readonly id: string;
  readonly title: string;
  readonly due: string;
  readonly provisional: boolean;
}

/** Words of a duty up to its colon: `录入检查结果：某店` is `录入检查结果`. */
export const kindWords = (title: string): string => title.split(/[：:]/)[0]?.trim() ?? '';

/** iCalendar text (RFC 5545). `stamp` is the instant it was made, ISO text. */
export function calendarOf(unit: string, duties: readonly FeedDuty[], stamp: string): string {
  const calendar = ical({
    name: `准绳待办 ${unit}`,
    prodId: '//zhunsheng//duties//CN',
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3_600,
  });
  for (const duty of duties) {
    const day = asDay(duty.due);
    calendar.createEvent({
      id: duty.id,
      stamp: new Date(stamp),
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      allDay: true,
      summary: `${kindWords(duty.title)}${duty.provisional ? '（日期暂定）' : ''}`,
      description: '到期。请登录准绳办理；日历里不写企业和人员。',
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

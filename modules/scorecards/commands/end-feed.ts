import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import type { CalendarFeedRow } from '../records/calendar-feed.ts';

/** 停用订阅: from then on the address answers nothing. */
export const endFeed = command<CalendarFeedRow>()({
  name: 'duties.end-feed',
  label: '停用',
  record: 'calendar-feed',
  right: 'duties.subscribe',
  from: ['active'],
  to: ['ended'],
  fields: {},
  tone: 'danger',
  offered: (row, actor) => row.person === actor.person,
  decide: ({ row, ctx }) =>
    row.person === ctx.actor.person
      ? { state: 'ended', set: { ended_at: ctx.now } }
      : refuse('right.not-yours', '这是别人的日历订阅，只能由本人停用。'),
});

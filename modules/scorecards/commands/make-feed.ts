import { randomBytes } from 'node:crypto';
import { command, pick } from '#kernel/command.ts';
import { digest } from '#kernel/digest.ts';
import { type CalendarFeedRow, calendarFeed } from '../records/calendar-feed.ts';

const BYTES = 24;
/** What the database keeps of an address. */
export const digestOf = (token: string): string => digest(token, 'sha256');

/** 订阅日历: the address is shown this once; whoever loses it makes another. */
export const makeFeed = command<CalendarFeedRow>()({
  name: 'duties.make-feed',
  label: '订阅待办日历',
  record: 'calendar-feed',
  creates: true,
  right: 'duties.subscribe',
  from: [],
  fields: pick(calendarFeed.fields, 'words'),
  load: async () => randomBytes(BYTES).toString('base64url'),
  decide: ({ input, loaded, ctx }) => ({
    set: { ...input, person: ctx.actor.person, token_digest: digestOf(loaded) },
    result: { address: `/api/calendar/${loaded}.ics` },
  }),
});

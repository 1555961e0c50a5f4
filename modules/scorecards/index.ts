/** Scorecards and the one list of duties: by date, by who waits for whom, as a calendar and a feed. */
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { endFeed } from './commands/end-feed.ts';
import { makeFeed } from './commands/make-feed.ts';
import { calendarFeed } from './records/calendar-feed.ts';

export { calendarFeed } from './records/calendar-feed.ts';

const subscribes: Grant[] = [{ right: 'duties.subscribe', reach: 'unit' }];
const EVERYBODY = [
  'officer',
  'clerk',
  'agency-head',
  'legal-reviewer',
  'personnel',
  'line-leader',
  'supervisor',
  'bureau-head',
  'policy-keeper',
  'justice-station',
  'law-office',
];

export const scorecardsModule: ModuleDef = {
  name: 'scorecards',
  label: '考核评价',
  records: [calendarFeed],
  commands: [makeFeed, endFeed],
  rights: { 'duties.subscribe': '订阅本人的待办日历' },
  grants: Object.fromEntries(EVERYBODY.map((role) => [role, subscribes])),
};

/** Scorecards and the one list of duties: by date, by who waits for whom, as a calendar and a feed. */
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { announce } from './commands/announce.ts';
import { dismissObjection, upholdObjection } from './commands/answer-objection.ts';
import { endFeed } from './commands/end-feed.ts';
import { enterFigure } from './commands/enter-figure.ts';
import { finalise } from './commands/finalise.ts';
import { makeFeed } from './commands/make-feed.ts';
import { object } from './commands/object.ts';
import { plans, preview } from './queries/preview.ts';
import { calendarFeed } from './records/calendar-feed.ts';

import { objection, scorecard, scorecardFigure } from './records/scorecard.ts';

export { calendarFeed } from './records/calendar-feed.ts';
export { objection, scorecard, scorecardFigure } from './records/scorecard.ts';

const subscribes: Grant[] = [{ right: 'duties.subscribe', reach: 'unit' }];
const reads: Grant = { right: 'scorecards.read', reach: 'unit' };
const objects: Grant[] = [reads, { right: 'scorecards.object', reach: 'unit' }];
const evaluates: Grant[] = [
  { right: 'scorecards.read', reach: 'region-and-below' },
  { right: 'scorecards.evaluate', reach: 'region-and-below' },
];
const MORE: Readonly<Record<string, readonly Grant[]>> = {
  clerk: objects,
  'agency-head': objects,
  supervisor: evaluates,
  'bureau-head': evaluates,
  'law-office': [{ right: 'scorecards.read', reach: 'region-and-below' }],
};
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
  records: [calendarFeed, scorecard, scorecardFigure, objection],
  commands: [makeFeed, endFeed, enterFigure, announce, object, upholdObjection, dismissObjection, finalise],
  queries: [plans, preview],
  rights: {
    'duties.subscribe': '订阅本人的待办日历',
    'scorecards.read': '查看年度评价',
    'scorecards.evaluate': '评价、填入指标、答复异议',
    'scorecards.object': '对本单位的评价提出异议',
  },
  grants: Object.fromEntries(EVERYBODY.map((role) => [role, [...subscribes, ...(MORE[role] ?? [])]])),
};

/** Policy packs on screen: reading, comparing, local values where documents leave something open, the yearly holiday notice. */
import type { ModuleDef } from '#kernel/registry.ts';
import type { Grant } from '#kernel/rights.ts';
import { confirmLocalValue } from './commands/confirm-local-value.ts';
import { dropLocalValue } from './commands/drop-local-value.ts';
import { endLocalValue } from './commands/end-local-value.ts';
import { loadCalendar } from './commands/load-calendar.ts';
import { setLocalValue } from './commands/set-local-value.ts';
import { signLocalValue } from './commands/sign-local-value.ts';
import { compare } from './queries/compare.ts';
import { packs } from './queries/packs.ts';
import { unspecified } from './queries/unspecified.ts';
import { upgradeReview } from './queries/upgrade-review.ts';
import { why } from './queries/why.ts';
import { calendarNotice } from './records/calendar-notice.ts';
import { localReview } from './records/local-review.ts';
import { localValue } from './records/local-value.ts';

export { type CalendarNoticeRow, calendarNotice } from './records/calendar-notice.ts';
export { type LocalReviewRow, localReview } from './records/local-review.ts';
export { type LocalValueRow, localValue } from './records/local-value.ts';
export { type PolicySource, policyKinds, policySource, policyWhy, providePolicy, type Why } from './service.ts';

const reads: Grant[] = [
  { right: 'policy.read', reach: 'unit' },
  { right: 'policy.read-calendar', reach: 'unit' },
];

export const policyModule: ModuleDef = {
  name: 'policy',
  label: '政策规则',
  records: [localValue, localReview, calendarNotice],
  commands: [setLocalValue, signLocalValue, endLocalValue, dropLocalValue, confirmLocalValue, loadCalendar],
  queries: [packs, why, compare, unspecified, upgradeReview],
  rights: {
    'policy.read': '查看政策包和本地设定值',
    'policy.read-calendar': '查看放假安排',
    'policy.set-local': '起草本地设定值',
    'policy.sign-local': '签署、终止本地设定值',
    'policy.confirm-local': '政策包升级后核对本地设定值',
    'policy.load-calendar': '录入放假安排',
    'policy.dry-run': '试算规则和设定值的改动',
  },
  grants: {
    officer: reads,
    clerk: reads,
    'agency-head': reads,
    'legal-reviewer': reads,
    personnel: reads,
    'line-leader': reads,
    supervisor: [...reads, { right: 'policy.dry-run', reach: 'region-and-below' }],
    'bureau-head': [
      ...reads,
      { right: 'policy.sign-local', reach: 'unit' },
      { right: 'policy.confirm-local', reach: 'unit' },
      { right: 'policy.dry-run', reach: 'region-and-below' },
    ],
    'policy-keeper': [
      ...reads,
      { right: 'policy.set-local', reach: 'unit' },
      { right: 'policy.confirm-local', reach: 'unit' },
      { right: 'policy.load-calendar', reach: 'unit' },
      { right: 'policy.dry-run', reach: 'region-and-below' },
    ],
    'justice-station': reads,
    'law-office': reads,
    'sys-admin': [
      { right: 'policy.read-calendar', reach: 'platform' },
      { right: 'policy.load-calendar', reach: 'platform' },
    ],
  },
};

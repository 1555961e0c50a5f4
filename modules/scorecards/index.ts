/** Scorecards and the one list of duties: by date, by who waits for whom, as a calendar and a feed. */
import type { ModuleDef } from '#kernel/registry.ts';

export const scorecardsModule: ModuleDef = {
  name: 'scorecards',
  label: '考核评价',
};

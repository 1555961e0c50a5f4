/** Pages of the scorecards. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/scorecards',
    place: 'tasks',
    title: '考核评价',
    element: lazy(() => import('./preview-page.tsx').then((m) => ({ default: m.PreviewPage }))),
    needs: { query: 'scorecards.preview' },
  },
  {
    path: '/r/scorecard/:id',
    place: 'tasks',
    title: '年度评价',
    element: lazy(() => import('./scorecard-page.tsx').then((m) => ({ default: m.ScorecardPage }))),
    needs: { record: 'scorecard' },
    lists: ['scorecard-figure'],
  },
];

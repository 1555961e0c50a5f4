/** Pages of the organisation. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/people/supervision-gaps',
    place: 'people',
    title: '内设监督缺口',
    element: lazy(() => import('./gaps-page.tsx').then((m) => ({ default: m.GapsPage }))),
    needs: { query: 'org.supervision-gaps' },
  },
];

/** Pages of the roll-up: sums, texts side by side, burden. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export const rollupPages: readonly DeskPage[] = [
  {
    path: '/returns/roll-up',
    place: 'returns',
    title: '汇总',
    element: lazy(() => import('./rounds-page.tsx').then((m) => ({ default: m.RollUpRoundsPage }))),
    needs: { record: 'return', query: 'returns.roll-up' },
  },
  {
    path: '/returns/roll-up/:round',
    place: 'returns',
    title: '数字汇总',
    element: lazy(() => import('./sums/roll-up-page.tsx').then((m) => ({ default: m.RollUpPage }))),
    needs: { record: 'return', query: 'returns.roll-up' },
    hidden: true,
  },
  {
    path: '/returns/texts/:round',
    place: 'returns',
    title: '文字汇总',
    element: lazy(() => import('./texts/texts-page.tsx').then((m) => ({ default: m.TextsPage }))),
    needs: { record: 'return', query: 'returns.texts' },
    hidden: true,
  },
  {
    path: '/returns/burden',
    place: 'returns',
    title: '填报负担',
    element: lazy(() => import('./burden/burden-page.tsx').then((m) => ({ default: m.BurdenPage }))),
    needs: { record: 'return', query: 'returns.burden' },
  },
];

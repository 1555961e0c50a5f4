/** Pages of returns: what is owed and collected, rounds, one return. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';
import { rollupPages } from '../rollup/ui/index.ts';

export { offerLedger } from './ledgers/ledgers.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/returns',
    place: 'returns',
    title: '要报要收',
    element: lazy(() => import('./mine/returns-page.tsx').then((m) => ({ default: m.ReturnsPage }))),
    needs: { record: 'return', query: 'returns.mine' },
    // Who fills in has rounds with the return; their list is a page of those who receive and open.
    lists: [
      'return-round',
      'return-cell',
      'return-line',
      'return-version',
      'return-comment',
      'return-delivery',
      'return-urge',
    ],
  },
  {
    path: '/returns/rounds',
    place: 'returns',
    title: '批次进度',
    element: lazy(() => import('./rounds/rounds-page.tsx').then((m) => ({ default: m.RoundsPage }))),
    needs: { record: 'return-round', query: 'returns.rounds', right: 'returns.receive' },
    lists: ['return-round'],
  },
  {
    path: '/r/return-round/:id',
    place: 'returns',
    title: '报送批次',
    element: lazy(() => import('./rounds/round-page.tsx').then((m) => ({ default: m.RoundPage }))),
    needs: { record: 'return-round', query: 'returns.rounds' },
  },
  {
    path: '/r/return/:id',
    place: 'returns',
    title: '报表',
    element: lazy(() => import('./page/return-page.tsx').then((m) => ({ default: m.ReturnPage }))),
    needs: { record: 'return', query: 'returns.sheet' },
  },
  ...rollupPages,
];

/** Pages of firms, their premises, and duplicates. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/firms/duplicates',
    place: 'ledgers',
    title: '疑似重复主体',
    element: lazy(() => import('./duplicates-page.tsx').then((m) => ({ default: m.DuplicatesPage }))),
    needs: { query: 'parties.duplicates' },
  },
  {
    path: '/r/firm/:id',
    place: 'ledgers',
    title: '经营主体',
    element: lazy(() => import('./firm-page.tsx').then((m) => ({ default: m.FirmPage }))),
    needs: { record: 'firm' },
  },
];

/** Pages of the catalogue of enforcement matters and of check-lists. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/catalogue',
    place: 'ledgers',
    title: '事项目录',
    element: lazy(() => import('./catalogue-page.tsx').then((m) => ({ default: m.CataloguePage }))),
    needs: { record: 'enforcement-item' },
  },
  {
    path: '/r/enforcement-item/:id',
    place: 'ledgers',
    title: '行政执法事项',
    element: lazy(() => import('./item-page.tsx').then((m) => ({ default: m.ItemPage }))),
    needs: { record: 'enforcement-item' },
  },
  {
    path: '/r/checklist/:id',
    place: 'ledgers',
    title: '检查单',
    element: lazy(() => import('./checklist-page.tsx').then((m) => ({ default: m.ChecklistPage }))),
    needs: { record: 'checklist' },
  },
];

/** Pages of clues: what waits, taking one in, one clue, the books. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';
import './ledger.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/clues',
    place: 'clues',
    title: '待办线索',
    element: lazy(() => import('./clues-page.tsx').then((m) => ({ default: m.CluesPage }))),
    needs: { record: 'clue', query: 'clues.inbox' },
    lists: ['clue-arrival', 'clue-identity', 'clue-person', 'clue-handover', 'clue-opening'],
  },
  {
    path: '/clues/new',
    place: 'clues',
    title: '登记线索',
    element: lazy(() => import('./intake-page.tsx').then((m) => ({ default: m.IntakePage }))),
    needs: { right: 'clue.register' },
  },
  {
    path: '/clues/reconcile',
    place: 'clues',
    title: '对账',
    element: lazy(() => import('./reconcile-page.tsx').then((m) => ({ default: m.ReconcilePage }))),
    needs: { query: 'clues.reconcile' },
  },
  {
    path: '/r/clue/new/clue.register',
    place: 'clues',
    title: '登记线索',
    element: lazy(() => import('./intake-page.tsx').then((m) => ({ default: m.IntakePage }))),
    needs: { right: 'clue.register' },
    hidden: true,
  },
  {
    path: '/r/clue/:id',
    place: 'clues',
    title: '线索',
    element: lazy(() => import('./clue-page.tsx').then((m) => ({ default: m.CluePage }))),
    needs: { record: 'clue', query: 'clues.page' },
  },
  {
    path: '/r/clue-opening/:id',
    place: 'clues',
    title: '查看反映人身份',
    element: lazy(() => import('./opening-page.tsx').then((m) => ({ default: m.OpeningPage }))),
    needs: { record: 'clue-opening' },
  },
];

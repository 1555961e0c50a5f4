/** Pages of training: how units and persons stand, one person's file, one's own, a round. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/training',
    place: 'people',
    title: '培训学时',
    element: lazy(() => import('./training-page.tsx').then((m) => ({ default: m.TrainingPage }))),
    needs: { query: 'training.standing' },
    lists: [
      'training',
      'training-plan',
      'training-check',
      'training-round',
      'training-session',
      'training-attendance',
      'training-result',
      'must-know',
    ],
  },
  {
    path: '/training/mine',
    place: 'people',
    title: '我的培训档案',
    element: lazy(() => import('./person-page.tsx').then((m) => ({ default: m.OwnPage }))),
    needs: { query: 'training.mine' },
  },
  {
    path: '/r/training/:id',
    place: 'people',
    title: '年度培训档案',
    element: lazy(() => import('./person-page.tsx').then((m) => ({ default: m.PersonPage }))),
    needs: { record: 'training', query: 'training.person' },
  },
  {
    path: '/r/training-round/:id',
    place: 'people',
    title: '轮训',
    element: lazy(() => import('./round-page.tsx').then((m) => ({ default: m.RoundPage }))),
    needs: { record: 'training-round', query: 'training.round' },
  },
  {
    path: '/r/must-know/:id',
    place: 'people',
    title: '应知应会清单',
    element: lazy(() => import('./must-know-page.tsx').then((m) => ({ default: m.MustKnowPage }))),
    needs: { record: 'must-know' },
  },
];

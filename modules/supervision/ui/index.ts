/** Pages of supervision: the morning's alerts, a card, a supervision document, lights over time, the back-test. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/alerts',
    place: 'alerts',
    title: '待办预警',
    element: lazy(() => import('./alerts/alerts-page.tsx').then((m) => ({ default: m.AlertsPage }))),
    needs: { record: 'alert', query: 'supervision.today' },
  },
  {
    path: '/lights',
    place: 'alerts',
    title: '态势',
    element: lazy(() => import('./lights/lights-page.tsx').then((m) => ({ default: m.LightsPage }))),
    needs: { query: 'supervision.lights' },
  },
  {
    // Among the rules: policy keepers, who keep no cards, try drafts as well.
    path: '/back-test',
    place: 'rules',
    title: '回测',
    element: lazy(() => import('./back-test/back-test-page.tsx').then((m) => ({ default: m.BackTestPage }))),
    needs: { query: 'policy.packs', right: 'supervision.back-test' },
  },
  {
    path: '/r/alert/:id',
    place: 'alerts',
    title: '预警',
    element: lazy(() => import('./alert/alert-page.tsx').then((m) => ({ default: m.AlertPage }))),
    needs: { record: 'alert', query: 'supervision.card' },
  },
  {
    path: '/r/supervision-document/new/supervision.draft-document',
    place: 'alerts',
    title: '起草监督文书',
    element: lazy(() => import('./document/draft-page.tsx').then((m) => ({ default: m.DraftPage }))),
    needs: { query: 'supervision.document-kinds' },
    hidden: true,
  },
  {
    path: '/r/supervision-document/:id',
    place: 'alerts',
    title: '监督文书',
    element: lazy(() => import('./document/document-page.tsx').then((m) => ({ default: m.DocumentPage }))),
    needs: { record: 'supervision-document' },
  },
];

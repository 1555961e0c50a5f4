/** Pages of officers and their certificates, and the parts other modules' pages show of them. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export { CertificateThatDay } from './certificate-that-day.tsx';

export const pages: readonly DeskPage[] = [
  {
    path: '/people/staff',
    place: 'people',
    title: '单位和人员',
    element: lazy(() => import('./staff-page.tsx').then((m) => ({ default: m.StaffPage }))),
    needs: { record: 'officer', query: 'org.tree' },
  },
  {
    path: '/people/overview',
    place: 'people',
    title: '队伍概况',
    element: lazy(() => import('./overview-page.tsx').then((m) => ({ default: m.OverviewPage }))),
    needs: { query: 'officers.staff-overview' },
  },
  {
    path: '/people/expiring',
    place: 'people',
    title: '到期证件',
    element: lazy(() => import('./expiring-page.tsx').then((m) => ({ default: m.ExpiringPage }))),
    needs: { query: 'officers.expiring' },
  },
  {
    path: '/r/certificate/:id',
    place: 'people',
    title: '执法证件',
    element: lazy(() => import('./certificate-page.tsx').then((m) => ({ default: m.CertificatePage }))),
    needs: { record: 'certificate' },
  },
  {
    path: '/r/officer/:id',
    place: 'people',
    title: '执法人员',
    element: lazy(() => import('./officer-page.tsx').then((m) => ({ default: m.OfficerPage }))),
    needs: { record: 'officer' },
  },
];

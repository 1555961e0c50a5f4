/** Pages of sign-ins, accounts, delegations and rights; import and the platform's own health stand with them under 设置. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/settings/security',
    place: 'settings',
    title: '登录和安全',
    element: lazy(() => import('./own/security-page.tsx').then((m) => ({ default: m.SecurityPage }))),
    needs: {},
  },
  {
    path: '/import',
    place: 'settings',
    title: '批量导入',
    element: lazy(() => import('./import/import-page.tsx').then((m) => ({ default: m.ImportPage }))),
    needs: { imports: true },
  },
  {
    path: '/import/:job',
    place: 'settings',
    title: '导入结果',
    element: lazy(() => import('./import/job-page.tsx').then((m) => ({ default: m.JobPage }))),
    needs: { imports: true },
  },
  {
    path: '/settings/rights',
    place: 'settings',
    title: '权限矩阵',
    element: lazy(() => import('./rights/matrix-page.tsx').then((m) => ({ default: m.MatrixPage }))),
    needs: { right: 'identity.read-matrix' },
  },
  {
    path: '/settings/access-log',
    place: 'settings',
    title: '登录和访问日志',
    element: lazy(() => import('./log/access-log-page.tsx').then((m) => ({ default: m.AccessLogPage }))),
    needs: { query: 'audit.access-log' },
  },
  {
    path: '/settings/about',
    place: 'settings',
    title: '关于平台',
    element: lazy(() => import('./own/about-page.tsx').then((m) => ({ default: m.AboutPage }))),
    needs: {},
  },
  {
    path: '/r/account/:id',
    place: 'settings',
    title: '账号',
    element: lazy(() => import('./accounts/account-page.tsx').then((m) => ({ default: m.AccountPage }))),
    needs: { record: 'account' },
  },
  {
    path: '/delegations',
    place: 'people',
    title: '委托代办',
    element: lazy(() => import('./delegation/delegations-page.tsx').then((m) => ({ default: m.DelegationsPage }))),
    needs: { record: 'delegation' },
  },
  {
    path: '/r/delegation/:id',
    place: 'people',
    title: '委托',
    element: lazy(() => import('./delegation/delegation-page.tsx').then((m) => ({ default: m.DelegationPage }))),
    needs: { record: 'delegation' },
  },
  {
    path: '/r/delegation/new/identity.delegate',
    place: 'people',
    title: '委托他人办理',
    element: lazy(() => import('./delegation/delegate-page.tsx').then((m) => ({ default: m.DelegatePage }))),
    needs: { record: 'delegation' },
    hidden: true,
  },
];

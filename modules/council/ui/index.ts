/** Pages of the council: its state, a meeting, a bulletin, the printed list of members. */
import './ledger.ts';
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/council',
    place: 'tasks',
    title: '会商机制',
    element: lazy(() => import('./council-page.tsx').then((m) => ({ default: m.CouncilPage }))),
    needs: { record: 'council', query: 'council.overview' },
    lists: [
      'council',
      'council-member',
      'council-meeting',
      'council-topic',
      'agreed-item',
      'council-bulletin',
      'bulletin-delivery',
    ],
  },
  {
    path: '/council/members',
    place: 'tasks',
    title: '成员及联络员名单',
    element: lazy(() => import('./members-page.tsx').then((m) => ({ default: m.MembersPage }))),
    needs: { query: 'council.member-rows' },
    hidden: true,
  },
  {
    path: '/r/council-meeting/:id',
    place: 'tasks',
    title: '会商会议',
    element: lazy(() => import('./meeting-page.tsx').then((m) => ({ default: m.MeetingPage }))),
    needs: { record: 'council-meeting', query: 'council.meeting' },
  },
  {
    path: '/r/council-bulletin/:id',
    place: 'tasks',
    title: '会商通报',
    element: lazy(() => import('./bulletin-page.tsx').then((m) => ({ default: m.BulletinPage }))),
    needs: { record: 'council-bulletin', query: 'council.bulletin' },
  },
];

/** Pages of the policy packs, and the parts that other modules' screens share: jobs and regions. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/pages.ts';

export { JobPanel } from './job/job-panel.tsx';
export { useJob, useStartJob } from './job/use-job.ts';
export { RegionChoice, useOwnRegion, useRegionNames } from './parts/regions.tsx';
export type { EntryShown, PacksAnswer, WhyAnswer } from './shapes.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/policy',
    place: 'rules',
    title: '规则',
    element: lazy(() => import('./packs/packs-page.tsx').then((m) => ({ default: m.PacksPage }))),
    needs: { query: 'policy.packs' },
  },
  {
    path: '/policy/unspecified',
    place: 'rules',
    title: '原文未规定',
    element: lazy(() => import('./local/unspecified-page.tsx').then((m) => ({ default: m.UnspecifiedPage }))),
    needs: { query: 'policy.unspecified' },
  },
  {
    path: '/policy/compare',
    place: 'rules',
    title: '两地对照',
    element: lazy(() => import('./packs/compare-page.tsx').then((m) => ({ default: m.ComparePage }))),
    needs: { query: 'policy.compare' },
  },
  {
    path: '/policy/upgrade-review',
    place: 'rules',
    title: '升级核对',
    element: lazy(() => import('./upgrade/upgrade-page.tsx').then((m) => ({ default: m.UpgradePage }))),
    needs: { query: 'policy.upgrade-review' },
    lists: ['local-review'],
  },
  {
    path: '/policy/dry-run',
    place: 'rules',
    title: '试算',
    element: lazy(() => import('./dry-run/dry-run-page.tsx').then((m) => ({ default: m.DryRunPage }))),
    needs: { query: 'policy.packs', right: 'policy.dry-run' },
  },
  {
    path: '/policy/why/:id',
    place: 'rules',
    title: '为什么适用这个值',
    element: lazy(() => import('./why/why-page.tsx').then((m) => ({ default: m.WhyPage }))),
    needs: { query: 'policy.why' },
  },
  {
    path: '/policy/set-local/:id',
    place: 'rules',
    title: '设定本地值',
    element: lazy(() => import('./local/set-local-page.tsx').then((m) => ({ default: m.SetLocalPage }))),
    needs: { query: 'policy.why' },
  },
];

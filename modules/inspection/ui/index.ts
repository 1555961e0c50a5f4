/** Pages of plans and inspections. */
import { lazy } from 'react';
import type { DeskPage } from '#kernel/ui/index.ts';

export const pages: readonly DeskPage[] = [
  {
    path: '/approve',
    place: 'inspections',
    title: '待批准',
    element: lazy(() => import('./approve/approve-page.tsx').then((m) => ({ default: m.ApprovePage }))),
    needs: { query: 'inspection.to-approve' },
  },
  {
    path: '/plans/new',
    place: 'inspections',
    title: '编制检查计划',
    element: lazy(() => import('./plan/new-plan-page.tsx').then((m) => ({ default: m.NewPlanPage }))),
    needs: { record: 'plan' },
    hidden: true,
  },
  {
    path: '/r/plan/new/plan.create',
    place: 'inspections',
    title: '编制检查计划',
    element: lazy(() => import('./plan/new-plan-page.tsx').then((m) => ({ default: m.NewPlanPage }))),
    needs: { record: 'plan' },
    hidden: true,
  },
  {
    path: '/plans/:id/add',
    place: 'inspections',
    title: '增加检查',
    element: lazy(() => import('./draft/draft-pages.tsx').then((m) => ({ default: m.AddToPlanPage }))),
    needs: { record: 'plan', query: 'inspection.draft-help' },
    hidden: true,
  },
  {
    path: '/r/inspection/new/inspection.draft-ad-hoc',
    place: 'inspections',
    title: '拟定临时检查',
    element: lazy(() => import('./draft/draft-pages.tsx').then((m) => ({ default: m.AdHocPage }))),
    needs: { record: 'inspection', query: 'inspection.draft-help' },
    hidden: true,
  },
  {
    path: '/r/plan/:id',
    place: 'inspections',
    title: '检查计划',
    element: lazy(() => import('./plan/plan-page.tsx').then((m) => ({ default: m.PlanPage }))),
    needs: { record: 'plan' },
  },
  {
    path: '/r/inspection/:id',
    place: 'inspections',
    title: '行政检查',
    element: lazy(() => import('./visit/inspection-page.tsx').then((m) => ({ default: m.InspectionPage }))),
    needs: { record: 'inspection' },
  },
  {
    path: '/r/inspection-amendment/:id',
    place: 'inspections',
    title: '检查记录补正',
    element: lazy(() => import('./visit/amendment-page.tsx').then((m) => ({ default: m.AmendmentPage }))),
    needs: { record: 'inspection-amendment' },
  },
];

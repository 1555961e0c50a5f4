/** Which page an address opens: the desk's own, a module's, else the generic ones that cover every record. */
import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Empty, Loading, type PageProps, useDesk, usePlace } from '#kernel/ui/index.ts';
import { PLACES, type PlaceName } from '#kernel/ui/pages.ts';
import { matchPath } from '#kernel/ui/router.tsx';
import { modulePages } from './module-pages.ts';
import { mayOpen, placeOfRecord, tabsOf } from './places.tsx';
import { ErrorFence } from './shell/error-fence.tsx';

interface Route {
  readonly path: string;
  readonly title: string;
  readonly element: ComponentType<PageProps>;
}

const generic: readonly Route[] = [
  { path: '/', title: '今日', element: lazy(() => import('./pages/today.tsx').then((m) => ({ default: m.Today }))) },
  {
    path: '/duties',
    title: '待办日程',
    element: lazy(() => import('./pages/duties/duties-page.tsx').then((m) => ({ default: m.DutiesPage }))),
  },
  {
    path: '/notices',
    title: '通知',
    element: lazy(() => import('./pages/notices.tsx').then((m) => ({ default: m.Notices }))),
  },
  { path: '/me', title: '我的账号', element: lazy(() => import('./pages/me.tsx').then((m) => ({ default: m.Me }))) },
  {
    path: '/r/:record',
    title: '',
    element: lazy(() => import('./pages/records.tsx').then((m) => ({ default: m.ListPage }))),
  },
  {
    path: '/r/:record/new/:command',
    title: '',
    element: lazy(() => import('./pages/records.tsx').then((m) => ({ default: m.NewPage }))),
  },
  {
    path: '/r/:record/:id',
    title: '',
    element: lazy(() => import('./pages/records.tsx').then((m) => ({ default: m.OnePage }))),
  },
];

/** Place of the rail that an address belongs to. */
export function usePlaceName(): PlaceName {
  const desk = useDesk();
  const { path } = usePlace();
  const page = modulePages.find((p) => matchPath(p.path, path));
  if (page) return page.place;
  const record = desk.record(path.split('/')[2] ?? '');
  if (path.startsWith('/r/') && record) return placeOfRecord(record);
  return PLACES.find((name) => tabsOf(desk, name).some((tab) => tab.to === path)) ?? 'today';
}

export function Pages() {
  const desk = useDesk();
  const { path } = usePlace();
  const routes: readonly Route[] = [...modulePages.filter((p) => mayOpen(desk, p)), ...generic];
  const hit = routes.flatMap((route) => {
    const params = matchPath(route.path, path);
    return params ? [{ route, params }] : [];
  })[0];
  const title = hit?.route.title || desk.record(hit?.params.record ?? '')?.label || '没有找到';
  useEffect(() => {
    document.title = `${title}　准绳`;
  }, [title]);
  if (!hit) return <Empty title="没有这个页面">它可能已经移走，或者您当前的岗位不能打开。请从左侧重新进入。</Empty>;
  const Element = hit.route.element;
  return (
    <ErrorFence key={path}>
      <Suspense fallback={<Loading rows={10} />}>
        <Element params={hit.params} />
      </Suspense>
    </ErrorFence>
  );
}

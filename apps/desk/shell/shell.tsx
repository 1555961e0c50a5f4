/** The desk around a page: banner, who acts, the rail (a bar at the bottom on a phone), tabs of the place. */
import type { ReactNode } from 'react';
import { Link, useDesk, usePlace } from '#kernel/ui/index.ts';
import { useOnline } from '../../shared/online.ts';
import { usePlaceName } from '../pages.tsx';
import { currentTab, placesOf, tabsOf } from '../places.tsx';
import { GlobalSearch } from './global-search.tsx';
import { NoticeBell } from './notice-bell.tsx';
import { PostSwitcher } from './post-switcher.tsx';
import { Rail } from './rail.tsx';
import { UserMenu } from './user-menu.tsx';

export function Shell({ children }: { readonly children: ReactNode }) {
  const desk = useDesk();
  const place = usePlaceName();
  const { path } = usePlace();
  const tabs = tabsOf(desk, place);
  const current = currentTab(tabs, path);
  const { platform } = desk.meta;
  const online = useOnline();
  return (
    <div className="desk">
      <a className="desk-skip" href="#main">
        跳到正文
      </a>
      {platform.kind === 'demo' ? (
        <div className="desk-banner" role="note">
          {platform.banner ?? '演示环境：数据均为虚构'}
        </div>
      ) : null}
      <header className="desk-head zs-no-print">
        <Link to="/" className="desk-name">
          <img src="/icon.svg" alt="" width={24} height={24} />
          准绳
        </Link>
        <GlobalSearch />
        <span className="zs-push" />
        <PostSwitcher />
        <NoticeBell />
        <UserMenu />
      </header>
      <Rail places={placesOf(desk)} current={place} />
      <main className="desk-main" id="main" tabIndex={-1}>
        {tabs.length > 1 ? (
          <nav className="desk-tabs zs-no-print" aria-label="本栏目">
            {tabs.map((tab) => (
              <Link key={tab.to} to={tab.to} aria-current={tab === current ? 'page' : undefined}>
                {tab.label}
              </Link>
            ))}
          </nav>
        ) : null}
        {online ? null : (
          <p className="desk-offline" role="status">
            网络已断开。已填的内容保存在这台电脑上，网络恢复后请再办理一次。
          </p>
        )}
        {children}
      </main>
    </div>
  );
}

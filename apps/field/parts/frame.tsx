import type { ReactNode } from 'react';
import { Link, usePath } from '../../shared/address.tsx';
import { DemoBanner } from '../../shared/demo-banner.tsx';
import { useOnline } from '../../shared/online.ts';
import { useWorker } from '../session.tsx';
import { useOutbox } from '../store/outbox.ts';

/** The page before signing in. */
export function Bare({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header className="top">
        <span className="top-name">准绳 现场执法</span>
      </header>
      <DemoBanner />
      <div className="body">{children}</div>
    </>
  );
}

const PLACES = [
  { to: '/field/', label: '今天' },
  { to: '/field/certificate', label: '亮证' },
  { to: '/field/outbox', label: '待发送' },
  { to: '/field/me', label: '我的' },
] as const;

/** Under whose name one works, whether there is a network, what is not yet sent; the places at the bottom, where the thumb is. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { session, unconfirmed } = useWorker();
  const online = useOnline();
  const path = usePath();
  const unsent = useOutbox(session.person).length;
  const post = session.posts.find((it) => it.id === session.acting);
  return (
    <>
      <header className="top">
        <span className="top-name">{post?.unit_name ?? '准绳'}</span>
        <span>{session.name}</span>
      </header>
      <DemoBanner />
      {online && !unconfirmed ? null : (
        <p className="offline" role="status">
          没有网络：填写的内容存在手机里，联网后发送。
        </p>
      )}
      <div className="body">{children}</div>
      <nav className="places" aria-label="主要页面">
        {PLACES.map((place) => {
          const here = path.replace(/\/$/, '') === place.to.replace(/\/$/, '');
          return (
            <Link key={place.to} to={place.to} className={here ? 'place place-here' : 'place'}>
              {place.label}
              {place.to === '/field/outbox' && unsent > 0 ? <span className="count">{unsent}</span> : null}
            </Link>
          );
        })}
      </nav>
    </>
  );
}

/** The one thing to do next, within reach of the thumb. */
export function Bottom({ children }: { readonly children: ReactNode }) {
  return <div className="bottom">{children}</div>;
}

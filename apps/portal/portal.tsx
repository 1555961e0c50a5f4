/** The public pages: no account, no component library, one thing a page. Nothing here shows or keeps who rated. */
import type { ReactNode } from 'react';
import { Link, matched, usePath } from '../shared/address.tsx';
import { DemoBanner } from '../shared/demo-banner.tsx';
import { useOnline } from '../shared/online.ts';
import { ComplainPage } from './pages/complain.tsx';
import { FirmCodePage } from './pages/firm-code.tsx';
import { NowherePage } from './pages/nowhere.tsx';
import { RatePage } from './pages/rate.tsx';
import { ReceiptAskPage, ReceiptPage } from './pages/receipt.tsx';
import { StartPage } from './pages/start.tsx';
import { VerifyAskPage, VerifyPage } from './pages/verify.tsx';
import { VisitAskPage, VisitPage } from './pages/visit.tsx';

type Parts = Readonly<Record<string, string>>;
const PAGES: readonly (readonly [string, (parts: Parts) => ReactNode])[] = [
  ['/p', () => <StartPage />],
  ['/p/visit', () => <VisitAskPage />],
  ['/p/visit/:token', ({ token = '' }) => <VisitPage token={token} />],
  ['/p/visit/:token/rate/:step', ({ token = '', step = '' }) => <RatePage key={token} token={token} step={step} />],
  [
    '/p/visit/:token/complain/:step',
    ({ token = '', step = '' }) => <ComplainPage key={token} token={token} step={step} />,
  ],
  ['/p/complain', () => <ComplainPage token={null} step="unit" />],
  ['/p/complain/:step', ({ step = '' }) => <ComplainPage token={null} step={step} />],
  ['/p/receipt', () => <ReceiptAskPage />],
  ['/p/receipt/:code', ({ code = '' }) => <ReceiptPage code={code} />],
  ['/p/firm', () => <FirmCodePage />],
  ['/p/verify', () => <VerifyAskPage />],
  ['/p/verify/:code', ({ code = '' }) => <VerifyPage code={code} />],
];

function pageAt(path: string): ReactNode {
  for (const [pattern, page] of PAGES) {
    const parts = matched(pattern, path);
    if (parts) return page(parts);
  }
  return <NowherePage />;
}

export function Portal() {
  const path = usePath();
  const online = useOnline();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="bar">
        <div className="inside">
          <Link to="/p/" className="bar-name">
            <img src="/p/icon.svg" alt="" width={28} height={28} />
            准绳
          </Link>
          <span>行政执法监督 · 企业和群众</span>
        </div>
      </header>
      <DemoBanner />
      {online ? null : (
        <p className="offline" role="status">
          没有网络。您填写的内容保存在这台设备上，不会丢失。
        </p>
      )}
      <div className="inside body">{pageAt(path)}</div>
      <footer className="foot">
        <div className="inside">
          <p>评价和投诉由司法行政部门（行政执法监督机构）接收，不经过被评价、被投诉的单位。</p>
          <p>本页不要求登录，不收集手机号，不使用第三方统计。</p>
        </div>
      </footer>
    </>
  );
}

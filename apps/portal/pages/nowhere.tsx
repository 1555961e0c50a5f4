import { Link } from '../../shared/address.tsx';
import { PublicPage } from '../parts/page.tsx';

export function NowherePage() {
  return (
    <PublicPage title="没有这个页面">
      <p>地址可能没有输全。如果是扫码打开的，请重新扫码；也可以从首页重新进入。</p>
      <Link to="/p/" className="button">
        到首页
      </Link>
    </PublicPage>
  );
}

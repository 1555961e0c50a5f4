/** Enrolling the second factor: scan, then prove with a first code. The picture comes from our own server. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loading, post } from '#kernel/ui/index.ts';
import { CodeForm } from './code.tsx';
import { Door } from './door.tsx';

interface Offer {
  readonly secret: string;
  /** SVG text. */
  readonly qr: string;
}

export function Enrol({ children }: { readonly children?: ReactNode }) {
  const [error, setError] = useState<unknown>(null);
  const offer = useQuery({
    queryKey: ['enrol'],
    queryFn: () => post<Offer>('/api/session/totp', {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Door title="绑定动态口令" error={error ?? offer.error}>
      <p>
        您的岗位要求登录时另输动态口令。请用手机上的动态口令程序（支持 TOTP）扫描下面的二维码，再输入显示的6位数字。
      </p>
      {offer.isPending ? <Loading rows={5} /> : null}
      {offer.data ? (
        <>
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.data.qr)}`}
            alt="绑定动态口令的二维码"
            className="door-qr"
          />
          <details>
            <summary>不能扫码？手工输入密钥</summary>
            <code className="door-secret">{offer.data.secret}</code>
          </details>
          <CodeForm address="/api/session/totp/verify" button="完成绑定" onError={setError} />
        </>
      ) : null}
      {children}
    </Door>
  );
}

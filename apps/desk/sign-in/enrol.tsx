/** Enrolling the second factor: scan, then prove with a first code. The picture is made here, so the secret goes nowhere else. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Loading, post } from '#kernel/ui/index.ts';
import { Door } from './door.tsx';

interface Offer {
  readonly secret: string;
  readonly uri: string;
}

const ADDRESS = '/api/session/second-factor';

/** The code to scan as a picture, without a script from elsewhere. */
async function picture(uri: string): Promise<string> {
  const { toString: draw } = await import('qrcode');
  return `data:image/svg+xml;utf8,${encodeURIComponent(await draw(uri, { type: 'svg', margin: 2 }))}`;
}

export function Enrol({ children }: { readonly children?: ReactNode }) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const offer = useQuery({
    queryKey: ['enrol'],
    queryFn: async () => {
      const it = await post<Offer>(ADDRESS, {});
      return { ...it, image: await picture(it.uri) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const prove = useMutation({
    mutationFn: () => post(ADDRESS, { code: code.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prove.mutate();
  };
  return (
    <Door title="绑定动态口令" error={prove.error ?? offer.error}>
      <p>
        您的岗位要求登录时另输动态口令。请用手机上的动态口令程序（支持 TOTP）扫描下面的二维码，再输入显示的6位数字。
      </p>
      {offer.isPending ? <Loading rows={5} /> : null}
      {offer.data ? (
        <form onSubmit={submit} className="door-form">
          <img src={offer.data.image} alt="绑定动态口令的二维码" className="door-qr" />
          <details>
            <summary>不能扫码？手工输入密钥</summary>
            <code className="door-secret">{offer.data.secret}</code>
          </details>
          <label htmlFor="code">动态口令（6位数字）</label>
          <Input
            id="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(e) => setCode(e.target.value)}
          />
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block
            loading={prove.isPending}
            disabled={code.trim().length < 6}
          >
            完成绑定
          </Button>
        </form>
      ) : null}
      {children}
    </Door>
  );
}

/** Enrolling the second factor, also anew after a change of phone: scan, then prove with a first code. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { post, ToneTag, useDesk } from '#kernel/ui/index.ts';

interface Offer {
  readonly secret: string;
  /** SVG text. */
  readonly qr: string;
}

type WithFactor = Session & { readonly second_factor?: boolean };

export function SecondFactor() {
  const client = useQueryClient();
  const { session } = useDesk();
  const [code, setCode] = useState('');
  const bound = (session as WithFactor).second_factor === true;
  const start = useMutation({ mutationFn: () => post<Offer>('/api/session/totp', {}) });
  const prove = useMutation({
    mutationFn: () => post<Session>('/api/session/totp/verify', { code: code.trim() }),
    onSuccess: (next) => {
      client.setQueryData(['session'], next);
      setCode('');
      start.reset();
    },
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length >= 6) prove.mutate();
  };
  const wrong = prove.error ?? start.error;
  return (
    <section className="zs-card" aria-label="动态口令">
      <h2>动态口令</h2>
      <p>
        {bound ? (
          <ToneTag tone="done">已绑定，登录时要另输动态口令</ToneTag>
        ) : (
          <ToneTag tone="attention">未绑定</ToneTag>
        )}
      </p>
      {start.data ? (
        <form className="id-form" onSubmit={submit}>
          <p>请用手机上的动态口令程序（支持 TOTP）扫描二维码，再输入显示的6位数字。</p>
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(start.data.qr)}`}
            alt="绑定动态口令的二维码"
            className="id-qr"
          />
          <details>
            <summary>不能扫码？手工输入密钥</summary>
            <code className="id-secret">{start.data.secret}</code>
          </details>
          <label htmlFor="own-code" className="zs-label">
            动态口令（6位数字）
          </label>
          <Input
            id="own-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button type="primary" htmlType="submit" loading={prove.isPending}>
            完成绑定
          </Button>
        </form>
      ) : (
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {bound ? '换手机重新绑定' : '绑定动态口令'}
        </Button>
      )}
      {wrong ? (
        <p role="alert">
          <ToneTag tone="stopped">{wrong.message}</ToneTag>
        </p>
      ) : null}
      <p className="zs-quiet">手机遗失、无法登录的，请联系本单位的安全管理员重置。</p>
    </section>
  );
}

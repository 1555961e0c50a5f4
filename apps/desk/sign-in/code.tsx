/** The second factor of a sign-in. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { post } from '#kernel/ui/index.ts';
import { Door } from './door.tsx';

interface CodeFormProps {
  readonly address: string;
  readonly button: string;
  readonly onError?: (error: unknown) => void;
}

/** Six digits and a button; the answer is the session as it is then. */
export function CodeForm({ address, button, onError }: CodeFormProps) {
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const prove = useMutation({
    mutationFn: () => post<Session>(address, { code: code.trim() }),
    onSuccess: (session) => client.setQueryData(['session'], session),
    onError: (error) => {
      setCode('');
      onError?.(error);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim().length >= 6) prove.mutate();
  };
  return (
    <form onSubmit={submit} className="door-form">
      <label htmlFor="code">动态口令（6位数字）</label>
      <Input
        id="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        autoFocus
        value={code}
        onChange={(e) => setCode(e.target.value)}
      />
      <Button type="primary" htmlType="submit" size="large" block loading={prove.isPending}>
        {button}
      </Button>
    </form>
  );
}

export function CodeStep({ children }: { readonly children: ReactNode }) {
  const [error, setError] = useState<unknown>(null);
  return (
    <Door title="输入动态口令" error={error}>
      <p>请打开手机上的动态口令程序，输入当前显示的数字。手机遗失请联系本单位的安全管理员重置。</p>
      <CodeForm address="/api/session/code" button="确定" onError={setError} />
      {children}
    </Door>
  );
}

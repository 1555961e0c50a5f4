/** Signing in with name and password; what comes after (code, change of password, enrolment) is asked by `expected.tsx`. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { post } from '#kernel/ui/index.ts';
import { Door } from './door.tsx';

export function SignIn() {
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => post<Session>('/api/session', { username: username.trim(), password }),
    onSuccess: (session) => client.setQueryData(['session'], session),
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() && password) enter.mutate();
  };
  return (
    <Door title="登录" error={enter.error}>
      <form onSubmit={submit} className="door-form">
        <label htmlFor="username">用户名</label>
        <Input
          id="username"
          autoComplete="username"
          autoCapitalize="off"
          autoFocus
          value={username}
          onChange={(e) => setUsername(e.target.value)}
        />
        <label htmlFor="password">口令</label>
        <Input.Password
          id="password"
          autoComplete="current-password"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          登录
        </Button>
        <p className="zs-quiet">忘记口令或账号被锁定，请联系本单位的安全管理员。</p>
      </form>
    </Door>
  );
}

/** Signing in: name and password, then the code of the second factor where the account has one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Problem, post } from '#kernel/ui/index.ts';
import { Door } from './door.tsx';

const asksCode = (error: unknown) => error instanceof Problem && error.code === 'sign-in.code-needed';

export function SignIn() {
  const client = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [second, setSecond] = useState(false);
  const enter = useMutation({
    mutationFn: () =>
      post('/api/session', { username: username.trim(), password, ...(second ? { code: code.trim() } : {}) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }),
    onError: (error) => {
      if (asksCode(error)) setSecond(true);
      setCode('');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() && password && (!second || code.trim())) enter.mutate();
  };
  return (
    <Door title={second ? '输入动态口令' : '登录'} error={asksCode(enter.error) ? null : enter.error}>
      <form onSubmit={submit} className="door-form">
        {second ? (
          <>
            <label htmlFor="code">动态口令（6位数字）</label>
            <Input
              id="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              autoFocus
              value={code}
              onChange={(e) => setCode(e.target.value)}
            />
          </>
        ) : (
          <>
            <label htmlFor="username">用户名</label>
            <Input
              id="username"
              autoComplete="username"
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
          </>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          {second ? '确定' : '登录'}
        </Button>
        {second ? (
          <Button
            type="link"
            onClick={() => {
              setSecond(false);
              enter.reset();
            }}
          >
            返回重新输入口令
          </Button>
        ) : (
          <p className="zs-quiet">忘记口令或账号被锁定，请联系本单位系统管理员。</p>
        )}
      </form>
    </Door>
  );
}

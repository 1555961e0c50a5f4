import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { Problem, post } from '#kernel/ui/index.ts';
import { Door } from './door.tsx';

interface ChangePasswordProps {
  readonly title: string;
  readonly words: string;
  readonly children?: ReactNode;
}

/** Changes one's password; the server's rules say what is wrong with a new one. */
export function ChangePassword({ title, words, children }: ChangePasswordProps) {
  const client = useQueryClient();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: () => {
      if (fresh !== again)
        throw new Problem({ status: 400, code: 'input.again', detail: '两次输入的新口令不一样，请重新输入。' });
      return post<Session>('/api/session/password', { present: old, wanted: fresh });
    },
    onSuccess: (session) => client.setQueryData(['session'], session),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Door title={title} error={change.error}>
      <p>{words}</p>
      <form onSubmit={submit} className="door-form">
        <label htmlFor="old">现在的口令</label>
        <Input.Password id="old" autoComplete="current-password" value={old} onChange={(e) => setOld(e.target.value)} />
        <label htmlFor="new">新口令</label>
        <Input.Password id="new" autoComplete="new-password" value={fresh} onChange={(e) => setFresh(e.target.value)} />
        <label htmlFor="again">再输入一次新口令</label>
        <Input.Password
          id="again"
          autoComplete="new-password"
          value={again}
          onChange={(e) => setAgain(e.target.value)}
        />
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={change.isPending}
          disabled={!old || !fresh || !again}
        >
          修改口令
        </Button>
        {change.isSuccess ? <p role="status">口令已修改。</p> : null}
        {children}
      </form>
    </Door>
  );
}

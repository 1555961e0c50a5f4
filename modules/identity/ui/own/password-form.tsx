/** Changing one's password; the server's rules say what is wrong with a new one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { Problem, post, ToneTag } from '#kernel/ui/index.ts';

const NOTHING = { present: '', wanted: '', again: '' };
const FIELDS = [
  { name: 'present', label: '现在的口令', complete: 'current-password' },
  { name: 'wanted', label: '新口令', complete: 'new-password' },
  { name: 'again', label: '再输入一次新口令', complete: 'new-password' },
] as const;

export function PasswordForm() {
  const client = useQueryClient();
  const [typed, setTyped] = useState(NOTHING);
  const change = useMutation({
    mutationFn: () => {
      if (typed.wanted !== typed.again)
        throw new Problem({ status: 400, code: 'input.again', detail: '两次输入的新口令不一样，请重新输入。' });
      return post<Session>('/api/session/password', { present: typed.present, wanted: typed.wanted });
    },
    onSuccess: (session) => {
      client.setQueryData(['session'], session);
      void client.invalidateQueries({ queryKey: ['sessions'] });
      setTyped(NOTHING);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section className="zs-card" aria-label="修改口令">
      <h2>修改口令</h2>
      <form className="id-form" onSubmit={submit}>
        {FIELDS.map(({ name, label, complete }) => (
          <div key={name} className="zs-field">
            <label htmlFor={`own-${name}`} className="zs-label">
              {label}
            </label>
            <Input.Password
              id={`own-${name}`}
              autoComplete={complete}
              value={typed[name]}
              onChange={(event) => setTyped((was) => ({ ...was, [name]: event.target.value }))}
            />
          </div>
        ))}
        {change.error ? (
          <p role="alert">
            <ToneTag tone="stopped">{change.error.message}</ToneTag>
          </p>
        ) : null}
        {change.isSuccess ? (
          <p role="status">
            <ToneTag tone="done">口令已修改，其他地方的登录已失效</ToneTag>
          </p>
        ) : null}
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={!typed.present || !typed.wanted || !typed.again}
        >
          修改口令
        </Button>
      </form>
    </section>
  );
}

/** What must be done before work: change an issued password, or enrol the second factor. */

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { remove } from '#kernel/ui/api/client.ts';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { ChangePassword } from './change-password.tsx';
import { CodeStep } from './code.tsx';
import { Door } from './door.tsx';
import { Enrol } from './enrol.tsx';

export function Expected({ session }: { readonly session: Session }) {
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => remove('/api/session'),
    onSettled: () => client.setQueryData(['session'], null),
  });
  const out = (
    <Button type="link" onClick={() => leave.mutate()}>
      返回登录
    </Button>
  );
  if (session.expect === 'code') return <CodeStep>{out}</CodeStep>;
  if (session.expect === 'must_change')
    return (
      <ChangePassword title="请先修改口令" words="您使用的是初始口令或口令已到期，修改后才能继续。">
        {out}
      </ChangePassword>
    );
  if (session.expect === 'enrol') return <Enrol>{out}</Enrol>;
  return (
    <Door title="还差一步">
      系统要求先完成“{session.expect}”。请联系本单位系统管理员。{out}
    </Door>
  );
}

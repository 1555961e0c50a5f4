/** 发放初始口令: asks once more, then hands the password over; it is kept nowhere on this side. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { afterWrite, post, type RecordAnswer, useDesk } from '#kernel/ui/index.ts';

interface IssueProps {
  readonly answer: RecordAnswer;
  readonly onIssued: (password: string) => void;
}

export function IssuePassword({ answer: { row }, onIssued }: IssueProps) {
  const { meta, session } = useDesk();
  const client = useQueryClient();
  const { message } = App.useApp();
  const issue = useMutation({
    mutationFn: () => post<{ readonly password: string }>(`/api/accounts/${row.id}/password`, { version: row.version }),
    onSuccess: async ({ password }) => {
      onIssued(password);
      await afterWrite(client);
    },
    onError: (error) => message.error(error.message, 8),
  });
  const roles = (meta as unknown as { readonly roles?: readonly string[] }).roles ?? [];
  const security = roles.includes('sec-admin');
  const may = security || (roles.includes('sys-admin') && !row.password_issued_at);
  if (!may || row.state !== 'active' || row.person === session.person) return null;
  return (
    <Popconfirm
      title="发放初始口令"
      description="原口令立即失效，本人下次登录必须修改口令。确定发放吗？"
      okText="确定发放"
      cancelText="取消"
      onConfirm={() => issue.mutate()}
    >
      <Button type="primary" loading={issue.isPending}>
        {row.password_issued_at ? '重新发放初始口令' : '发放初始口令'}
      </Button>
    </Popconfirm>
  );
}

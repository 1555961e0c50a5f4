import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { remove } from '#kernel/ui/api/client.ts';
import { go, useDesk } from '#kernel/ui/index.ts';

/** The person signed in; own account, and the way out. */
export function UserMenu() {
  const { session } = useDesk();
  const client = useQueryClient();
  const { message } = App.useApp();
  const leave = useMutation({
    mutationFn: () => remove('/api/session'),
    onSuccess: () => {
      go('/');
      client.setQueryData(['session'], null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'me', label: '我的账号' },
          { key: 'leave', label: '退出登录' },
        ],
        onClick: ({ key }) => (key === 'me' ? go('/me') : leave.mutate()),
      }}
    >
      <Button type="text" aria-label={`${session.name}，账号菜单`}>
        {session.name}
      </Button>
    </Dropdown>
  );
}

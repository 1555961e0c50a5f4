/** Under whose name the person acts: always in sight, changed by a deliberate choice. */
import SwapOutlined from '@ant-design/icons/SwapOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import type { Post, Session } from '#kernel/ui/api/shapes.ts';
import { go, post, useDesk } from '#kernel/ui/index.ts';

export const postWords = (it: Post): string => `${it.unit_name}·${it.role_labels.join('、')}`;

/** Switches the acting post; everything read before belonged to the other one. */
export function useSwitchPost() {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: (id: string) => post<Session>('/api/session/post', { post: id }),
    onSuccess: async (session) => {
      client.setQueryData(['session'], session);
      go('/');
      await client.resetQueries({ predicate: ({ queryKey: [what] }) => what !== 'session' });
    },
    onError: (error) => message.error(error.message),
  });
}

export function PostSwitcher() {
  const { session, post: acting } = useDesk();
  const change = useSwitchPost();
  const words = acting ? `以【${postWords(acting)}】身份` : '未选岗位';
  if (session.posts.length < 2) return <span className="desk-post">{words}</span>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: acting ? [acting.id] : [],
        items: session.posts.map((it) => ({ key: it.id, label: postWords(it) })),
        onClick: ({ key }) => change.mutate(key),
      }}
    >
      <Button
        className="desk-post"
        icon={<SwapOutlined aria-hidden />}
        loading={change.isPending}
        aria-label={`${words}，切换岗位`}
      >
        <span className="desk-post-words">{words}</span>
      </Button>
    </Dropdown>
  );
}

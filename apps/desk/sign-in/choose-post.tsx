import { Button } from 'antd';
import type { Session } from '#kernel/ui/api/shapes.ts';
import { postWords, useSwitchPost } from '../shell/post-switcher.tsx';
import { Door } from './door.tsx';

/** A person with several posts says first in which one to act. */
export function ChoosePost({ session, error }: { readonly session: Session; readonly error?: unknown }) {
  const change = useSwitchPost();
  return (
    <Door title="选择本次办理的岗位" error={change.error ?? error}>
      {session.posts.length === 0 ? <p>您现在没有在任的岗位，请联系本单位管理员。</p> : null}
      <ul className="zs-plain-list door-form">
        {session.posts.map((it) => (
          <li key={it.id}>
            <Button block size="large" onClick={() => change.mutate(it.id)} loading={change.isPending}>
              {postWords(it)}
            </Button>
          </li>
        ))}
      </ul>
    </Door>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { JobProgress, useDesk } from '#kernel/ui/index.ts';
import { postWords } from '../shell/post-switcher.tsx';
import { ChangePassword } from '../sign-in/change-password.tsx';

/** One's own account: posts, password, running jobs, version of the platform. */
export function Me() {
  const { session, meta } = useDesk();
  const [changing, setChanging] = useState(false);
  return (
    <>
      <h1 className="desk-title">我的账号</h1>
      <div className="desk-stack">
        <section className="zs-card">
          <h2>{session.name}的岗位</h2>
          <ul className="zs-related">
            {session.posts.map((it) => (
              <li key={it.id}>
                {postWords(it)}
                {it.id === session.acting ? '（当前）' : ''}
              </li>
            ))}
          </ul>
        </section>
        <section className="zs-card">
          <h2>口令</h2>
          {changing ? (
            <ChangePassword title="修改口令" words="修改后，其他地方的登录会失效。" />
          ) : (
            <Button onClick={() => setChanging(true)}>修改口令</Button>
          )}
        </section>
        <section className="zs-card">
          <h2>我的后台任务</h2>
          <JobProgress />
        </section>
        <p className="zs-quiet">平台版本 {meta.platform.version}</p>
      </div>
    </>
  );
}

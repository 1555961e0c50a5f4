import { useState } from 'react';
import { wordsOf } from '../../shared/trouble.tsx';
import { Facts } from '../parts/facts.tsx';
import { FieldPage } from '../parts/page.tsx';
import { choosePost, useWorker } from '../session.tsx';
import { useOutbox } from '../store/outbox.ts';

/** Who I am here, in which post; leaving is held back while something is unsent. */
export function MePage() {
  const { session, refresh, leave } = useWorker();
  const unsent = useOutbox(session.person).length;
  const [trouble, setTrouble] = useState<unknown>();
  const [sure, setSure] = useState(false);
  const acting = session.posts.find((it) => it.id === session.acting);
  const others = session.posts.filter((it) => it.id !== session.acting);
  const change = (id: string) => choosePost(id).then(refresh, setTrouble);
  return (
    <FieldPage title="我的">
      {trouble ? (
        <div className="notice notice-bad" role="alert">
          <p>{wordsOf(trouble)}</p>
        </div>
      ) : null}
      <Facts
        facts={[
          ['姓名', session.name],
          ['单位', acting?.unit_name],
          ['岗位', acting?.role_labels.join('、')],
        ]}
      />
      {others.length > 0 ? <h2>切换岗位</h2> : null}
      <div className="cards">
        {others.map((it) => (
          <button type="button" key={it.id} className="button button-plain button-wide" onClick={() => change(it.id)}>
            {it.unit_name}·{it.role_labels.join('、')}
          </button>
        ))}
      </div>
      <h2>退出登录</h2>
      {unsent > 0 ? (
        <div className="notice notice-warn">
          <p>还有{unsent}项没有发送。退出后仍留在这部手机里，您再次登录后才会发送。</p>
        </div>
      ) : null}
      <button
        type="button"
        className="button button-plain button-wide"
        onClick={() => (sure || unsent === 0 ? leave() : setSure(true))}
      >
        {sure ? '仍要退出' : '退出登录'}
      </button>
    </FieldPage>
  );
}

/** What is not yet sent, each with its state; nothing leaves here before the platform has it, or the person gives it up. */
import { useState } from 'react';
import { useOnline } from '../../shared/online.ts';
import { FieldPage } from '../parts/page.tsx';
import { useWorker } from '../session.tsx';
import type { Act } from '../store/act.ts';
import { forgetAct, retryAct, sendAll, useOutbox } from '../store/outbox.ts';
import { moment } from '../words.ts';

export function OutboxPage() {
  const { session } = useWorker();
  const acts = useOutbox(session.person);
  const online = useOnline();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await sendAll(session.person).finally(() => setBusy(false));
  };
  return (
    <FieldPage title="待发送">
      {acts.length === 0 ? <p>都已发送，平台都已收到。</p> : null}
      <ul className="cards">
        {acts.map((act) => (
          <li key={act.key} className="card">
            <Waits act={act} />
          </li>
        ))}
      </ul>
      {acts.length > 0 ? (
        <button type="button" className="button button-wide" onClick={send} disabled={busy || !online}>
          {busy ? '正在发送…' : online ? '现在发送' : '没有网络，联网后自动发送'}
        </button>
      ) : null}
    </FieldPage>
  );
}

function Waits({ act }: { readonly act: Act }) {
  const [sure, setSure] = useState(false);
  return (
    <>
      <span className="card-name">{act.words}</span>
      <span className="card-line">{moment(act.made_at)}填写</span>
      {act.refused ? (
        <>
          <span className="tag tag-bad">✕ 平台没有接受</span>
          <p>{act.refused}</p>
          <div className="buttons">
            <button type="button" className="button button-plain" onClick={() => void retryAct(act)}>
              再发一次
            </button>
            <button type="button" className="button-text" onClick={() => (sure ? void forgetAct(act) : setSure(true))}>
              {sure ? '确定删除，内容不能找回' : '删除'}
            </button>
          </div>
        </>
      ) : (
        <span className="tag tag-warn">… 等待网络</span>
      )}
    </>
  );
}

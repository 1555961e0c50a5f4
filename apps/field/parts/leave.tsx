import { useState } from 'react';
import { newKey } from '#kernel/ui/form/draft.ts';
import { useWorker } from '../session.tsx';
import { perform } from '../store/outbox.ts';
import { Refused } from './refused.tsx';

/** 登记离开: ends the visit, so that the firm and the count know when. */
export function Leave({ visit, firm }: { readonly visit: string; readonly firm: string }) {
  const { session } = useWorker();
  const [key] = useState(newKey);
  const [state, setState] = useState<'' | 'busy' | 'acknowledged' | 'waiting'>('');
  const [refusal, setRefusal] = useState<unknown>();
  const leave = async () => {
    setState('busy');
    setRefusal(undefined);
    const act = { person: session.person, command: 'visit.leave', id: visit, input: {}, words: `离开：${firm}` };
    const sent = await perform(act, key);
    if (sent.how !== 'refused') return setState(sent.how);
    setRefusal(sent.error);
    setState('');
  };
  if (state === 'acknowledged') return <p role="status">✓ 已登记离开。</p>;
  if (state === 'waiting') return <p role="status">… 离开登记已存在手机里，联网后发送。</p>;
  return (
    <>
      {refusal ? <Refused title="没有登记离开" error={refusal} /> : null}
      <button type="button" className="button button-plain button-wide" onClick={leave} disabled={state === 'busy'}>
        {state === 'busy' ? '正在登记…' : '登记离开企业'}
      </button>
    </>
  );
}

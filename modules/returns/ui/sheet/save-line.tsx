/** The state of saving in words. */
import { Alert, Button } from 'antd';
import { instantText } from '#kernel/day.ts';
import { type Tone, ToneTag } from '#kernel/ui/index.ts';
import type { SaveState } from '../saving/saver.ts';

const clock = (ms: number) => instantText(ms).slice(11, 16);

function wordsOf(state: SaveState, refusals: number): readonly [Tone, string] {
  const left = refusals > 0 ? `，另有${refusals}格有误没有保存，原文已存在本机` : '';
  switch (state.kind) {
    case 'saved':
      return [
        refusals > 0 ? 'attention' : 'done',
        `${state.at === null ? '已保存' : `已保存 ${clock(state.at)}`}${left}`,
      ];
    case 'waiting':
    case 'sending':
      return ['waiting', '正在保存…'];
    case 'offline':
      return ['attention', '未连网，已存在本机，联网后自动保存'];
    case 'signed_out':
      return ['attention', '登录已失效，已存在本机，重新登录后自动保存'];
    case 'stopped':
      return ['stopped', '没有保存，已存在本机'];
  }
}

export function SaveLine({ state, refusals }: { readonly state: SaveState; readonly refusals: number }) {
  const [tone, words] = wordsOf(state, refusals);
  return (
    <span className="ret-save" role="status" aria-live="polite">
      <ToneTag tone={tone}>{words}</ToneTag>
      {state.kind === 'stopped' ? <span className="zs-fault">{state.words}</span> : null}
    </span>
  );
}

interface RestoredProps {
  readonly cells: number;
  readonly onClose: () => void;
}

export function Restored({ cells, onClose }: RestoredProps) {
  return (
    <Alert
      type="info"
      showIcon
      title={`已带回您上次没有保存的${cells}格`}
      action={
        <Button size="small" onClick={onClose}>
          知道了
        </Button>
      }
    />
  );
}

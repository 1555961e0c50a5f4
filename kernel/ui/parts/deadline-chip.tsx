/** A due day: how far it is, in words and tone, and on click its legal basis and whether it may still move. */
import { Button, Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type Day, dayZh, isDay } from '../../day.ts';
import { useDesk } from '../desk.tsx';
import { distance } from '../format.ts';
import { Loading } from './states.tsx';
import { type Tone, ToneTag } from './tone.tsx';

const BasisAnswer = lazy(() => import('./basis-answer.tsx').then((m) => ({ default: m.BasisAnswer })));

interface DeadlineChipProps {
  /** Null: the documents leave it open, or it is suspended. */
  readonly due: string | null;
  readonly provisional?: boolean | undefined;
  /** Policy entry that sets it. */
  readonly basis?: string | null | undefined;
  readonly what?: string | undefined;
  /** Already done: the distance no longer matters. */
  readonly done?: boolean | undefined;
}

const toneOf = (due: Day, today: Day): Tone => (due < today ? 'stopped' : due === today ? 'attention' : 'waiting');

export function DeadlineChip({ due, provisional, basis, what, done }: DeadlineChipProps) {
  const { today } = useDesk();
  const [open, setOpen] = useState(false);
  const words = isDay(due)
    ? `${due}${done ? '' : `　${distance(due, today)}`}${provisional ? '（暂定）' : ''}`
    : basis
      ? '期限：原文未规定'
      : '未定期限';
  const tone = isDay(due) ? (done ? 'done' : toneOf(due, today)) : 'plain';
  const tag = <ToneTag tone={tone}>{words}</ToneTag>;
  if (!basis && !provisional) return <span className="zs-chip">{tag}</span>;
  return (
    <>
      <Button
        type="text"
        size="small"
        className="zs-chip zs-chip-button"
        aria-haspopup="dialog"
        aria-label={`${what ?? '期限'} ${words}，查看依据`}
        onClick={() => setOpen(true)}
      >
        {tag}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={what ?? '期限'} size={480} destroyOnHidden>
        <p className="zs-lead">{isDay(due) ? `到期日：${dayZh(due)}` : '原文未规定期限，或期限已中止。'}</p>
        {provisional ? (
          <p>
            <ToneTag tone="attention">暂定</ToneTag> 该年的放假安排尚未载入，日期可能变动。
          </p>
        ) : null}
        {basis ? (
          <Suspense fallback={<Loading />}>
            <BasisAnswer id={basis} />
          </Suspense>
        ) : null}
      </Drawer>
    </>
  );
}

/** Remarks on a cell between the levels: read, written, answered in place. */
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { moment, useDesk } from '#kernel/ui/index.ts';
import { useAct } from '../parts/use-act.ts';
import type { Remark } from './shapes.ts';

interface RemarksProps {
  readonly return_id: string;
  /** Empty: about the whole return. */
  readonly address: string;
  readonly remarks: readonly Remark[];
}

const WRITE = 'return.comment';
const ANSWER = 'return.answer-comment';

export function CellRemarks({ return_id, address, remarks }: RemarksProps) {
  const desk = useDesk();
  const own = remarks.filter((it) => it.address === address);
  if (own.length === 0 && !desk.mayGive(WRITE)) return null;
  return (
    <Popover
      trigger="click"
      placement="topRight"
      title={address === '' ? '对整份报表的意见' : '对本格的意见'}
      content={<Remarks return_id={return_id} address={address} remarks={own} />}
      destroyOnHidden
    >
      <Button size="small">意见{own.length > 0 ? `（${own.length}）` : ''}</Button>
    </Popover>
  );
}

function Remarks({ return_id, address, remarks }: RemarksProps) {
  const desk = useDesk();
  const act = useAct();
  const [words, setWords] = useState('');
  return (
    <div className="ret-remarks">
      {remarks.map((remark) => (
        <OneRemark key={remark.id} remark={remark} />
      ))}
      {remarks.length === 0 ? <p className="zs-quiet">还没有意见。</p> : null}
      {desk.mayGive(WRITE) ? (
        <>
          <Input.TextArea
            aria-label="写意见"
            placeholder={remarks.length > 0 ? '另提意见' : '写意见'}
            value={words}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            onChange={(event) => setWords(event.target.value)}
          />
          {act.trouble ? <p className="zs-fault">{act.trouble}</p> : null}
          <Button
            size="small"
            type="primary"
            loading={act.busy}
            disabled={words.trim() === ''}
            onClick={async () => {
              if (await act.give(WRITE, return_id, { address: address || null, words })) setWords('');
            }}
          >
            提出意见
          </Button>
        </>
      ) : null}
    </div>
  );
}

function OneRemark({ remark }: { readonly remark: Remark }) {
  const desk = useDesk();
  const act = useAct();
  const [answer, setAnswer] = useState('');
  return (
    <div className="ret-remark">
      <p>{remark.words}</p>
      <p className="zs-quiet">
        {remark.by}　{moment(remark.at)}
      </p>
      {remark.answer ? <p>答复：{remark.answer}</p> : null}
      {remark.open && desk.post?.unit === remark.unit && desk.mayGive(ANSWER) ? (
        <div className="zs-row">
          <Input
            aria-label="答复意见"
            placeholder="答复这条意见"
            size="small"
            value={answer}
            maxLength={2000}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button
            size="small"
            loading={act.busy}
            disabled={answer.trim() === ''}
            onClick={() => void act.give(ANSWER, remark.id, { answer })}
          >
            答复
          </Button>
          {act.trouble ? <span className="zs-fault">{act.trouble}</span> : null}
        </div>
      ) : null}
    </div>
  );
}

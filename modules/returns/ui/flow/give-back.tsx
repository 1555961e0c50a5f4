/** Sending back: the whole with a reason, or cells picked in the grid, each with what is to be mended. */
import { Alert, App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '../parts/use-act.ts';

export const RETURN = 'return.return';

interface GiveBackProps {
  readonly id: string;
  readonly picking: ReadonlyMap<string, string> | null;
  readonly setPicking: (cells: ReadonlyMap<string, string> | null) => void;
  readonly nameOf: (address: string) => string;
}

export function GiveBack({ id, picking, setPicking, nameOf }: GiveBackProps) {
  const { message } = App.useApp();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const cells = [...(picking ?? [])];
  const bare = cells.some(([, words]) => words.trim() === '');
  const nothing = cells.length === 0 && reason.trim() === '';
  const give = async () => {
    const done = await act.give(RETURN, id, {
      reason: reason.trim() || null,
      cells:
        cells.length === 0
          ? null
          : cells.map(([address, words]) => {
              const cut = address.indexOf('|');
              return { form: address.slice(0, cut), cell: address.slice(cut + 1), words: words.trim() };
            }),
    });
    if (!done) return;
    setAsking(false);
    setPicking(null);
    message.success('已退回，报送单位会收到通知');
  };
  if (picking === null)
    return (
      <Button danger onClick={() => setPicking(new Map())}>
        退回
      </Button>
    );
  return (
    <>
      <span className="zs-quiet">在表格中选格，按“退回这一格”；不选格即退回整份。已选{cells.length}格。</span>
      <Button danger type="primary" onClick={() => setAsking(true)}>
        写明退回理由
      </Button>
      <Button onClick={() => setPicking(null)}>不退回了</Button>
      <Modal
        open={asking}
        title={cells.length > 0 ? `退回${cells.length}格` : '退回整份报表'}
        okText="确定退回"
        okButtonProps={{ danger: true, loading: act.busy, disabled: nothing || bare }}
        onOk={() => void give()}
        onCancel={() => setAsking(false)}
      >
        <div className="zs-form">
          {cells.map(([address, words]) => (
            <div key={address} className="zs-field">
              <label className="zs-label" htmlFor={`back-${address}`}>
                {nameOf(address)}：要改什么<span className="zs-required">（必填）</span>
              </label>
              <Input
                id={`back-${address}`}
                value={words}
                maxLength={1000}
                onChange={(event) => setPicking(new Map(picking).set(address, event.target.value))}
              />
            </div>
          ))}
          <div className="zs-field">
            <label className="zs-label" htmlFor="back-reason">
              退回理由{cells.length === 0 ? <span className="zs-required">（必填）</span> : null}
            </label>
            <Input.TextArea
              id="back-reason"
              value={reason}
              maxLength={4000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          {act.trouble ? <Alert type="error" showIcon title={act.trouble} /> : null}
        </div>
      </Modal>
    </>
  );
}

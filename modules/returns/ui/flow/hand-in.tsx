/** Handing the return on: what is wrong is gone to before anything is sent, and hints are read before they are acknowledged. */
import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { CommandMeta } from '#kernel/ui/index.ts';
import { useAct } from '../parts/use-act.ts';
import type { Place } from '../sheet/fault-list.ts';

export const HAND_IN: readonly string[] = ['return.send-to-review', 'return.submit'];

interface HandInProps {
  readonly id: string;
  readonly command: CommandMeta;
  /** What is to be mended, as it stands now. */
  readonly places: () => readonly Place[];
  /** Sends what is typed; answers whether all of it was taken. */
  readonly settle: () => Promise<boolean>;
  readonly goTo: (place: Place) => void;
}

export function HandIn({ id, command, places, settle, goTo }: HandInProps) {
  const { message } = App.useApp();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const [read, setRead] = useState(false);
  const [hints, setHints] = useState<readonly Place[]>([]);
  const start = async () => {
    if (!(await settle())) {
      message.warning('还有内容没有保存，保存后再办理。');
      return;
    }
    const errors = places().filter((it) => it.level === 'error');
    if (errors[0]) {
      message.warning(`还有${errors.length}处要改，已转到第一处`);
      goTo(errors[0]);
      return;
    }
    setHints(places());
    setRead(false);
    setAsking(true);
  };
  const give = async () => {
    if (await act.give(command.name, id, { acknowledged: hints.length > 0 ? read : null })) {
      setAsking(false);
      message.success(`${command.label}已办理`);
    }
  };
  return (
    <>
      <Button type="primary" onClick={() => void start()}>
        {command.label}
      </Button>
      <Modal
        open={asking}
        title={command.label}
        okText={`确定${command.label}`}
        okButtonProps={{ disabled: hints.length > 0 && !read, loading: act.busy }}
        onOk={() => void give()}
        onCancel={() => setAsking(false)}
      >
        {command.confirm ? <p>{command.confirm}</p> : null}
        {hints.length > 0 ? (
          <>
            <p>有{hints.length}处提示，请核对：</p>
            <ul className="ret-hints">
              {hints.map((it) => (
                <li key={`${it.full}${it.message}`}>{it.message}</li>
              ))}
            </ul>
            <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>
              已核对提示
            </Checkbox>
          </>
        ) : command.confirm ? null : (
          <p>内容已核对，没有发现错误。</p>
        )}
        {act.trouble ? <Alert type="error" showIcon title={act.trouble} /> : null}
      </Modal>
    </>
  );
}

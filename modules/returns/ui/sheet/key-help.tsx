import { Button, Modal } from 'antd';
import { useState } from 'react';
import { KEY_HELP } from '../grid/keys.ts';

/** Every key of the grid, in words. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        快捷键
      </Button>
      <Modal open={open} title="快捷键" footer={null} onCancel={() => setOpen(false)} width={640}>
        <dl className="ret-keys">
          {KEY_HELP.map(([keys, words]) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      </Modal>
    </>
  );
}

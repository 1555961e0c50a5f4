/** A button that opens the form of a command beside the page, begun with what the page knows. Not shown to who may not give it. */
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { go, RecordForm, type RefTitles, recordPath, useDesk } from '#kernel/ui/index.ts';

interface OpenFormProps {
  readonly command: string;
  readonly label?: string;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly refs?: RefTitles;
  readonly primary?: boolean;
  /** Opens the new record afterwards. */
  readonly open?: boolean;
}

export function OpenForm({ command: name, label, initial, refs, primary = false, open = false }: OpenFormProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const [shown, setShown] = useState(false);
  const command = desk.command(name);
  if (!command || !desk.mayGive(name)) return null;
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setShown(true)}>
        {label ?? command.label}
      </Button>
      <Drawer open={shown} onClose={() => setShown(false)} title={label ?? command.label} size={640} destroyOnHidden>
        <RecordForm
          command={command}
          initial={initial}
          refs={refs}
          onDone={(result) => {
            setShown(false);
            message.success(`${command.label}已办理`);
            if (open) go(recordPath(result.record, result.id));
          }}
          onCancel={() => setShown(false)}
        />
      </Drawer>
    </>
  );
}

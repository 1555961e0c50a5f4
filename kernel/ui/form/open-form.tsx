/** A button that opens the form of a command beside the page, begun with what the page knows. Not shown to who may not give it. */
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Field } from '../../record.ts';
import type { RefTitles, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { go, recordPath } from '../router.tsx';
import { RecordForm } from './record-form.tsx';

interface OpenFormProps {
  readonly command: string;
  readonly label?: string;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly refs?: RefTitles;
  /** Names of units the form begins with. */
  readonly units?: UnitNames | undefined;
  /** Fields as this page asks them, for example as a choice among what the pack lists. */
  readonly fields?: Readonly<Record<string, Field>>;
  readonly tone?: 'primary' | 'plain';
  /** Opens the new record afterwards. */
  readonly open?: boolean;
}

export function OpenForm({
  command: name,
  label,
  initial,
  refs,
  units,
  fields,
  tone = 'plain',
  open = false,
}: OpenFormProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const [shown, setShown] = useState(false);
  const command = desk.command(name);
  if (!command || !desk.mayGive(name)) return null;
  const asked = fields ? { ...command, fields: { ...command.fields, ...fields } } : command;
  return (
    <>
      <Button type={tone === 'primary' ? 'primary' : 'default'} onClick={() => setShown(true)}>
        {label ?? command.label}
      </Button>
      <Drawer open={shown} onClose={() => setShown(false)} title={label ?? command.label} size={640} destroyOnHidden>
        <RecordForm
          command={asked}
          initial={initial}
          refs={refs}
          units={units}
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

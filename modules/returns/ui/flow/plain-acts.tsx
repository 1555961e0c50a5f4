/** Acts besides the next step: plain buttons, so that one thing on the page is blue; each opens its form, or asks when there is nothing to fill in. */
import { Alert, App, Button, Drawer, Modal } from 'antd';
import { useState } from 'react';
import { type CommandMeta, RecordForm, type RefTitles, type Row, type UnitNames, useDesk } from '#kernel/ui/index.ts';
import { useAct } from '../parts/use-act.ts';

interface ActsProps {
  readonly row: Row;
  readonly can: readonly string[];
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
  /** Done before a form opens: what is typed is sent, the record read anew. */
  readonly settle: () => Promise<boolean>;
}

const WEIGHT = { primary: 0, plain: 1, danger: 2 } as const;

export function PlainActs({ row, can, refs, units, settle }: ActsProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const act = useAct();
  const [open, setOpen] = useState<CommandMeta | null>(null);
  /** Nothing to fill in, only a yes. */
  const [asking, setAsking] = useState<CommandMeta | null>(null);
  const commands = can
    .map((name) => desk.command(name))
    .filter((it): it is CommandMeta => it !== undefined)
    .sort((a, b) => WEIGHT[a.tone ?? 'plain'] - WEIGHT[b.tone ?? 'plain']);
  const start = async (command: CommandMeta) => {
    if (!(await settle())) {
      message.warning('还有内容没有保存，保存后再办理。');
      return;
    }
    if (Object.keys(command.fields).length > 0) setOpen(command);
    else if (command.confirm) setAsking(command);
    else await give(command);
  };
  const give = async (command: CommandMeta) => {
    if (!(await act.give(command.name, row.id, {}))) return;
    setAsking(null);
    message.success(`${command.label}已办理`);
  };
  return (
    <>
      {commands.map((command) => (
        <Button
          key={command.name}
          type={command.tone === 'primary' ? 'primary' : 'default'}
          danger={command.tone === 'danger'}
          loading={act.busy}
          onClick={() => void start(command)}
        >
          {command.label}
        </Button>
      ))}
      {act.trouble && !asking ? <span className="zs-fault">{act.trouble}</span> : null}
      <Modal
        open={asking !== null}
        title={asking?.label}
        okText={`确定${asking?.label ?? ''}`}
        okButtonProps={{ danger: asking?.tone === 'danger', loading: act.busy }}
        onOk={() => void (asking && give(asking))}
        onCancel={() => setAsking(null)}
      >
        <p>{asking?.confirm}</p>
        {act.trouble ? <Alert type="error" showIcon title={act.trouble} /> : null}
      </Modal>
      <Drawer open={open !== null} onClose={() => setOpen(null)} title={open?.label ?? ''} size={640} destroyOnHidden>
        {open ? (
          <RecordForm
            key={open.name}
            command={open}
            row={row}
            refs={refs}
            units={units}
            onDone={() => {
              message.success(`${open.label}已办理`);
              setOpen(null);
            }}
            onCancel={() => setOpen(null)}
          />
        ) : null}
      </Drawer>
    </>
  );
}

/** The buttons of a record: exactly what the server says the reader may do now. */

import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { post } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';
import { afterWrite } from '../api/queries.ts';
import type { CommandMeta, CommandResult, RecordMeta, RefTitles, Row, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { newKey } from '../form/draft.ts';
import { RecordForm } from '../form/record-form.tsx';
import { go, recordPath } from '../router.tsx';

interface ActionBarProps {
  readonly record: RecordMeta;
  readonly row: Row;
  /** Names of the commands, from the server. */
  readonly can: readonly string[];
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
}

/** More than these go behind 更多. */
const SHOWN = 4;
const WEIGHT = { primary: 0, plain: 1, danger: 2 } as const;

export function ActionBar({ record, row, can, refs, units }: ActionBarProps) {
  const desk = useDesk();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const commands = can
    .map((name) => desk.command(name))
    .filter((c): c is CommandMeta => c !== undefined)
    .sort((a, b) => WEIGHT[a.tone ?? 'plain'] - WEIGHT[b.tone ?? 'plain']);
  const current = commands.find((c) => c.name === open) ?? (open ? desk.command(open) : undefined);
  // A drawer that is closing keeps its name until it is gone.
  const name = useRef('');
  if (current) name.current = `${current.label}　${record.label}`;
  const done = (result: CommandResult) => {
    setOpen(null);
    message.success(`${current?.label ?? ''}已办理`);
    if (result.id !== row.id) go(recordPath(result.record, result.id));
  };
  // Nothing to fill in and nothing to ask again: one click is the act.
  const act = async (command: CommandMeta) => {
    if (Object.keys(command.fields).length > 0 || command.confirm) return setOpen(command.name);
    setBusy(command.name);
    try {
      const body = { id: row.id, version: row.version, key: newKey(), input: {} };
      const result = await post<CommandResult>(`/api/commands/${command.name}`, body);
      await afterWrite(client);
      message.success(`${command.label}已办理`);
      if (result.id !== row.id) go(recordPath(result.record, result.id));
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      // The form says what is wrong, shows what another person has changed, and keeps the way open.
      message.error(error instanceof Unreachable ? '没有收到系统的答复，请检查网络后重试。' : error.message);
      await client.invalidateQueries({ queryKey: ['record', record.name] });
    } finally {
      setBusy(null);
    }
  };
  const shown = commands.slice(0, commands.length > SHOWN + 1 ? SHOWN : SHOWN + 1);
  const more = commands.slice(shown.length);
  return (
    <>
      {shown.map((c, i) => (
        <Button
          key={c.name}
          type={c.tone === 'primary' || (i === 0 && c.tone !== 'danger') ? 'primary' : 'default'}
          danger={c.tone === 'danger'}
          loading={busy === c.name}
          onClick={() => void act(c)}
        >
          {c.label}
        </Button>
      ))}
      {more.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((c) => ({ key: c.name, label: c.label, danger: c.tone === 'danger' })),
            onClick: ({ key }) => {
              const chosen = more.find((c) => c.name === key);
              if (chosen) void act(chosen);
            },
          }}
        >
          <Button>更多</Button>
        </Dropdown>
      ) : null}
      {commands.length === 0 ? <span className="zs-quiet">您现在没有需要办理的事项。</span> : null}
      <Drawer
        open={current !== undefined}
        onClose={() => setOpen(null)}
        title={name.current}
        size={640}
        destroyOnHidden
      >
        {current ? (
          <RecordForm
            key={current.name}
            command={current}
            row={row}
            refs={refs}
            units={units}
            onDone={done}
            onCancel={() => setOpen(null)}
          />
        ) : null}
      </Drawer>
    </>
  );
}

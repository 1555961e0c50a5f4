/** Recording what came of it, with the outcomes of the region's dictionaries instead of codes to type. */
import { App, Button, Drawer, Radio } from 'antd';
import { useState } from 'react';
import { type CommandMeta, Loading, RecordForm, type Row, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { DocumentKindsAnswer } from '../shapes.ts';

const COMMAND = 'supervision.record-outcome';
const DICTIONARIES: Readonly<Record<string, string>> = {
  correction: 'dict.correction',
  unit: 'dict.unit_accountability',
  person: 'dict.person_accountability',
};

export function OutcomeButton({ row }: { readonly row: Row }) {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const command = desk.command(COMMAND);
  if (!command) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{command.label}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={command.label} size={640} destroyOnHidden>
        <OutcomeForm command={command} row={row} onClose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface OutcomeFormProps {
  readonly command: CommandMeta;
  readonly row: Row;
  readonly onClose: () => void;
}

function OutcomeForm({ command, row, onClose }: OutcomeFormProps) {
  const { message } = App.useApp();
  const asked = useModuleQuery<DocumentKindsAnswer>('supervision.document-kinds', {});
  const [target, setTarget] = useState('correction');
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { target: kind, outcome, person_name, ...rest } = command.fields;
  if (!kind || !outcome) return null;
  const choices = asked.data.outcomes[DICTIONARIES[target] ?? ''] ?? [];
  const fields = {
    target: { ...kind, choices: (kind.choices ?? []).filter((it) => it.value === target) },
    outcome: { ...outcome, kind: 'choice' as const, label: '结果', choices },
    ...(target === 'person' && person_name ? { person_name: { ...person_name, required: true } } : {}),
    ...rest,
  };
  return (
    <div className="sup-stack">
      <Radio.Group
        aria-label="类别"
        optionType="button"
        value={target}
        options={(kind.choices ?? []).map((it) => ({ value: it.value, label: it.label }))}
        onChange={(event) => setTarget(String(event.target.value))}
      />
      <RecordForm
        key={target}
        command={{ ...command, fields }}
        row={row}
        initial={{ target }}
        onCancel={onClose}
        onDone={() => {
          message.success(`${command.label}已办理`);
          onClose();
        }}
      />
    </div>
  );
}

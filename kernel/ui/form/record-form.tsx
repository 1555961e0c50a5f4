/** The form of a command, made from its fields. Keeps what was typed, says what is wrong beside the field, sends once. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import type { Field } from '../../record.ts';
import type { Fault } from '../../refusal.ts';
import { Problem } from '../api/problem.ts';
import type { CommandMeta, CommandResult, RefTitles, Row, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { headerOf } from '../format.ts';
import { Conflict } from './conflict.tsx';
import type { Values } from './draft.ts';
import { FieldControl, isOpen } from './field-control.tsx';
import { FormTrouble } from './form-trouble.tsx';
import { useSubmission } from './use-submission.ts';

interface RecordFormProps {
  readonly command: CommandMeta;
  /** The record the command is about; absent when it creates one. */
  readonly row?: Row | undefined;
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
  /** Values to begin with, beyond those of the row. */
  readonly initial?: Values | undefined;
  readonly onDone: (result: CommandResult) => void;
  readonly onCancel: () => void;
}

const idOf = (name: string) => `field-${name}`;

/** Values a form begins with: those of the row, save masked ones, which would send their stars back. */
function startOf(command: CommandMeta, row: Row | undefined, initial: Values | undefined): Values {
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(command.fields))
    if (row && field.seen !== 'masked' && row[name] !== undefined) out[name] = row[name];
  return { ...out, ...initial };
}

export function RecordForm({ command, row, refs, units, initial, onDone, onCancel }: RecordFormProps) {
  const desk = useDesk();
  const client = useQueryClient();
  const submission = useSubmission(command, row?.id, startOf(command, row, initial));
  const [seen, setSeen] = useState(row);
  const [asking, setAsking] = useState(false);
  const record = desk.record(command.record);
  const conflict = submission.trouble instanceof Problem && submission.trouble.code === 'conflict.version';
  useEffect(() => {
    if (conflict && row) void client.invalidateQueries({ queryKey: ['record', command.record] });
  }, [conflict, client, command.record, row]);

  const send = async () => {
    setAsking(false);
    const result = await submission.submit(seen?.version);
    if (result) onDone(result);
  };
  // Enter in a field goes on typing or picks a day; an act that has legal effect is done by its button.
  const hold = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (command.confirm) setAsking(true);
    else void send();
  };

  return (
    <form className="zs-form" onSubmit={submit} onKeyDown={hold} noValidate aria-label={command.label}>
      {submission.restored ? (
        <Alert
          type="info"
          showIcon
          title="已带出您上次没有提交的内容"
          action={
            <Button size="small" onClick={submission.discard}>
              不要了，重新填写
            </Button>
          }
        />
      ) : null}
      {conflict && seen && record ? (
        <Conflict record={record} seen={seen} onAccept={setSeen} />
      ) : (
        <FormTrouble
          submission={submission}
          idOf={idOf}
          labelOf={(name) => command.fields[name]?.label}
          onRetry={() => void send()}
        />
      )}
      {Object.entries(command.fields).map(([name, field]) => (
        <FormField
          key={name}
          name={name}
          field={field}
          value={submission.values[name]}
          onChange={(value) => submission.set(name, value)}
          faults={submission.faults.filter((f) => f.field === name || f.field.startsWith(`${name}.`))}
          refs={refs}
          units={units}
          replaces={row !== undefined}
        />
      ))}
      <div className="zs-form-actions">
        <Button type="primary" danger={command.tone === 'danger'} htmlType="submit" loading={submission.busy}>
          {command.label}
        </Button>
        <Button onClick={onCancel}>取消</Button>
        <span className="zs-quiet">填写的内容自动保存在本机，提交成功后清除。</span>
      </div>
      <Modal
        open={asking}
        title={command.label}
        okText={`确定${command.label}`}
        okButtonProps={{ danger: command.tone === 'danger' }}
        onOk={() => void send()}
        onCancel={() => setAsking(false)}
      >
        {command.confirm}
      </Modal>
    </form>
  );
}

interface FormFieldProps {
  readonly name: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly faults: readonly Fault[];
  readonly refs: RefTitles | undefined;
  readonly units: UnitNames | undefined;
  /** The record has a value already, which a masked field does not show. */
  readonly replaces: boolean;
}

function FormField({ name, field, value, onChange, faults, refs, units, replaces }: FormFieldProps) {
  const desk = useDesk();
  const id = idOf(name);
  // What is wrong in an entry of a list stands in its cell.
  const fault = (typeof field.each === 'object' ? faults.find((it) => it.field === name) : faults[0])?.message;
  const hint =
    replaces && field.seen === 'masked' ? `${field.hint ?? ''}原有内容已隐去，填写后以新内容为准。` : field.hint;
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined;
  const label = (
    <>
      {headerOf(field)}
      {field.required ? <span className="zs-required">（必填）</span> : null}
    </>
  );
  const body = (
    <>
      {hint ? (
        <div id={`${id}-hint`} className="zs-quiet">
          {hint}
        </div>
      ) : null}
      <FieldControl
        id={id}
        field={field}
        value={value}
        onChange={onChange}
        refs={refs}
        units={units}
        describedBy={described}
        invalid={fault !== undefined}
        faults={faults}
      />
      {fault ? (
        <div id={`${id}-fault`} className="zs-fault">
          {fault}
        </div>
      ) : null}
    </>
  );
  const look = faults.length > 0 ? 'zs-field zs-field-wrong' : 'zs-field';
  if (isOpen(field, desk.choicesOf(field).length))
    return (
      <fieldset id={id} className={look} aria-describedby={described}>
        <legend className="zs-label">{label}</legend>
        {body}
      </fieldset>
    );
  // A list has its own legend; a label would point at no control.
  if (typeof field.each === 'object')
    return (
      <div className={look}>
        <div className="zs-label">{label}</div>
        {body}
      </div>
    );
  return (
    <div className={look}>
      <label className="zs-label" htmlFor={id}>
        {label}
      </label>
      {body}
    </div>
  );
}

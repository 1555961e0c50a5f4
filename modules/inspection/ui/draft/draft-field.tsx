/** One field of the drafting form: label, hint, control, what is wrong. A hand-made control may take the place of the usual one. */
import type { ReactNode } from 'react';
import { FieldControl, isOpen } from '#kernel/ui/form/field-control.tsx';
import type { Submission } from '#kernel/ui/form/use-submission.ts';
import { type CommandMeta, headerOf, useDesk } from '#kernel/ui/index.ts';

export const idOf = (name: string) => `draft-${name}`;

export interface ControlAsk {
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly invalid: boolean;
}

interface DraftFieldProps {
  readonly command: CommandMeta;
  readonly submission: Submission;
  readonly name: string;
  readonly control?: (ask: ControlAsk) => ReactNode;
  readonly onChange?: (value: unknown) => void;
  readonly children?: ReactNode;
}

export function DraftField({ command, submission, name, control, onChange, children }: DraftFieldProps) {
  const desk = useDesk();
  const field = command.fields[name];
  if (!field) return null;
  const id = idOf(name);
  const fault = submission.faults.find((f) => f.field === name || f.field.startsWith(`${name}.`))?.message;
  const described = [field.hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ') || undefined;
  const value = submission.values[name] ?? null;
  const change = onChange ?? ((next: unknown) => submission.set(name, next));
  const label = (
    <>
      {headerOf(field)}
      {field.required ? <span className="zs-required">（必填）</span> : null}
    </>
  );
  const body = (
    <>
      {field.hint ? (
        <div id={`${id}-hint`} className="zs-quiet">
          {field.hint}
        </div>
      ) : null}
      {control ? (
        control({ id, value, onChange: change, invalid: fault !== undefined })
      ) : (
        <FieldControl
          id={id}
          field={field}
          value={value}
          onChange={change}
          describedBy={described}
          invalid={fault !== undefined}
        />
      )}
      {children}
      {fault ? (
        <div id={`${id}-fault`} className="zs-fault">
          {fault}
        </div>
      ) : null}
    </>
  );
  const look = fault ? 'zs-field zs-field-wrong' : 'zs-field';
  if (!control && isOpen(field, desk.choicesOf(field).length))
    return (
      <fieldset id={id} className={look}>
        <legend className="zs-label">{label}</legend>
        {body}
      </fieldset>
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

/** The value of an entry as a labelled field, asking for the type where the packs' answer does not tell it. */
import { Radio } from 'antd';
import { useEffect } from 'react';
import type { EntryShown } from '../shapes.ts';
import { ValueControl } from './value-control.tsx';
import { formOf, startOf, type ValueForm } from './value-form.ts';

interface ValueFieldProps {
  readonly entry: EntryShown;
  readonly form: ValueForm;
  readonly onForm: (form: ValueForm) => void;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly fault?: string | undefined;
}

const TYPES = [
  { value: 'int', label: '数字' },
  { value: 'text', label: '文字' },
  { value: 'bool', label: '是或否' },
  { value: 'list', label: '清单' },
];

/** Draws a field in the look of the generic forms. */
export function ValueField({ entry, form, onForm, value, onChange, fault }: ValueFieldProps) {
  const asked = formOf(entry) === null;
  const id = 'field-value';
  useEffect(() => {
    if (value === undefined || (value === null && (form === 'deadline' || form === 'check'))) onChange(startOf(form));
  }, [value, form, onChange]);
  return (
    <fieldset
      className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}
      aria-describedby={fault ? `${id}-fault` : undefined}
    >
      <legend className="zs-label">
        设定值<span className="zs-required">（必填）</span>
      </legend>
      {asked ? (
        <Radio.Group
          aria-label="值的类型"
          size="small"
          optionType="button"
          options={TYPES}
          value={form}
          onChange={(event) => {
            onForm(event.target.value as ValueForm);
            onChange(startOf(event.target.value as ValueForm));
          }}
        />
      ) : null}
      <ValueControl
        id={id}
        form={form}
        value={value}
        onChange={onChange}
        unit={entry.unit}
        invalid={fault !== undefined}
      />
      {fault ? (
        <div id={`${id}-fault`} className="zs-fault">
          {fault}
        </div>
      ) : null}
    </fieldset>
  );
}

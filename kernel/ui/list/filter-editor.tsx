/** Editor of one condition, by the kind of its field. */
import { Button, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Field } from '../../record.ts';
import { useDesk } from '../desk.tsx';
import { RefSelect } from '../form/ref-select.tsx';

interface FilterEditorProps {
  readonly label: string;
  readonly field: Field | undefined;
  /** Options when there is no field: states, units seen so far. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly value: unknown;
  /** `undefined` takes the condition away. */
  readonly onDone: (value: unknown) => void;
}

interface Range {
  readonly from?: unknown;
  readonly until?: unknown;
}

const asList = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);

/** An empty choice is no condition; one item stands for itself. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.length === 1 ? value[0] : value;
  if (value === '' || value === null) return undefined;
  if (typeof value === 'object' && value !== null) {
    const { from, until } = value as Range;
    return from === undefined && until === undefined ? undefined : value;
  }
  return value;
}

export function FilterEditor({ label, field, options, value, onDone }: FilterEditorProps) {
  const [draft, setDraft] = useState<unknown>(value);
  return (
    <form
      className="zs-filter-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(settled(draft));
      }}
    >
      <Control label={label} field={field} options={options} value={draft} onChange={setDraft} />
      <div className="zs-row">
        <Button type="primary" htmlType="submit">
          确定
        </Button>
        <Button onClick={() => onDone(undefined)}>去掉这个条件</Button>
      </div>
    </form>
  );
}

interface ControlProps {
  readonly label: string;
  readonly field: Field | undefined;
  readonly options: FilterEditorProps['options'];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function Control({ label, field, options, value, onChange }: ControlProps) {
  const desk = useDesk();
  const range = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Range;
  const list = options ?? (field ? desk.choicesOf(field) : []);
  if (!field || field.kind === 'choice' || field.kind === 'choices')
    return (
      <Select
        mode="multiple"
        aria-label={label}
        placeholder={`选择${label}（可多选）`}
        value={asList(value)}
        options={list.map((o) => ({ ...o }))}
        optionFilterProp="label"
        onChange={onChange}
        autoFocus
        className="zs-wide"
      />
    );
  switch (field.kind) {
    case 'day':
    case 'instant':
      return (
        <DatePicker.RangePicker
          aria-label={label}
          allowEmpty={[true, true]}
          value={[range.from ? dayjs(String(range.from)) : null, range.until ? dayjs(String(range.until)) : null]}
          onChange={(pair) => {
            const end = (i: 0 | 1) => pair?.[i]?.format('YYYY-MM-DD');
            // An instant until a day means until the end of that day in Asia/Shanghai.
            const clock = (i: 0 | 1, time: string) =>
              end(i) ? (field.kind === 'instant' ? `${end(i)}T${time}+08:00` : end(i)) : undefined;
            onChange({ from: clock(0, '00:00:00'), until: clock(1, '23:59:59') });
          }}
        />
      );
    case 'int':
    case 'money': {
      const scale = field.kind === 'money' ? 100 : 1;
      const shown = (v: unknown) => (typeof v === 'number' ? v / scale : null);
      const kept = (v: number | null) => (v === null ? undefined : Math.round(v * scale));
      return (
        <div className="zs-row">
          <InputNumber
            aria-label={`${label}不小于`}
            value={shown(range.from)}
            onChange={(v) => onChange({ ...range, from: kept(v) })}
          />
          至
          <InputNumber
            aria-label={`${label}不大于`}
            value={shown(range.until)}
            onChange={(v) => onChange({ ...range, until: kept(v) })}
          />
        </div>
      );
    }
    case 'bool':
      return (
        <Radio.Group
          value={value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      );
    case 'ref':
    case 'refs':
      return (
        <RefSelect
          id="filter-ref"
          label={label}
          of={field.of ?? ''}
          value={(value as string) ?? null}
          onChange={onChange}
        />
      );
    default:
      return (
        <Input
          aria-label={label}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
          placeholder={`${label}，须完全一致`}
        />
      );
  }
}

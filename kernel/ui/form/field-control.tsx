/** The control of one field, by its kind. Values in and out are those of the API: money in 分, days as text, nothing as null. */
import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import type { Field } from '../../record.ts';
import type { Fault } from '../../refusal.ts';
import type { RefTitles, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { FilesField } from './files-field.tsx';
import { RefSelect } from './ref-select.tsx';
import { RowsField } from './rows-field.tsx';

export interface FieldControlProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  /** What is wrong inside the value: `items.0.text`. */
  readonly faults?: readonly Fault[] | undefined;
}

/** Few enough to lie open instead of behind a click. */
const OPEN_CHOICES = 5;

/** Is the field drawn as a group of open choices, which needs a legend instead of a label? */
export function isOpen(field: Field, choices: number): boolean {
  const chosen = field.kind === 'choice' || field.kind === 'choices';
  return field.kind === 'bool' || (chosen && choices > 0 && choices <= OPEN_CHOICES);
}

export function FieldControl(props: FieldControlProps) {
  const { id, field, value, onChange, refs, units, describedBy, invalid } = props;
  const status = invalid ? ('error' as const) : ('' as const);
  const aria = { 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': field.required };
  switch (field.kind) {
    case 'prose':
      return (
        <Input.TextArea
          id={id}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
          autoSize={{ minRows: 3, maxRows: 14 }}
          maxLength={field.max}
          showCount={field.max !== undefined}
          status={status}
          {...aria}
        />
      );
    case 'int':
    case 'money': {
      const scale = field.kind === 'money' ? 100 : 1;
      return (
        <InputNumber
          id={id}
          className="zs-number"
          value={typeof value === 'number' ? value / scale : null}
          precision={field.kind === 'money' ? 2 : 0}
          onChange={(next) => onChange(next === null ? null : Math.round(Number(next) * scale))}
          suffix={field.unit ?? (field.kind === 'money' ? '元' : undefined)}
          controls={false}
          status={status}
          {...aria}
        />
      );
    }
    case 'day':
      return (
        <DatePicker
          id={id}
          value={typeof value === 'string' && value ? dayjs(value) : null}
          onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)}
          placeholder="如 2026-03-01"
          status={status}
          {...aria}
        />
      );
    case 'instant':
      return (
        <DatePicker
          id={id}
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          // Shown and sent as Asia/Shanghai, whatever the machine's zone is.
          value={typeof value === 'string' && value ? dayjs(shanghai(value)) : null}
          onChange={(next) => onChange(next ? `${next.format('YYYY-MM-DDTHH:mm')}:00+08:00` : null)}
          placeholder="如 2026-03-01 08:30"
          status={status}
          {...aria}
        />
      );
    case 'bool':
      return (
        <Radio.Group
          value={value ?? null}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      );
    case 'choice':
    case 'choices':
      return <Choices {...props} />;
    case 'ref':
    case 'refs':
      return (
        <RefSelect
          id={id}
          label={field.label}
          of={field.of ?? ''}
          many={field.kind === 'refs'}
          value={(value as string | string[] | null) ?? null}
          onChange={onChange}
          titles={refs?.[field.of ?? '']}
          describedBy={describedBy}
          invalid={invalid}
        />
      );
    case 'files':
      return (
        <FilesField
          id={id}
          label={field.label}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          describedBy={describedBy}
        />
      );
    case 'json':
      if (field.each === 'day') return <DaysField {...props} />;
      return field.each ? <RowsField {...props} each={field.each} /> : <JsonText {...props} />;
    default:
      // Units and regions are named by their code; people look for them by name.
      if (field.check === 'unit' || field.check === 'region')
        return (
          <RefSelect
            id={id}
            label={field.label}
            of={field.check}
            take={field.check}
            value={(value as string | null) ?? null}
            onChange={onChange}
            titles={units}
            describedBy={describedBy}
            invalid={invalid}
          />
        );
      return (
        <Input
          id={id}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value)}
          maxLength={field.max}
          status={status}
          {...aria}
        />
      );
  }
}

/** `2026-03-01T00:30:00Z` → `2026-03-01T08:30`, without the machine's zone. */
function shanghai(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
}

function Choices({ id, field, value, onChange, describedBy, invalid }: FieldControlProps) {
  const options = useDesk()
    .choicesOf(field)
    .map((c) => ({ value: c.value, label: c.label }));
  const many = field.kind === 'choices';
  const aria = { 'aria-describedby': describedBy, 'aria-invalid': invalid };
  if (isOpen(field, options.length))
    return many ? (
      <Checkbox.Group value={Array.isArray(value) ? (value as string[]) : []} options={options} onChange={onChange} />
    ) : (
      <Radio.Group value={value ?? null} options={options} onChange={(event) => onChange(event.target.value)} />
    );
  return (
    <Select
      id={id}
      className="zs-wide"
      aria-label={field.label}
      mode={many ? 'multiple' : undefined}
      value={many ? (Array.isArray(value) ? value : []) : ((value as string | null) ?? null)}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!field.required}
      placeholder={options.length === 0 ? '没有可选项，请联系规则管理员' : '请选择'}
      status={invalid ? 'error' : ''}
      onChange={(next) => onChange(next ?? null)}
      {...aria}
    />
  );
}

const daysIn = (value: unknown) => (Array.isArray(value) ? value.filter((it) => typeof it === 'string') : []);

function DaysField({ id, value, onChange, describedBy, invalid }: FieldControlProps) {
  return (
    <DatePicker
      id={id}
      multiple
      className="zs-wide"
      value={daysIn(value).map((it) => dayjs(it))}
      onChange={(next) => onChange((Array.isArray(next) ? next : []).map((it) => it.format('YYYY-MM-DD')).sort())}
      placeholder="逐日选取"
      status={invalid ? 'error' : ''}
      aria-describedby={describedBy}
    />
  );
}

/** Nested input without a hand-made control: its text, taken as data once it parses. */
function JsonText({ id, value, onChange, describedBy, invalid }: FieldControlProps) {
  const text =
    typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value, null, 2);
  return (
    <Input.TextArea
      id={id}
      value={text}
      autoSize={{ minRows: 4, maxRows: 16 }}
      onChange={(event) => {
        try {
          onChange(event.target.value === '' ? null : JSON.parse(event.target.value));
        } catch {
          onChange(event.target.value);
        }
      }}
      status={invalid ? 'error' : ''}
      aria-describedby={describedBy}
    />
  );
}

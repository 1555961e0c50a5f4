/** The control for a local value by its kind: number, text, yes or no, list, period, check level; anything richer as its structure. */
import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { ACTIONS, PERIOD_UNITS, STRATEGIES, type ValueForm } from './value-form.ts';

interface ValueControlProps {
  readonly id: string;
  readonly form: ValueForm;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly unit?: string | null | undefined;
  readonly invalid?: boolean;
}

type Parts = Readonly<Record<string, unknown>>;

export function ValueControl(props: ValueControlProps) {
  const { id, form, value, onChange, unit, invalid } = props;
  const status = invalid ? ('error' as const) : ('' as const);
  switch (form) {
    case 'int':
      return (
        <InputNumber
          id={id}
          className="zs-number"
          value={typeof value === 'number' ? value : null}
          precision={0}
          controls={false}
          suffix={unit ?? undefined}
          status={status}
          onChange={(next) => onChange(next === null ? null : Number(next))}
        />
      );
    case 'bool':
      return (
        <Radio.Group
          id={id}
          value={value ?? null}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'text':
      return (
        <Input
          id={id}
          maxLength={400}
          value={String(value ?? '')}
          status={status}
          onChange={(e) => onChange(e.target.value)}
        />
      );
    case 'list':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 4, maxRows: 16 }}
          placeholder="一行一项"
          value={Array.isArray(value) ? value.join('\n') : ''}
          status={status}
          onChange={(e) => onChange(e.target.value === '' ? [] : e.target.value.split('\n'))}
        />
      );
    case 'deadline':
      return <Deadline {...props} />;
    case 'check':
      return <Check {...props} />;
    case 'json':
      return <Structure {...props} />;
  }
}

function Deadline({ id, value, onChange, invalid }: ValueControlProps) {
  const it = (value ?? {}) as Parts;
  const strategy = typeof it.strategy === 'string' ? it.strategy : 'period';
  const status = invalid ? ('error' as const) : ('' as const);
  const part = (name: string, label: string, max: number) => (
    <InputNumber
      aria-label={label}
      suffix={label}
      className="pol-short"
      min={1}
      max={max}
      precision={0}
      controls={false}
      value={typeof it[name] === 'number' ? (it[name] as number) : null}
      onChange={(next) => onChange({ ...it, [name]: next === null ? null : Number(next) })}
    />
  );
  return (
    <div className="pol-open">
      <Select
        aria-label="怎样计算"
        className="zs-wide"
        value={strategy}
        options={[...STRATEGIES]}
        onChange={(next) =>
          onChange(
            next === 'period'
              ? { length: null, unit: 'working_days', first_day_counts: false, roll: 'none' }
              : { strategy: next },
          )
        }
      />
      {strategy === 'period' ? (
        <>
          <div className="pol-period">
            <InputNumber
              id={id}
              aria-label="长短"
              className="pol-short"
              min={1}
              precision={0}
              controls={false}
              status={status}
              value={typeof it.length === 'number' ? it.length : null}
              onChange={(next) => onChange({ ...it, length: next === null ? null : Number(next) })}
            />
            <Select
              aria-label="单位"
              className="pol-unit"
              value={String(it.unit ?? 'working_days')}
              options={[...PERIOD_UNITS]}
              onChange={(unit) => onChange({ ...it, unit })}
            />
          </div>
          <Checkbox
            checked={it.first_day_counts === true}
            onChange={(e) => onChange({ ...it, first_day_counts: e.target.checked })}
          >
            起算的当日计入
          </Checkbox>
          <Checkbox
            checked={it.roll === 'next_workday'}
            onChange={(e) => onChange({ ...it, roll: e.target.checked ? 'next_workday' : 'none' })}
          >
            最后一日是法定休假日的，顺延到之后的第一个工作日
          </Checkbox>
        </>
      ) : null}
      {strategy === 'month_end' ? <div className="pol-period">{part('month', '月', 12)}</div> : null}
      {strategy === 'yearly' ? (
        <div className="pol-period">
          {part('month', '月', 12)}
          {part('day', '日', 31)}
        </div>
      ) : null}
    </div>
  );
}

function Check({ id, value, onChange, invalid }: ValueControlProps) {
  const it = (value ?? {}) as Parts;
  return (
    <div className="pol-open">
      <Radio.Group
        id={id}
        className="pol-radios"
        value={it.action ?? null}
        options={[...ACTIONS]}
        onChange={(event) => onChange({ ...it, action: event.target.value })}
      />
      <Input
        aria-label="提示的话"
        placeholder="给经办人看的一句话，说明问题和怎么办"
        maxLength={200}
        status={invalid ? 'error' : ''}
        value={String(it.message ?? '')}
        onChange={(e) => onChange({ ...it, message: e.target.value })}
      />
    </div>
  );
}

/** Steps, lists of items and the like have no form of their own yet: their structure as text, taken once it is whole. */
function Structure({ id, value, onChange, invalid }: ValueControlProps) {
  const text =
    typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value, null, 2);
  return (
    <Input.TextArea
      id={id}
      className="pol-code"
      autoSize={{ minRows: 8, maxRows: 24 }}
      spellCheck={false}
      status={invalid ? 'error' : ''}
      value={text}
      onChange={(event) => {
        const next = event.target.value;
        try {
          onChange(JSON.parse(next));
        } catch {
          onChange(next);
        }
      }}
    />
  );
}

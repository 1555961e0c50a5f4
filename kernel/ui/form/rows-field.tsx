/** A list filled in row by row: each entry has the same few fields; a fault stands in its own cell. */
import { Button, Checkbox, Input, Select } from 'antd';
import type { Field } from '../../record.ts';
import { useDesk } from '../desk.tsx';
import type { FieldControlProps } from './field-control.tsx';
import { type Entry, moved, newEntry, rowsOf } from './rows.ts';

interface RowsFieldProps extends FieldControlProps {
  readonly each: Readonly<Record<string, Field>>;
}

export function RowsField({ id, field, each, value, onChange, faults = [], describedBy }: RowsFieldProps) {
  const rows = rowsOf(value);
  const parts = Object.entries(each);
  const change = (at: number, name: string, to: unknown) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, [name]: to } : row)));
  return (
    <fieldset id={id} className="zs-rows" aria-describedby={describedBy}>
      <legend className="zs-unseen">{field.label}</legend>
      {rows.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <thead>
              <tr>
                {parts.map(([name, part]) => (
                  <th key={name} scope="col">
                    {part.label}
                  </th>
                ))}
                <th scope="col">调整</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place; it may not have a number yet.
                <tr key={at}>
                  {parts.map(([name, part]) => {
                    const cell = `${id}.${at}.${name}`;
                    const fault = faults.find((it) => `field-${it.field}` === cell)?.message;
                    return (
                      <td key={name} data-label={part.label}>
                        <Cell
                          id={cell}
                          label={`第${at + 1}项${part.label}`}
                          part={part}
                          value={row[name]}
                          fault={fault}
                          onChange={(to) => change(at, name, to)}
                        />
                      </td>
                    );
                  })}
                  <td data-label="调整">
                    <span className="zs-rows-acts">
                      <Button
                        size="small"
                        disabled={at === 0}
                        aria-label={`第${at + 1}项上移`}
                        onClick={() => onChange(moved(rows, at, -1))}
                      >
                        ↑
                      </Button>
                      <Button
                        size="small"
                        disabled={at === rows.length - 1}
                        aria-label={`第${at + 1}项下移`}
                        onClick={() => onChange(moved(rows, at, 1))}
                      >
                        ↓
                      </Button>
                      <Button
                        size="small"
                        aria-label={`删除第${at + 1}项`}
                        onClick={() => onChange(rows.filter((_, i) => i !== at))}
                      >
                        删除
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Button onClick={() => onChange([...rows, newEntry(each, rows)])}>添加一项</Button>
    </fieldset>
  );
}

interface CellProps {
  readonly id: string;
  readonly label: string;
  readonly part: Field;
  readonly value: Entry[string];
  readonly fault: string | undefined;
  readonly onChange: (to: unknown) => void;
}

function Cell({ id, label, part, value, fault, onChange }: CellProps) {
  const options = useDesk()
    .choicesOf(part)
    .map((it) => ({ value: it.value, label: it.label }));
  const described = fault ? { 'aria-describedby': `${id}-fault`, 'aria-invalid': true } : {};
  const status = fault ? ('error' as const) : ('' as const);
  return (
    <>
      {part.kind === 'bool' ? (
        <Checkbox
          id={id}
          aria-label={label}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      ) : part.kind === 'choice' ? (
        <Select
          id={id}
          aria-label={label}
          className="zs-wide"
          value={(value as string | null) ?? null}
          options={options}
          status={status}
          onChange={onChange}
          {...described}
        />
      ) : (
        <Input.TextArea
          id={id}
          aria-label={label}
          value={String(value ?? '')}
          maxLength={part.max}
          autoSize={{ minRows: 1, maxRows: 6 }}
          status={status}
          onChange={(event) => onChange(event.target.value)}
          {...described}
        />
      )}
      {fault ? (
        <div id={`${id}-fault`} className="zs-fault">
          {fault}
        </div>
      ) : null}
    </>
  );
}

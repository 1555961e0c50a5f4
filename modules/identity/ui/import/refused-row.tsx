/** One refused row as a form: each fault stands beside its cell; a row that passes is imported at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { afterWrite, post, ToneTag } from '#kernel/ui/index.ts';
import type { CellFault, CellValue, ImportColumn, ImportJob, RefusedRow, Replay } from './shapes.ts';

interface RefusedRowProps {
  readonly job: ImportJob;
  readonly row: RefusedRow;
  readonly onDone: () => void;
}

export function RefusedRowForm({ job, row, onDone }: RefusedRowProps) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [changed, setChanged] = useState<Readonly<Record<string, CellValue>>>({});
  const [faults, setFaults] = useState<readonly CellFault[]>(row.errors);
  const replay = useMutation({
    mutationFn: () => post<Replay>(`/api/import/${job.id}/rows/${row.number}`, { values: changed }),
    onSuccess: async (answer) => {
      if (answer.state === 'refused') {
        setFaults(answer.faults);
        return;
      }
      message.success(`第${row.number}行${answer.done === 'made' ? '已导入' : '平台上已有，无需重复建立'}`);
      await afterWrite(client);
      onDone();
    },
  });
  const whole = faults.filter((it) => !job.columns.some((column) => column.label === it.column));
  return (
    <section className="zs-card" aria-label={`第${row.number}行`}>
      <h2>
        表格第{row.number}行<span className="zs-quiet">{faults.length}处需要修改</span>
      </h2>
      {whole.map((it) => (
        <p key={it.message} role="alert">
          <ToneTag tone="stopped">{it.message}</ToneTag>
        </p>
      ))}
      <div className="id-fix">
        {job.columns.map((column) => (
          <Cell
            key={column.name}
            id={`row-${row.number}-${column.name}`}
            column={column}
            value={column.name in changed ? (changed[column.name] ?? null) : (row.values[column.name] ?? null)}
            fault={faults.find((it) => it.column === column.label)?.message}
            onChange={(value) => setChanged((was) => ({ ...was, [column.name]: value }))}
          />
        ))}
      </div>
      {replay.error ? (
        <p role="alert">
          <ToneTag tone="stopped">{replay.error.message}</ToneTag>
        </p>
      ) : null}
      <p>
        <Button type="primary" loading={replay.isPending} onClick={() => replay.mutate()}>
          改好了，导入这一行
        </Button>
      </p>
    </section>
  );
}

interface CellProps {
  readonly id: string;
  readonly column: ImportColumn;
  readonly value: CellValue;
  readonly fault: string | undefined;
  readonly onChange: (value: CellValue) => void;
}

function Cell({ id, column, value, fault, onChange }: CellProps) {
  const text = value === null ? '' : String(value);
  return (
    <div className={fault ? 'id-cell-wrong' : ''}>
      <label htmlFor={id}>
        {column.label}
        {column.required ? '（必填）' : ''}
      </label>
      {column.choices.length > 0 && (text === '' || column.choices.includes(text) || fault) ? (
        <Select
          id={id}
          className="zs-wide"
          allowClear
          value={text === '' ? null : text}
          options={column.choices.map((choice) => ({ value: choice, label: choice }))}
          status={fault ? 'error' : ''}
          onChange={(next: string | null | undefined) => onChange(next ?? null)}
        />
      ) : (
        <Input
          id={id}
          value={text}
          title={column.hint ?? undefined}
          status={fault ? 'error' : ''}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )}
      {fault ? (
        <div id={`${id}-fault`} className="zs-fault">
          {fault}
        </div>
      ) : null}
    </div>
  );
}

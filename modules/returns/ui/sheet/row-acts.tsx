/** Rows that a unit adds to an open table: named at once, renamed, dropped. */
import { AutoComplete, Button, Input, Popconfirm } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormTable } from '#kernel/policy/return-shape.ts';
import type { AddedRow } from '../../domain/content.ts';
import type { Option } from '../../domain/value.ts';
import type { OpenForm } from './shapes.ts';
import type { Lines } from './use-lines.ts';

interface AddProps {
  readonly form: OpenForm;
  readonly table: FormTable;
  readonly lines: Lines;
  readonly named: boolean;
  readonly naming: boolean;
  readonly setNaming: (naming: boolean) => void;
  readonly options: readonly Option[] | undefined;
}

export function AddRow({ form, table, lines, named, naming, setNaming, options }: AddProps) {
  const [name, setName] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (naming) box.current?.querySelector('input')?.focus();
  }, [naming]);
  const add = async () => {
    if (named && name.trim() === '') return;
    const done = await lines.change([{ form: form.id, table: table.code, key: 'r0', name: name.trim() }]);
    if (!done) return;
    setName('');
    setNaming(false);
  };
  if (!named || !naming)
    return (
      <Button size="small" loading={lines.busy} onClick={() => (named ? setNaming(true) : void add())}>
        增加一行
      </Button>
    );
  const what = table.row_head ?? '名称';
  return (
    <div ref={box} className="zs-row">
      <AutoComplete
        size="small"
        className="ret-row-name"
        value={name}
        onChange={setName}
        options={(options ?? []).map((it) => ({ value: it.label }))}
        showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
      >
        <Input
          aria-label={`新增行的${what}`}
          placeholder={`新增行的${what}`}
          maxLength={200}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void add();
          }}
        />
      </AutoComplete>
      <Button size="small" type="primary" loading={lines.busy} disabled={name.trim() === ''} onClick={() => void add()}>
        增加
      </Button>
      <Button size="small" onClick={() => setNaming(false)}>
        取消
      </Button>
    </div>
  );
}

interface RowProps {
  readonly form: OpenForm;
  readonly table: FormTable;
  readonly lines: Lines;
  readonly named: boolean;
  readonly row: AddedRow;
}

export function RowActs({ form, table, lines, named, row }: RowProps) {
  const [name, setName] = useState<string | null>(null);
  const of = { form: form.id, table: table.code, code: row.code };
  const rename = async () => {
    if (name !== null && name.trim() !== '' && (await lines.change([{ ...of, name: name.trim() }]))) setName(null);
  };
  return (
    <>
      {named && name === null ? (
        <Button size="small" onClick={() => setName(row.name)}>
          改行名
        </Button>
      ) : null}
      {name !== null ? (
        <div className="zs-row">
          <Input
            size="small"
            className="ret-row-name"
            aria-label="行名"
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) void rename();
            }}
          />
          <Button size="small" type="primary" loading={lines.busy} onClick={() => void rename()}>
            改名
          </Button>
          <Button size="small" onClick={() => setName(null)}>
            取消
          </Button>
        </div>
      ) : null}
      <Popconfirm
        title={`删除“${row.name || '这一行'}”？`}
        description="这一行填的内容一并清空。"
        okText="删除"
        onConfirm={() => void lines.change([{ ...of, drop: true }])}
      >
        <Button size="small" danger>
          删除本行
        </Button>
      </Popconfirm>
    </>
  );
}

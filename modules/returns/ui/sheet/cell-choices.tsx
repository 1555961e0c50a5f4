/** What a cell can be chosen from, and files for cells that hold files: by button, where typing is no way. */
import { Checkbox, Select } from 'antd';
import { FilesField } from '#kernel/ui/form/files-field.tsx';
import type { Look } from '../cells/book.ts';
import { type Content, EMPTY } from '../cells/typed.ts';
import type { ActiveCell } from './use-active.ts';

interface ChoicesProps {
  readonly cell: ActiveCell;
  readonly look: Look;
  readonly fill: (content: Content) => void;
}

export function CellChoices({ cell, look, fill }: ChoicesProps) {
  const { column, options } = cell;
  const { value } = look.content;
  const txt = value?.kind === 'text' ? value.txt : '';
  if (column.type === 'files')
    return (
      <FilesField
        id="ret-cell-files"
        label={column.name}
        value={value?.kind === 'text' ? (value.files ?? []) : []}
        onChange={(files) => fill(files.length === 0 ? EMPTY : { value: { kind: 'text', txt: '', files } })}
      />
    );
  if (column.type === 'choices')
    return (
      <Checkbox.Group
        className="ret-choices"
        aria-label={column.name}
        value={txt.split(',').filter(Boolean)}
        options={options.map((it) => ({ value: it.value, label: it.label }))}
        onChange={(codes) => fill(codes.length === 0 ? EMPTY : { value: { kind: 'text', txt: codes.join(',') } })}
      />
    );
  if (column.type === 'choice')
    return (
      <Select
        className="zs-wide"
        size="small"
        aria-label={column.name}
        value={txt || null}
        placeholder={options.length === 0 ? '没有可选项，请联系规则管理员' : '请选择，或在格内直接输入'}
        allowClear
        options={options.map((it) => ({ value: it.value, label: it.label }))}
        onChange={(code: string | null | undefined) => fill(code ? { value: { kind: 'text', txt: code } } : EMPTY)}
      />
    );
  return null;
}

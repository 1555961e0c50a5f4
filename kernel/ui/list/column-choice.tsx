/** Which columns show; kept per person and record. */
import { Button, Checkbox, Popover } from 'antd';
import type { RecordMeta } from '../api/shapes.ts';
import { headerOf } from '../format.ts';
import { columnsOf } from './columns.ts';

interface ColumnChoiceProps {
  readonly record: RecordMeta;
  readonly chosen: readonly string[];
  /** Null goes back to the usual columns. */
  readonly onChange: (names: readonly string[] | null) => void;
}

export function ColumnChoice({ record, chosen, onChange }: ColumnChoiceProps) {
  const all = columnsOf(record);
  const content = (
    <div className="zs-column-choice">
      <Checkbox.Group
        value={[...chosen]}
        onChange={(names) => onChange(names.map(String))}
        options={all.map((c) => ({ value: c.name, label: headerOf(c.field), disabled: c.name === record.title }))}
      />
      <Button size="small" onClick={() => onChange(null)}>
        恢复默认
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" content={content} placement="bottomRight">
      <Button aria-haspopup="dialog">列</Button>
    </Popover>
  );
}

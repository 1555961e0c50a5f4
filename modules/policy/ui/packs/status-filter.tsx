/** Narrowing the reader to what is given, set locally, left open or in conflict, with how many there are of each. */
import { Select } from 'antd';
import { STATUS_WORDS } from '../parts/status.tsx';
import type { EntryShown } from '../shapes.ts';

interface StatusFilterProps {
  readonly entries: readonly EntryShown[];
  readonly value: string | null;
  readonly onChange: (status: string | null) => void;
}

export function StatusFilter({ entries, value, onChange }: StatusFilterProps) {
  const count = (is: (entry: EntryShown) => boolean) => entries.filter(is).length;
  const options = [
    { value: '', label: `不限状态（${entries.length}）` },
    ...(['given', 'local', 'unspecified'] as const).map((status) => ({
      value: status as string,
      label: `${STATUS_WORDS[status]}（${count((entry) => entry.status === status)}）`,
    })),
    { value: 'conflict', label: `文件之间有冲突（${count((entry) => entry.conflicts > 0)}）` },
  ];
  return (
    <Select
      aria-label="状态"
      className="pol-status-filter"
      value={value ?? ''}
      options={options}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
}

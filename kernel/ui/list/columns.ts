/** Columns of a list: what may be shown, what is shown at first, what a person chose. Pure but for the store of choices. */
import { type Field, instant, text } from '../../record.ts';
import type { RecordMeta } from '../api/shapes.ts';
import { readKept, writeKept } from '../kept.ts';

export interface Column {
  readonly name: string;
  readonly field: Field;
  /** Shown unless chosen otherwise. */
  readonly usual: boolean;
  /** Pixels. */
  readonly width?: number;
}

const BASE: readonly Column[] = [
  { name: 'unit', field: text('单位'), usual: true },
  { name: 'region', field: text('地区'), usual: false },
  { name: 'source', field: text('来源'), usual: false },
  { name: 'created_at', field: instant('建立时间'), usual: false },
  { name: 'updated_at', field: instant('更新时间'), usual: false },
];

/** Every column the list's answer carries: title first, then those of the record, state, and the base. */
export function columnsOf(record: RecordMeta): readonly Column[] {
  const own = Object.entries(record.fields)
    .filter(([name, f]) => f.seen !== 'never' && (f.list || name === record.title))
    .map(([name, field]): Column => {
      const width = typeof field.list === 'number' ? { width: field.list } : {};
      return { name, field, usual: field.list !== 'on-demand', ...width };
    });
  const title = own.filter((c) => c.name === record.title);
  const rest = own.filter((c) => c.name !== record.title);
  const several = Object.keys(record.states).length > 1;
  const state: readonly Column[] = several ? [{ name: 'state', field: text('状态'), usual: true }] : [];
  return [...title, ...state, ...rest, ...BASE];
}

const key = (person: string, record: string) => `columns.${person}.${record}`;

/** Names of the columns a person sees; the usual ones until chosen. The title always shows. */
export function chosenColumns(person: string, record: RecordMeta): readonly string[] {
  const all = columnsOf(record);
  const kept = readKept<readonly string[]>(key(person, record.name));
  const known = Array.isArray(kept) ? all.filter((c) => kept.includes(c.name) || c.name === record.title) : [];
  return (known.length > 0 ? known : all.filter((c) => c.usual)).map((c) => c.name);
}

export function keepColumns(person: string, record: RecordMeta, names: readonly string[] | null): void {
  writeKept(key(person, record.name), names);
}

/** Choosing a record by typing: asked from two neighbouring characters on, a moment after the last key. */
import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { searchable } from '../../grams.ts';
import { useRecordQuery, useSearchQuery } from '../api/queries.ts';
import { useDesk } from '../desk.tsx';

interface RefSelectProps {
  readonly id: string;
  readonly label: string;
  /** Record pointed at. */
  readonly of: string;
  readonly value: string | readonly string[] | null;
  readonly onChange: (value: unknown) => void;
  readonly many?: boolean;
  /** Titles known beforehand, by id. */
  readonly titles?: Readonly<Record<string, string>> | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  /** What stands for a record found: its id, or the code it keeps (units and regions are named by code everywhere). */
  readonly take?: 'id' | 'unit' | 'region';
}

/** The value, a moment after it stopped changing. */
export function useSettled<T>(value: T, ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

export function RefSelect(props: RefSelectProps) {
  const { id, label, of, value, onChange, many, titles, take = 'id' } = props;
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const found = useSearchQuery(words, [of], searchable(words));
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const known = { ...titles, ...picked };
  const ids = value === null || value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
  const unknown = ids.find((one) => !known[one]);
  const fetched = useRecordQuery(of, unknown ?? '', take === 'id' && unknown !== undefined && desk.mayRead(of));
  const titleField = desk.record(of)?.title ?? '';
  const titleOf = (one: string) =>
    known[one] ??
    (fetched.data?.row.id === one
      ? String(fetched.data.row[titleField] ?? '')
      : take === 'id'
        ? `已选（编号 ${one.slice(0, 8)}）`
        : one);
  const hits = searchable(words) ? (found.data ?? []) : [];
  const results = hits.map((hit) => ({ value: String(hit[take] ?? hit.id), label: hit.title }));
  const options = [
    ...results,
    ...ids
      .filter((one) => !results.some((hit) => hit.value === one))
      .map((one) => ({ value: one, label: titleOf(one) })),
  ];
  const nothing = !searchable(typed)
    ? '请输入至少两个字'
    : found.isFetching || words !== typed.trim()
      ? '正在查找…'
      : found.isError
        ? '没有连上系统，请重试'
        : '没有找到，请换个说法';
  return (
    <Select
      id={id}
      className="zs-wide"
      aria-label={label}
      aria-describedby={props.describedBy}
      status={props.invalid ? 'error' : ''}
      mode={many ? 'multiple' : undefined}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder="输入两个字以上查找"
      notFoundContent={nothing}
      loading={found.isFetching}
      value={many ? ids : (ids[0] ?? null)}
      options={options}
      onChange={(next: string | string[] | null | undefined, option) => {
        const chosen = (Array.isArray(option) ? option : option ? [option] : []) as { value: string; label: string }[];
        setPicked((before) => ({ ...before, ...Object.fromEntries(chosen.map((o) => [o.value, o.label])) }));
        onChange(next ?? null);
      }}
    />
  );
}

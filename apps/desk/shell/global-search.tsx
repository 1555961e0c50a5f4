/** Finds any record by words, from anywhere. */
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Select } from 'antd';
import { useState } from 'react';
import { searchable } from '#kernel/grams.ts';
import { useSearchQuery } from '#kernel/ui/api/queries.ts';
import { useSettled } from '#kernel/ui/form/ref-select.tsx';
import { go, recordPath, useDesk } from '#kernel/ui/index.ts';
import { placeOfRecord } from '../places.tsx';

export function GlobalSearch() {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim());
  const searched = desk.meta.records
    // Units, regions and accounts are found in their own lists; here they would drown the rest.
    .filter((r) => placeOfRecord(r) !== 'settings' && Object.values(r.fields).some((f) => f.search))
    .map((r) => r.name);
  const found = useSearchQuery(words, searched, searchable(words) && searched.length > 0);
  const hits = searchable(words) ? (found.data ?? []) : [];
  if (searched.length === 0) return null;
  const nothing = !searchable(typed)
    ? '请输入至少两个字'
    : found.isFetching || words !== typed.trim()
      ? '正在查找…'
      : '没有找到，请换个说法';
  return (
    <Select
      className="desk-search"
      aria-label="查找记录"
      placeholder="查找名称、编号（至少两个字）"
      suffixIcon={<SearchOutlined aria-hidden />}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      value={null}
      notFoundContent={nothing}
      options={hits.map((hit) => ({
        value: `${hit.record}/${hit.id}`,
        label: `${desk.record(hit.record)?.label ?? ''}　${hit.title}`,
      }))}
      onSelect={(value: string | null) => {
        const [record = '', id = ''] = (value ?? '').split('/');
        setTyped('');
        go(recordPath(record, id));
      }}
    />
  );
}

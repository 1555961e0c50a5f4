/** Views a person saved for a record: a name and the filter. Kept in the browser, per person. */
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { ListAsk, RecordMeta } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { readKept, writeKept } from '../kept.ts';
import { isBare } from './sentence.ts';

interface View {
  readonly name: string;
  readonly ask: ListAsk;
}

interface SavedViewsProps {
  readonly record: RecordMeta;
  readonly ask: ListAsk;
  readonly onPick: (ask: ListAsk) => void;
}

export function SavedViews({ record, ask, onPick }: SavedViewsProps) {
  const { session } = useDesk();
  const key = `views.${session.person}.${record.name}`;
  const [views, setViews] = useState<readonly View[]>(() => readKept<readonly View[]>(key) ?? []);
  const [name, setName] = useState<string | null>(null);
  const keep = (next: readonly View[]) => {
    setViews(next);
    writeKept(key, next.length > 0 ? next : null);
  };
  const current = views.find((view) => JSON.stringify(view.ask) === JSON.stringify(ask));
  const items = [
    { key: 'all', label: `全部${record.label}` },
    ...views.map((view, i) => ({ key: `view.${i}`, label: view.name })),
    { type: 'divider' as const },
    ...(current
      ? [{ key: 'forget', label: `删除视图“${current.name}”`, danger: true }]
      : [{ key: 'save', label: '把当前条件存为视图…', disabled: isBare(ask) }]),
  ];
  const pick = (picked: string) => {
    if (picked === 'all') onPick({});
    else if (picked === 'save') setName('');
    else if (picked === 'forget') keep(views.filter((view) => view !== current));
    else onPick(views[Number(picked.slice(5))]?.ask ?? {});
  };
  const save = () => {
    const text = name?.trim() ?? '';
    if (text === '') return;
    keep([...views.filter((view) => view.name !== text), { name: text, ask }]);
    setName(null);
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key: picked }) => pick(picked) }}>
        <Button>视图{current ? `：${current.name}` : ''}</Button>
      </Dropdown>
      <Modal
        open={name !== null}
        title="存为视图"
        okText="保存"
        onOk={save}
        onCancel={() => setName(null)}
        destroyOnHidden
      >
        <label htmlFor="view-name">视图名称</label>
        <Input
          id="view-name"
          autoFocus
          maxLength={20}
          value={name ?? ''}
          onChange={(e) => setName(e.target.value)}
          onPressEnter={save}
        />
      </Modal>
    </>
  );
}

/** 事项目录: what an agency may do, with its basis and where it stands on the way from filing to publication. */
import { Input, Select } from 'antd';
import { useState } from 'react';
import {
  Empty,
  Link,
  Loading,
  listPath,
  type Row,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import './powers.css';

const DRAFT = 'item.draft';

export function CataloguePage() {
  const desk = useDesk();
  const record = desk.record('enforcement-item');
  const [state, setState] = useState<string | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const asked = useListQuery('enforcement-item', {
    ...(state ? { state: [state] } : {}),
    ...(kind ? { filter: { act_kind: kind } } : {}),
    ...(words.length > 1 ? { words } : {}),
    limit: 500,
  });
  const page = asked.data?.pages[0];
  const rows = page?.rows ?? [];
  const kinds = record?.fields.act_kind ? desk.choicesOf(record.fields.act_kind) : [];
  const units = [...new Set(rows.map((row) => row.unit))];
  if (!record) return null;
  const states = Object.entries(record.states).map(([value, { label }]) => ({ value, label }));
  return (
    <>
      <h1 className="desk-title">
        事项目录<span className="zs-quiet">未公开的事项不得实施；每项都写明实施依据</span>
      </h1>
      <div className="zs-list">
        <div className="zs-toolbar">
          {desk.mayGive(DRAFT) ? (
            <Link to={`/r/enforcement-item/new/${DRAFT}`} className="zs-button-link">
              编制事项
            </Link>
          ) : null}
          <Link to={listPath('checklist')}>检查单</Link>
          <Link to={listPath('enforcement-item')}>按列表查看、导出</Link>
        </div>
        <div className="zs-sentence">
          <Select
            aria-label="职权类型"
            className="pow-pick"
            allowClear
            placeholder="全部职权类型"
            options={kinds.map((it) => ({ value: it.value, label: it.label }))}
            value={kind}
            onChange={(next: string | null | undefined) => setKind(next ?? null)}
          />
          <Select
            aria-label="状态"
            className="pow-pick"
            allowClear
            placeholder="全部状态"
            options={states}
            value={state}
            onChange={(next: string | null | undefined) => setState(next ?? null)}
          />
          <Input.Search
            aria-label="名称"
            className="zs-words"
            allowClear
            placeholder="名称（至少两个字）"
            onSearch={(text) => setWords(text.trim())}
          />
          <span className="zs-quiet">
            {rows.length}项{page?.next ? '以上' : ''}
          </span>
        </div>
        {asked.isPending ? <Loading rows={8} /> : null}
        {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
        {asked.isSuccess && rows.length === 0 ? (
          <Empty title="没有符合条件的事项">
            {desk.mayGive(DRAFT) ? '可以编制新的事项，或者用“批量导入”一次导入整本目录。' : '换个条件再看。'}
          </Empty>
        ) : null}
        {units.map((unit) => (
          <section key={unit} className="zs-card" aria-label={page?.units?.[unit] ?? unit}>
            <h2>
              {page?.units?.[unit] ?? unit}
              <span className="zs-quiet">{rows.filter((row) => row.unit === unit).length}项</span>
            </h2>
            <ul className="pow-items">
              {rows
                .filter((row) => row.unit === unit)
                .map((row) => (
                  <Item key={row.id} row={row} kind={kinds.find((it) => it.value === row.act_kind)?.label ?? ''} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Item({ row, kind }: { readonly row: Row; readonly kind: string }) {
  const record = useDesk().record('enforcement-item');
  return (
    <li>
      <div className="pow-item-head">
        <Link to={recordPath('enforcement-item', row.id)}>{String(row.name)}</Link>
        <span className="zs-quiet">
          {kind}　{String(row.item_code ?? '无编码')}
        </span>
        {record ? <StateTag record={record} state={row.state} /> : null}
        {row.trustee ? <span className="zs-quiet">委托{String(row.trustee)}</span> : null}
      </div>
      <p className="pow-basis">{String(row.basis ?? '')}</p>
    </li>
  );
}

/** Two regions side by side: only what differs, each value with its basis. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Empty, go, Link, Loading, Trouble, useDesk, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import { RegionChoice, useOwnRegion, useRegionNames } from '../parts/regions.tsx';
import { EntryStatus, Verified } from '../parts/status.tsx';
import type { CompareAnswer, EntryShown } from '../shapes.ts';
import '../policy.css';
import { ValueWords } from './entry-table.tsx';

export function ComparePage() {
  const desk = useDesk();
  const own = useOwnRegion();
  const { path, search } = usePlace();
  const [words, setWords] = useState('');
  const left = search.get('left') ?? own;
  const right = search.get('right');
  const set = (side: 'left' | 'right', code: string | null) => {
    const next = new URLSearchParams(search);
    if (code) next.set(side, code);
    else next.delete(side);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  const ready = right !== null && right !== left;
  const asked = useModuleQuery<CompareAnswer>('policy.compare', { left, right: right ?? left }, ready);
  const names = useRegionNames([left, right ?? '']);
  const rows = (asked.data?.rows ?? []).filter((row) => row.title.includes(words.trim()));
  return (
    <>
      <h1 className="desk-title">
        两地对照<span className="zs-quiet">只列不同的。{desk.today}有效。</span>
      </h1>
      <search className="zs-sentence" aria-label="选择两个地区">
        <label htmlFor="pol-left">左边</label>
        <span className="pol-region">
          <RegionChoice id="pol-left" label="左边的地区" value={left} onChange={(code) => set('left', code)} />
        </span>
        <label htmlFor="pol-right">右边</label>
        <span className="pol-region">
          <RegionChoice id="pol-right" label="右边的地区" value={right} onChange={(code) => set('right', code)} />
        </span>
        <Button
          disabled={!right}
          onClick={() =>
            right && go(`${path}?${new URLSearchParams({ left: right, right: left }).toString()}`, { replace: true })
          }
        >
          左右对调
        </Button>
        {rows.length > 0 || words ? (
          <Input
            className="zs-words"
            aria-label="查找事项"
            placeholder="事项名称"
            allowClear
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        ) : null}
      </search>
      {right === null ? (
        <Empty title="请在右边选择要对照的地区">输入两个字以上查找，例如相邻的县区或者另一个省的地方。</Empty>
      ) : null}
      {right === left ? <Empty title="两边是同一个地区">请换一个地区再对照。</Empty> : null}
      {ready && asked.isPending ? <Loading rows={10} /> : null}
      {ready && asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {ready && asked.isSuccess && asked.data.rows.length === 0 ? (
        <Empty title="两地的规则完全一样">政策包和本地设定值都没有不同。</Empty>
      ) : null}
      {ready && rows.length > 0 && asked.data ? (
        <div className="zs-table-box pol-below">
          <table className="zs-table pol-compare">
            <caption className="zs-unseen">两地不同的规则</caption>
            <thead>
              <tr>
                <th scope="col">事项（{rows.length}项不同）</th>
                <th scope="col">{names[left] ?? left}</th>
                <th scope="col">{names[right ?? ''] ?? right}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="pol-row-head">
                    {row.title}
                    <div className="zs-quiet">{row.left.kind_words}</div>
                  </th>
                  <Side label={names[left] ?? left} entry={row.left} region={left} />
                  <Side label={names[right ?? ''] ?? right ?? ''} entry={row.right} region={right ?? ''} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

function Side({
  label,
  entry,
  region,
}: {
  readonly label: string;
  readonly entry: EntryShown;
  readonly region: string;
}) {
  return (
    <td data-label={label}>
      <div className="pol-side">
        {entry.status === 'absent' ? <span className="zs-quiet">没有这一项</span> : <ValueWords entry={entry} />}
        {entry.status === 'absent' ? null : (
          <>
            {entry.status === 'local' || entry.conflicts > 0 ? <EntryStatus entry={entry} /> : null}
            <div className="zs-quiet pol-clamp" title={entry.basis_words}>
              {entry.basis_words}
            </div>
            <span className="zs-row">
              <Verified words={entry.verified_words} />
              <Link to={`/policy/why/${entry.id}?region=${region}`}>为什么</Link>
            </span>
          </>
        )}
      </div>
    </td>
  );
}

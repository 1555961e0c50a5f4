/** Where a number comes from: the metric with its records, the returns below, or another form; and that it differs. */
import { Button } from 'antd';
import { useState } from 'react';
import { BasisLink, Link, moment, recordPath, ToneTag, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { Expected } from '../../domain/content.ts';
import { shownText } from '../../domain/value.ts';
import type { CellRecordsAnswer } from '../shapes.ts';
import type { ActiveCell } from './use-active.ts';

interface SourceProps {
  readonly expected: Expected;
  readonly cell: ActiveCell;
  readonly return_id: string;
  readonly differs: boolean;
}

const FROM = { metric: '系统记录', below: '下级报表合计', form: '另一张表' } as const;

export function CellSource({ expected, cell, return_id, differs }: SourceProps) {
  const [open, setOpen] = useState(false);
  const says =
    expected.num === null
      ? (expected.txt ?? '')
      : shownText({ kind: 'number', num: expected.num }, cell.column, { options: cell.options });
  return (
    <div className="ret-source">
      <span>
        {FROM[expected.from]}为<strong>{says || '空'}</strong>
        {cell.column.unit ?? ''}
        <span className="zs-quiet">（{moment(expected.as_of)}）</span>
        {differs ? <ToneTag tone="attention">与填报的不一致</ToneTag> : null}
      </span>
      {expected.from === 'metric' ? <BasisLink id={expected.source}>怎么数的</BasisLink> : null}
      {expected.from === 'metric' ? (
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起记录' : '查看记录'}
        </Button>
      ) : null}
      {open ? <Behind return_id={return_id} address={cell.full} /> : null}
    </div>
  );
}

function Behind({ return_id, address }: { readonly return_id: string; readonly address: string }) {
  const desk = useDesk();
  const asked = useModuleQuery<CellRecordsAnswer>('returns.cell-records', { id: return_id, address });
  if (asked.isPending) return <p className="zs-quiet">正在读取…</p>;
  if (asked.isError) return <p className="zs-fault">{asked.error.message}</p>;
  const { records, all, visible, record, label, counts_for, overlap } = asked.data;
  return (
    <div className="ret-behind">
      <p>
        {label}共{all}条{visible < all ? `，其中${visible}条您可查看，其余由其他单位保管` : ''}。{counts_for}
        {overlap ? `另有可能由两个单位重复计入的${overlap}条，请核对。` : ''}
      </p>
      <ul>
        {records.map((row) => (
          <li key={row.id}>
            {desk.mayRead(record) ? (
              <Link to={recordPath(record, row.id)}>{row.title ?? label}</Link>
            ) : (
              (row.title ?? label)
            )}
            {row.day ? <span className="zs-quiet">　{row.day}</span> : null}
          </li>
        ))}
      </ul>
      {records.length < visible ? <p className="zs-quiet">只列出前{records.length}条。</p> : null}
    </div>
  );
}

/** Numbers worth a second look, with why, and how they are found. */

import { Empty, Link, Loading, recordPath, ToneTag, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import type { SummedTable } from '../../domain/added-rows.ts';
import type { OutliersAnswer } from '../shapes.ts';
import { cellWords } from './numbers.ts';

export function OutliersTab({
  ask,
  tables,
}: {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly tables: readonly SummedTable[];
}) {
  const asked = useModuleQuery<OutliersAnswer>('returns.outliers', ask);
  if (asked.isPending) return <Loading rows={6} label="正在比较…" />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { marks, method, compared, last_year, more } = asked.data;
  return (
    <>
      <details className="rup-method">
        <summary>怎样判断</summary>
        <ol>
          {method.map((it) => (
            <li key={it}>{it}</li>
          ))}
        </ol>
      </details>
      <p className="zs-quiet">
        比较了{compared.toLocaleString('zh-CN')}个数{last_year ? '' : '；没有上年批次，只与同类单位比较'}，提示
        {marks.length + more}处。
      </p>
      {marks.length === 0 ? <Empty title="没有需要再看一眼的数" /> : null}
      <ul className="zs-plain-list">
        {marks.map((it) => (
          <li key={`${it.return}|${it.table}|${it.row}|${it.column}`} className="rup-mark">
            <ToneTag tone="attention">{it.kind_name}</ToneTag>{' '}
            <Link to={recordPath('return', it.return)}>{it.unit_name}</Link>{' '}
            <strong>{cellWords(tables, `${it.table}|${it.row}|${it.column}`)}</strong>
            <div>{it.words}</div>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="zs-quiet">还有{more}处未列出，请选择下级地区查看。</p> : null}
    </>
  );
}

/** The problem list: my categories with counts, the four places beside each other, then the list itself. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link, listPath, RecordList, useDesk, useModuleQuery } from '#kernel/ui/index.ts';
import type { CategoryMapAnswer } from '../shapes.ts';
import '../campaigns.css';

const BESIDE = ['common-problem', 'guidance', 'mechanism', 'manifestation'];

export function ProblemsPage() {
  const desk = useDesk();
  const [shown, setShown] = useState(false);
  const map = useModuleQuery<CategoryMapAnswer>('campaigns.category-map', {});
  return (
    <>
      <h1 className="desk-title">突出问题清单</h1>
      <p className="cam-figures">
        {(map.data?.own ?? []).map((it) => (
          <span key={it.value}>
            {it.label} <Link to={listPath('problem', { filter: { category: it.value } })}>{it.count}</Link>
          </span>
        ))}
        {map.data && map.data.own.length === 0 ? (
          <span className="zs-quiet">当地文件没有规定问题类别（原文未规定）。</span>
        ) : null}
      </p>
      <p className="zs-row">
        <Button onClick={() => setShown(!shown)} aria-expanded={shown}>
          {shown ? '收起各地类别对照' : '各地类别对照'}
        </Button>
        <span className="zs-push" />
        {BESIDE.filter((name) => desk.mayRead(name)).map((name) => (
          <Link key={name} to={listPath(name)}>
            {desk.record(name)?.label}
          </Link>
        ))}
      </p>
      {shown && map.data ? <Comparison map={map.data} /> : null}
      <RecordList record="problem" />
    </>
  );
}

function Comparison({ map }: { readonly map: CategoryMapAnswer }) {
  return (
    <section aria-label="各地类别对照" className="cam-map">
      <p className="zs-quiet">对照由平台归并，只供比较，不改变各地自己的类别。{map.basis}</p>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">归并</th>
              {map.columns.map((it) => (
                <th key={it.key} scope="col">
                  {it.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map((row) => (
              <tr key={row.title}>
                <th scope="row">{row.title}</th>
                {map.columns.map((column) => (
                  <td key={column.key} data-label={column.title}>
                    {row.cells[column.key]?.length ? (
                      row.cells[column.key]?.join('、')
                    ) : (
                      <span className="zs-quiet">没有对应</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

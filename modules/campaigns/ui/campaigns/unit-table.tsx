/** Completeness by unit, in the order of codes: never a ranking. */

import { Button } from 'antd';
import { useState } from 'react';
import { Link, listPath, ToneTag } from '#kernel/ui/index.ts';
import type { OneAnswer } from '../shapes.ts';

const FIRST = 30;

export function UnitTable({ id, units }: { readonly id: string; readonly units: OneAnswer['units'] }) {
  const [all, setAll] = useState(false);
  const shown = all ? units : units.slice(0, FIRST);
  return (
    <section aria-label="各单位完成情况">
      <h2>
        各单位完成情况<span className="zs-quiet">按单位代码排列，不排名次；只列您有权查看的</span>
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="zs-num">
                任务
              </th>
              <th scope="col" className="zs-num">
                已完成
              </th>
              <th scope="col">情况</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((it) => (
              <tr key={it.unit}>
                <td data-label="单位">
                  <Link to={listPath('campaign-duty', { filter: { campaign: id, unit: it.unit } })}>
                    {it.unit_name ?? it.unit}
                  </Link>
                </td>
                <td data-label="任务" className="zs-num">
                  {it.total}
                </td>
                <td data-label="已完成" className="zs-num">
                  {it.done}
                </td>
                <td data-label="情况">
                  {it.done === it.total ? (
                    <ToneTag tone="done">齐全</ToneTag>
                  ) : it.overdue > 0 ? (
                    <ToneTag tone="stopped">逾期{it.overdue}项</ToneTag>
                  ) : (
                    <ToneTag tone="waiting">还缺{it.total - it.done}项</ToneTag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {units.length > shown.length ? <Button onClick={() => setAll(true)}>显示全部{units.length}个单位</Button> : null}
    </section>
  );
}

/** One row of the form divided by region, line or level, with what was owed and sent; in the order of codes, never a ranking. */
import { Select } from 'antd';
import { useState } from 'react';
import { Link } from '#kernel/ui/index.ts';
import { nameWithUnit } from '../../../ui/grid/heads.ts';
import type { SummedTable } from '../../domain/added-rows.ts';
import type { RollUpAnswer, RollUpGroup } from '../shapes.ts';
import { linesOf, numericColumns, shown, sumAt } from './numbers.ts';

interface GroupProps {
  readonly answer: RollUpAnswer;
  readonly table: SummedTable;
  readonly address: (below: string) => string;
}

const HEAD = { region: '地区、单位', line: '条线', level: '层级' } as const;

export function GroupTable({ answer, table, address }: GroupProps) {
  const lines = linesOf(table, answer.cells);
  const [key, setKey] = useState(lines.at(-1)?.key ?? '');
  const line = lines.find((it) => it.key === key) ?? lines.at(-1);
  const columns = numericColumns(table);
  if (!line || columns.length === 0) return null;
  const reported = answer.groups.some((it) => Object.keys(it.reported).length > 0);
  return (
    <section aria-label={`分${HEAD[answer.by]}`}>
      <div className="zs-row rup-bar">
        <h2>分{HEAD[answer.by]}</h2>
        {lines.length > 1 ? (
          <Select
            aria-label="看哪一行"
            value={line.key}
            className="rup-line"
            options={lines.map((it) => ({ value: it.key, label: it.name }))}
            onChange={setKey}
          />
        ) : null}
        {reported ? <span className="zs-quiet">“报”：本级汇总后上报的数与下级合计不同，差额见“口径核对”。</span> : null}
      </div>
      <div className="zs-table-box rup-box">
        <table className="zs-table rup-groups">
          <thead>
            <tr>
              <th scope="col">{HEAD[answer.by]}</th>
              <th scope="col" className="zs-num">
                已报/应报（份）
              </th>
              <th scope="col" className="zs-num">
                按时率
              </th>
              <th scope="col" className="zs-num">
                零报告
              </th>
              {columns.map((column) => (
                <th key={column.code} scope="col" className="zs-num">
                  {nameWithUnit(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">{group.below ? <Link to={address(group.below)}>{group.name}</Link> : group.name}</th>
                <Complete group={group} />
                {columns.map((column) => {
                  const [num, numbers, none, no_competence] = sumAt(group.cells, table, line, column);
                  const above = reportedAt(group, table.code, line.key, column.code);
                  return (
                    <td key={column.code} className="zs-num" data-label={column.name}>
                      {numbers > 0 ? shown(num, column) : no_competence > 0 ? '无此职权' : none > 0 ? '无' : '—'}
                      {above && above.num !== above.below ? (
                        <span className="rup-marks zs-tone-attention">报{shown(above.num, column)}</span>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What was reported for a cell, or for a column in all. */
function reportedAt(group: RollUpGroup, table: string, row: string, column: string) {
  if (row !== '') return group.reported[`${table}|${row}|${column}`];
  const all = Object.entries(group.reported).filter(([at]) => at.startsWith(`${table}|`) && at.endsWith(`|${column}`));
  if (all.length === 0) return undefined;
  return all.reduce((sum, [, it]) => ({ num: sum.num + it.num, below: sum.below + it.below }), { num: 0, below: 0 });
}

function Complete({ group }: { readonly group: RollUpGroup }) {
  const it = group.complete;
  const dated = it ? it.on_time + it.late + it.overdue : 0;
  return (
    <>
      <td className="zs-num" data-label="已报/应报">
        {it ? `${it.submitted}/${it.owed}` : '—'}
        {it && it.overdue > 0 ? <span className="rup-marks zs-fault">逾期{it.overdue}</span> : null}
      </td>
      <td className="zs-num" data-label="按时率">
        {it && dated > 0 ? `${Math.round((it.on_time / dated) * 100)}%` : '原文未规定'}
      </td>
      <td className="zs-num" data-label="零报告">
        {it?.zero ?? 0}
      </td>
    </>
  );
}

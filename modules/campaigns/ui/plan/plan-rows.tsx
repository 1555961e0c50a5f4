/** Rows of the ledger in groups: by the plan's own groups, by due day, or by the unit responsible. */

import type { Tone } from '#kernel/ui/index.ts';
import { Link, recordPath, StateTag, ToneTag, useDesk } from '#kernel/ui/index.ts';
import type { LedgerAnswer, LedgerRow } from '../shapes.ts';

const TONES: Readonly<Record<string, Tone>> = {
  done: 'done',
  late: 'stopped',
  running: 'waiting',
  unspecified: 'plain',
  history: 'plain',
};

interface PlanRowsProps {
  readonly rows: readonly LedgerRow[];
  readonly groups: LedgerAnswer['groups'];
  readonly by: string;
}

/** Name of the group a row stands in. */
export function groupOf(row: LedgerRow, by: string, groups: LedgerAnswer['groups']): string {
  if (by === 'due') return row.due ?? '时限原文未规定';
  if (by === 'owner') return row.owner_name ?? '没有确定责任单位';
  return groups.find((it) => it.code === row.group)?.name ?? '任务';
}

export function PlanRows({ rows, groups, by }: PlanRowsProps) {
  const names = [...new Set(rows.map((row) => groupOf(row, by, groups)))];
  if (by !== 'group') names.sort();
  if (rows.length === 0) return <p className="zs-quiet">没有符合条件的任务。</p>;
  return names.map((name) => (
    <section key={name} className="cam-group" aria-label={name}>
      <h2>{name}</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">任务和要求</th>
              <th scope="col">责任单位</th>
              <th scope="col">时限</th>
              <th scope="col">进度</th>
              <th scope="col">滞后</th>
            </tr>
          </thead>
          <tbody>
            {rows
              .filter((row) => groupOf(row, by, groups) === name)
              .map((row) => (
                <Row key={row.id} row={row} />
              ))}
          </tbody>
        </table>
      </div>
    </section>
  ));
}

function Row({ row }: { readonly row: LedgerRow }) {
  const desk = useDesk();
  const record = desk.record('plan-task');
  const step = record?.fields.step?.choices?.find((it) => it.value === row.step)?.label;
  return (
    <tr>
      <td data-label="序号">{row.no}</td>
      <td data-label="任务">
        <Link to={recordPath('plan-task', row.id)}>{row.task_title}</Link>
        <div>
          {row.what}
          {row.article ? <span className="zs-quiet">　{row.article}</span> : null}
        </div>
      </td>
      <td data-label="责任单位">
        {row.owner_name ?? <ToneTag tone="attention">待确定</ToneTag>}
        {row.units_named ? <div className="zs-quiet">原文：{row.units_named}</div> : null}
      </td>
      <td data-label="时限" className="cam-short">
        {row.due ?? <span className="zs-quiet">原文未规定</span>}
      </td>
      <td data-label="进度" className="cam-short">
        {record ? <StateTag record={record} state={row.state} /> : row.state}
        {step ? (
          <div className="zs-quiet">
            {step}
            {row.reported_on ? `（${row.reported_on}）` : ''}
          </div>
        ) : null}
      </td>
      <td data-label="滞后">
        <ToneTag tone={TONES[row.lag.kind] ?? 'plain'}>{row.lag.words}</ToneTag>
      </td>
    </tr>
  );
}

/** How far a round is: one row for each leg in which the reader may see a return. */
import { Progress } from 'antd';
import type { RoundsAnswer } from '../shapes.ts';
import { legCounts } from './counts.ts';

export function LegTable({ round }: { readonly round: RoundsAnswer['rounds'][number] }) {
  const legs = legCounts(round);
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <thead>
          <tr>
            <th scope="col">环节</th>
            <th scope="col">已报 / 应报（份）</th>
            <th scope="col" className="zs-num">
              已通过
            </th>
            <th scope="col" className="zs-num">
              退回中
            </th>
            <th scope="col" className="zs-num">
              逾期未报
            </th>
            <th scope="col" className="zs-num">
              缺接收单位
            </th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg) => (
            <tr key={leg.leg}>
              <td data-label="环节">{leg.name}</td>
              <td data-label="已报 / 应报（份）">
                <span className="ret-progress">
                  {leg.sent} / {leg.all}
                  {leg.excused > 0 ? `（另免报${leg.excused}）` : ''}
                  <Progress
                    percent={leg.all === 0 ? 0 : Math.floor((leg.sent / leg.all) * 100)}
                    size="small"
                    aria-label={`${leg.name}已报比例`}
                  />
                </span>
              </td>
              <td data-label="已通过" className="zs-num">
                {leg.accepted}
              </td>
              <td data-label="退回中" className="zs-num">
                {leg.returned}
              </td>
              <td data-label="逾期未报" className="zs-num">
                {leg.late > 0 ? <span className="zs-fault">{leg.late}</span> : 0}
              </td>
              <td data-label="缺接收单位" className="zs-num">
                {leg.gaps}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

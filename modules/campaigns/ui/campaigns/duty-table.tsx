/** Duties of the campaign as the document lists them, with how many units have done each. */
import { Link, listPath } from '#kernel/ui/index.ts';
import type { OneAnswer, Phase } from '../shapes.ts';

interface DutyTableProps {
  readonly id: string;
  readonly duties: OneAnswer['duties'];
  readonly phases: readonly Phase[];
}

export function DutyTable({ id, duties, phases }: DutyTableProps) {
  return (
    <section aria-label="任务完成情况">
      <h2>任务完成情况</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">任务</th>
              <th scope="col">阶段</th>
              <th scope="col">时限</th>
              <th scope="col" className="zs-num">
                应完成（个单位）
              </th>
              <th scope="col" className="zs-num">
                已完成
              </th>
              <th scope="col" className="zs-num">
                其中晚于时限
              </th>
            </tr>
          </thead>
          <tbody>
            {duties.map((it) => (
              <tr key={it.code}>
                <td data-label="任务">
                  {it.name}
                  {it.article ? <span className="zs-quiet">　{it.article}</span> : null}
                </td>
                <td data-label="阶段" className="cam-short">
                  {phases.find((phase) => phase.code === it.phase)?.name ?? it.phase}
                </td>
                <td data-label="时限" className="cam-short">
                  {it.due}
                </td>
                <td data-label="应完成" className="zs-num">
                  <Link
                    to={listPath('campaign-duty', { filter: { campaign: id, code: it.code } })}
                    aria-label={`${it.name}应完成${it.total}个单位，打开名单`}
                  >
                    {it.total}
                  </Link>
                </td>
                <td data-label="已完成" className="zs-num">
                  {it.done}
                </td>
                <td data-label="晚于时限" className="zs-num">
                  {it.late}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

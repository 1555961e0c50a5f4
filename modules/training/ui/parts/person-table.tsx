/** Persons with their hours by kind; those who are short stand first. */
import { Link, recordPath } from '#kernel/ui/index.ts';
import type { YearLine } from '../shapes.ts';
import { VerdictTag } from './verdict.tsx';

const of = (has: number, least: number | null) => (least === null ? String(has) : `${has} / ${least}`);

export function PersonTable({ persons }: { readonly persons: readonly YearLine[] }) {
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">人员学时，达不到的在前</caption>
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">情况</th>
            <th scope="col" className="zs-num">
              计入合计（学时）
            </th>
            <th scope="col" className="zs-num">
              公共法律（学时）
            </th>
            <th scope="col" className="zs-num">
              业务技能（学时）
            </th>
            <th scope="col" className="zs-num">
              已安排（学时）
            </th>
            <th scope="col" className="zs-num">
              政治另计（学时）
            </th>
            <th scope="col" className="zs-num">
              检验（次）
            </th>
          </tr>
        </thead>
        <tbody>
          {persons.map((it) => (
            <tr key={it.id}>
              <td data-label="姓名">
                <Link to={recordPath('training', it.id)}>{it.name}</Link>
              </td>
              <td data-label="单位">{it.unit_name ?? it.unit}</td>
              <td data-label="情况">
                <VerdictTag line={it} />
              </td>
              <td data-label="计入合计" className="zs-num">
                {of(it.hours_counted, it.required_total)}
              </td>
              <td data-label="公共法律" className="zs-num">
                {of(it.hours_public_law, it.required_public_law)}
              </td>
              <td data-label="业务技能" className="zs-num">
                {of(it.hours_business_skill, it.required_business_skill)}
              </td>
              <td data-label="已安排" className="zs-num">
                {it.planned_counted}
              </td>
              <td data-label="政治另计" className="zs-num">
                {it.hours_apart}
              </td>
              <td data-label="检验" className="zs-num">
                {it.tested}
                {it.failed > 0 ? `（不合格${it.failed}）` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

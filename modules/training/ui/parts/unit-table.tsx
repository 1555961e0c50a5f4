/** Units of the reader's reach: how many of those who must reach the hours have, and how many will not. */
import type { StandingAnswer } from '../shapes.ts';

interface UnitTableProps {
  readonly units: StandingAnswer['units'];
  readonly onPick: (unit: string) => void;
}

export function UnitTable({ units, onPick }: UnitTableProps) {
  if (units.length === 0) return null;
  return (
    <section aria-label="单位">
      <h2>
        单位
        {units.some((it) => !it.begun) ? (
          <span className="zs-quiet">
            没有登记任何培训的单位有{units.filter((it) => !it.begun).length}个，不提示个人
          </span>
        ) : null}
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <caption className="zs-unseen">各单位学时达标情况</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="zs-num">
                人员（人）
              </th>
              <th scope="col" className="zs-num">
                应达标（人）
              </th>
              <th scope="col" className="zs-num">
                已达标（人）
              </th>
              <th scope="col" className="zs-num">
                预计达不到（人）
              </th>
              <th scope="col" className="zs-num">
                参训（人）
              </th>
              <th scope="col" className="zs-num">
                计入学时合计（学时）
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((it) => (
              <tr key={it.unit}>
                <td data-label="单位">
                  <button type="button" className="training-plain" onClick={() => onPick(it.unit)}>
                    {it.unit_name ?? it.unit}
                  </button>
                  {it.begun ? null : <span className="zs-quiet">　没有登记培训</span>}
                </td>
                <td data-label="人员" className="zs-num">
                  {it.persons}
                </td>
                <td data-label="应达标" className="zs-num">
                  {it.judged}
                </td>
                <td data-label="已达标" className="zs-num">
                  {it.met}
                </td>
                <td data-label="预计达不到" className="zs-num">
                  {it.will_fall_short}
                </td>
                <td data-label="参训" className="zs-num">
                  {it.trained}
                </td>
                <td data-label="计入学时合计" className="zs-num">
                  {it.hours}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Self-check by unit and way: the count, and whether it has evidence. */
import type { OneAnswer } from '../shapes.ts';

export function SelfCheckTable({ one, title }: { readonly one: OneAnswer; readonly title: string }) {
  const { means, checks, units } = one;
  if (means.length === 0) return null;
  const rows = units.filter((unit) => checks.some((it) => it.unit === unit.unit));
  return (
    <section aria-label="自查情况">
      <h2>
        自查情况
        <span className="zs-quiet">已有{rows.length}个单位登记，只列您有权查看的</span>
      </h2>
      {rows.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">{title}自查情况（次数）</caption>
            <thead>
              <tr>
                <th scope="col">单位</th>
                {means.map((it) => (
                  <th key={it.code} scope="col" className="zs-num">
                    {it.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((unit) => (
                <tr key={unit.unit}>
                  <th scope="row">{unit.unit_name ?? unit.unit}</th>
                  {means.map((way) => {
                    const it = checks.find((check) => check.unit === unit.unit && check.means === way.code);
                    return (
                      <td key={way.code} data-label={way.name} className="zs-num">
                        {it ? `${it.count}（证明${it.files}份）` : <span className="zs-quiet">没有登记</span>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

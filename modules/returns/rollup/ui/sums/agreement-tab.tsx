/** Do the sums by region and by line agree? Where not, the units where they part, with both numbers and the reason. */

import { Loading, ToneTag, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import type { SummedTable } from '../../domain/added-rows.ts';
import type { AgreementAnswer } from '../shapes.ts';
import { cellWords, columnOf, shown } from './numbers.ts';

export function AgreementTab({
  ask,
  tables,
}: {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly tables: readonly SummedTable[];
}) {
  const asked = useModuleQuery<AgreementAnswer>('returns.agreement', ask);
  if (asked.isPending) return <Loading rows={6} label="正在逐格核对…" />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { agrees, cells, differing, places, more } = asked.data;
  const say = (address: string, num: number | null) => {
    const column = columnOf(tables, address);
    return column ? shown(num, column) : String(num ?? '');
  };
  return (
    <>
      <p>
        {agrees ? (
          <ToneTag tone="done">
            按地区（各级逐级汇总上报的数）与按条线（每份报表各计一次）逐格一致，共{cells}格。
          </ToneTag>
        ) : (
          <ToneTag tone="attention">
            {cells}格中有{differing.length}格不一致；差额全部来自下面{places.length + more}处。
          </ToneTag>
        )}
      </p>
      {differing.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption>不一致的格子</caption>
            <thead>
              <tr>
                <th scope="col">格子</th>
                <th scope="col" className="zs-num">
                  按地区
                </th>
                <th scope="col" className="zs-num">
                  按条线
                </th>
                <th scope="col" className="zs-num">
                  差额
                </th>
              </tr>
            </thead>
            <tbody>
              {differing.slice(0, 100).map((it) => (
                <tr key={it.address}>
                  <td data-label="格子">{cellWords(tables, it.address)}</td>
                  <td data-label="按地区" className="zs-num">
                    {say(it.address, it.by_region)}
                  </td>
                  <td data-label="按条线" className="zs-num">
                    {say(it.address, it.by_line)}
                  </td>
                  <td data-label="差额" className="zs-num">
                    {say(it.address, it.by_region - it.by_line)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {places.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption>差在哪里</caption>
            <thead>
              <tr>
                <th scope="col">汇总单位</th>
                <th scope="col">格子</th>
                <th scope="col" className="zs-num">
                  本级上报
                </th>
                <th scope="col" className="zs-num">
                  下级合计
                </th>
                <th scope="col">原因</th>
              </tr>
            </thead>
            <tbody>
              {places.map((it) => (
                <tr key={`${it.return}|${it.address}`}>
                  <td data-label="汇总单位">{it.unit_name}</td>
                  <td data-label="格子">{cellWords(tables, it.address)}</td>
                  <td data-label="本级上报" className="zs-num">
                    {it.reported === null ? '尚未报送' : say(it.address, it.reported)}
                  </td>
                  <td data-label="下级合计" className="zs-num">
                    {say(it.address, it.below)}
                  </td>
                  <td data-label="原因">
                    {it.reason ??
                      (it.reported === null
                        ? '汇总单位还没有报送，下级的数尚未经它上报。'
                        : '没有写理由；可能下级在它报送以后更正过。')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

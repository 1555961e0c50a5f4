/** What reporting asks of units: forms, cells and measured hours by year and level; what fills itself. By code, never ranked. */
import { Select } from 'antd';
import { Empty, go, Loading, type PageProps, Trouble, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import '../rollup.css';
import type { BurdenAnswer } from '../shapes.ts';

const LEVELS = [
  { value: '', label: '各层级' },
  { value: 'township', label: '乡镇（街道）' },
  { value: 'county', label: '县级' },
  { value: 'city', label: '市级' },
  { value: 'province', label: '省级' },
];

const hours = (seconds: number | null): string =>
  seconds === null || seconds === 0
    ? '未测得'
    : `${(seconds / 3600).toLocaleString('zh-CN', { maximumFractionDigits: 1 })}`;

export function BurdenPage(_props: PageProps) {
  const { path, search } = usePlace();
  const level = search.get('level') ?? 'township';
  const asked = useModuleQuery<BurdenAnswer>('returns.burden', level ? { level } : {});
  return (
    <>
      <h1 className="desk-title">填报负担</h1>
      <search className="zs-sentence" aria-label="看哪些单位">
        <span>看</span>
        <Select
          aria-label="层级"
          className="rup-line"
          value={level}
          options={LEVELS}
          onChange={(next) => go(`${path}?level=${next}`, { replace: true })}
        />
        <span>的负担。</span>
      </search>
      <p className="zs-quiet">
        用时是填报人在表格里实际操作的时间，自动测得；按单位代码排列，不排名次。开单之前可在“开单”中测算新增多少。
      </p>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data && asked.data.lines.length === 0 ? <Empty title="这个层级没有要填报的报表" /> : null}
      {asked.data && asked.data.lines.length > 0 ? <Shown answer={asked.data} /> : null}
    </>
  );
}

function Shown({ answer }: { readonly answer: BurdenAnswer }) {
  return (
    <>
      <div className="zs-table-box">
        <table className="zs-table">
          <caption className="zs-unseen">各年各批次对一个单位的要求</caption>
          <thead>
            <tr>
              <th scope="col">所属年度</th>
              <th scope="col">批次、环节</th>
              <th scope="col" className="zs-num">
                单位（个）
              </th>
              <th scope="col" className="zs-num">
                每单位表（张）
              </th>
              <th scope="col" className="zs-num">
                每单位格（个）
              </th>
              <th scope="col" className="zs-num">
                用时中位数（小时）
              </th>
              <th scope="col" className="zs-num">
                自动带出未改（%）
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.lines.map((it) => (
              <tr key={`${it.round}|${it.leg}|${it.level}`}>
                <td data-label="所属年度">{it.year}</td>
                <td data-label="批次、环节">
                  {it.round_title}
                  <div className="zs-quiet">{it.leg_name}</div>
                </td>
                <td data-label="单位（个）" className="zs-num">
                  {it.units}
                </td>
                <td data-label="每单位表（张）" className="zs-num">
                  {it.forms}
                </td>
                <td data-label="每单位格（个）" className="zs-num">
                  {it.cells}
                </td>
                <td data-label="用时中位数（小时）" className="zs-num">
                  {hours(it.median_seconds)}
                  {it.measured > 0 ? <span className="rup-marks zs-quiet">{it.measured}个单位测得</span> : null}
                </td>
                <td data-label="自动带出未改（%）" className="zs-num">
                  {it.numbers > 0 ? Math.round((it.by_itself / it.numbers) * 100) : '尚无数'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2 className="rup-bar">各单位</h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <caption className="zs-unseen">各单位的负担</caption>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">所属年度</th>
              <th scope="col" className="zs-num">
                报表（份）
              </th>
              <th scope="col" className="zs-num">
                表（张）
              </th>
              <th scope="col" className="zs-num">
                格（个）
              </th>
              <th scope="col" className="zs-num">
                用时（小时）
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.units.map((it) => (
              <tr key={`${it.unit}|${it.year}`}>
                <td data-label="单位">{it.unit_name}</td>
                <td data-label="所属年度">{it.year}</td>
                <td data-label="报表（份）" className="zs-num">
                  {it.returns}
                </td>
                <td data-label="表（张）" className="zs-num">
                  {it.forms}
                </td>
                <td data-label="格（个）" className="zs-num">
                  {it.cells}
                </td>
                <td data-label="用时（小时）" className="zs-num">
                  {hours(it.seconds)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answer.units.length >= answer.most_units ? (
        <p className="zs-quiet">只列出代码在前的{answer.most_units}个单位。</p>
      ) : null}
    </>
  );
}

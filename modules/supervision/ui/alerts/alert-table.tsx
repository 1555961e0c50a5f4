/** Cards as rows: light, what is wrong, unit and act, how old, who must act and by when. */
import { Checkbox } from 'antd';
import { DeadlineChip, Light, Link, type Row, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import { age, nextOfCard, plainSubject, plainTitle } from '../parts/next-act.ts';

interface AlertTableProps {
  readonly rows: readonly Row[];
  readonly units: Readonly<Record<string, string>>;
  readonly picked?: readonly Row[] | undefined;
  readonly onPick?: (row: Row) => void;
}

const SENDABLE = new Set(['open', 'explained', 'reopened']);

export function AlertTable({ rows, units, picked, onPick }: AlertTableProps) {
  const desk = useDesk();
  const record = desk.record('alert');
  const unit = picked?.[0]?.unit;
  return (
    <div className="zs-table-box">
      <table className="zs-table sup-table">
        <caption className="zs-unseen">预警</caption>
        <thead>
          <tr>
            {picked ? (
              <th scope="col" className="sup-check">
                <span className="zs-unseen">选择</span>
              </th>
            ) : null}
            <th scope="col" className="sup-w-light">
              灯色
            </th>
            <th scope="col">情形</th>
            <th scope="col">单位和对象</th>
            <th scope="col" className="sup-w-day">
              行为日期
            </th>
            <th scope="col" className="sup-w-age">
              已有
            </th>
            <th scope="col" className="sup-w-who">
              谁来办
            </th>
            <th scope="col" className="sup-w-state">
              状态
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const next = nextOfCard(row as unknown as Parameters<typeof nextOfCard>[0], desk.today);
            const blocked = !SENDABLE.has(row.state) || (unit !== undefined && unit !== row.unit);
            return (
              <tr key={row.id} className={row.opened_day === desk.today ? 'sup-new' : undefined}>
                {picked ? (
                  <td className="sup-check">
                    <Checkbox
                      aria-label={`选择：${String(row.title)}`}
                      checked={picked.some((it) => it.id === row.id)}
                      disabled={blocked}
                      onChange={() => onPick?.(row)}
                    />
                  </td>
                ) : null}
                <td data-label="灯色" className="sup-inline">
                  <Light level={String(row.light)} />
                </td>
                <td data-label="情形">
                  <Link to={recordPath('alert', row.id)}>{plainTitle(String(row.title))}</Link>
                </td>
                <td data-label="单位和对象">
                  <div>
                    {units[row.unit] ?? row.unit}
                    <div className="zs-quiet">{plainSubject(row.subject_title)}</div>
                  </div>
                </td>
                <td data-label="行为日期" className="sup-inline sup-labelled">
                  {String(row.act_day)}
                </td>
                <td data-label="已有" className="sup-inline sup-labelled">
                  {age(String(row.opened_day), desk.today)}
                </td>
                <td data-label="谁来办">
                  <div className="sup-who">
                    {next.who === '无' ? '—' : `${next.who}：${next.what}`}
                    {next.due ? (
                      <DeadlineChip due={next.due} basis="deadline.alert_explanation" what="说明期限" />
                    ) : null}
                  </div>
                </td>
                <td data-label="状态" className="sup-inline">
                  {record ? <StateTag record={record} state={row.state} /> : row.state}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

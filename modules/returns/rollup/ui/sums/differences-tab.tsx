/** Numbers that are not what was expected, records that changed after submission, and corrections. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Link, Loading, moment, recordPath, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import type { CellValue } from '../../../domain/content.ts';
import { shownText } from '../../../domain/value.ts';
import type { SummedTable } from '../../domain/added-rows.ts';
import type { DifferencesAnswer } from '../shapes.ts';
import { cellWords, columnOf, shown } from './numbers.ts';

interface DifferencesProps {
  readonly ask: Readonly<Record<string, unknown>>;
  readonly tables: readonly SummedTable[];
}

const FROM: Readonly<Record<string, string>> = { metric: '执法记录', below: '下级合计', form: '另一张表' };

export function DifferencesTab({ ask, tables }: DifferencesProps) {
  const [since, setSince] = useState<string | null>(null);
  const asked = useModuleQuery<DifferencesAnswer>('returns.differences', since ? { ...ask, since } : ask);
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { overwritten, moved, corrections } = asked.data;
  return (
    <>
      <Cells
        title="改动：上报数与应有数不同"
        rows={overwritten}
        tables={tables}
        empty="上报的数都与执法记录、下级合计一致。"
      />
      <Cells
        title="报送后变动：报送以后执法记录有增减"
        rows={moved}
        tables={tables}
        empty="报送以后，执法记录没有使上报数变动。"
        today
      />
      <section>
        <div className="zs-row rup-bar">
          <h2>更正</h2>
          <span>自</span>
          <DatePicker
            aria-label="自哪天起的更正"
            allowClear={false}
            value={dayjs(asked.data.since)}
            onChange={(day) => setSince(day?.format('YYYY-MM-DD') ?? null)}
          />
          <span>起</span>
        </div>
        {corrections.length === 0 ? <p className="zs-quiet">没有更正。</p> : null}
        <ul className="zs-plain-list">
          {corrections.map((it) => (
            <li key={`${it.return}.${it.number}`} className="rup-correction">
              <Link to={recordPath('return', it.return)}>{it.unit_name}</Link> 第{it.number}版（
              {moment(it.submitted_at)}，{it.author ?? ''}）：
              {it.reason ?? it.words ?? ''}
              <ul>
                {it.changed.slice(0, 20).map((cell) => {
                  const at = sumAddressOf(cell.address);
                  const column = columnOf(tables, at);
                  const say = (value: unknown) =>
                    column ? shownText(value as CellValue | null, column) || '空' : '文字';
                  return (
                    <li key={cell.address}>
                      {cellWords(tables, at) || '正文'}：{say(cell.before)} → <strong>{say(cell.after)}</strong>
                    </li>
                  );
                })}
              </ul>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** `form|table|row|item|column` without form and item. */
function sumAddressOf(address: string): string {
  const [, table, row, , column] = address.split('|');
  return `${table}|${row}|${column}`;
}

interface CellsProps {
  readonly title: string;
  readonly rows: DifferencesAnswer['overwritten'];
  readonly tables: readonly SummedTable[];
  readonly empty: string;
  readonly today?: boolean;
}

function Cells({ title, rows, tables, empty, today }: CellsProps) {
  return (
    <section>
      <h2>
        {title}
        {rows.length > 0 ? <span className="zs-quiet">{rows.length}处</span> : null}
      </h2>
      {rows.length === 0 ? <p className="zs-quiet">{empty}</p> : null}
      {rows.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <thead>
              <tr>
                <th scope="col">单位</th>
                <th scope="col">格子</th>
                <th scope="col" className="zs-num">
                  上报
                </th>
                <th scope="col" className="zs-num">
                  {today ? '报送时记录' : '应有'}
                </th>
                {today ? (
                  <th scope="col" className="zs-num">
                    现在记录
                  </th>
                ) : (
                  <th scope="col">依据</th>
                )}
                <th scope="col">理由</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((it) => {
                const at = `${it.table}|${it.row}|${it.column}`;
                const column = columnOf(tables, at);
                return (
                  <tr key={`${it.return}|${at}`}>
                    <td data-label="单位">
                      <Link to={recordPath('return', it.return)}>{it.unit_name}</Link>
                    </td>
                    <td data-label="格子">{cellWords(tables, at)}</td>
                    <td data-label="上报" className="zs-num">
                      {column ? shown(it.num, column) || '无' : it.num}
                    </td>
                    <td data-label="应有" className="zs-num">
                      {column ? shown(it.expected, column) : it.expected}
                    </td>
                    {today ? (
                      <td data-label="现在记录" className="zs-num">
                        {column ? shown(it.today, column) || '没有' : it.today}
                      </td>
                    ) : (
                      <td data-label="依据">{FROM[it.origin ?? ''] ?? '—'}</td>
                    )}
                    <td data-label="理由">{it.reason ?? <span className="zs-quiet">没有写</span>}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

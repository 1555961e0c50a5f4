import { isDay } from '#kernel/day.ts';
import { Link, recordPath, StateTag, ToneTag, useDesk } from '#kernel/ui/index.ts';
import type { Mine } from '../shapes.ts';
import { nextOf, until, waitsFor } from './words.ts';

interface TableProps {
  readonly title: string;
  readonly rows: readonly Mine[];
  readonly side: 'own' | 'received';
  readonly today: string;
  /** Said when there is none; nothing is shown without it. */
  readonly empty?: string;
  /** Sent off: days left no longer matter. */
  readonly done?: boolean;
}

/** Returns by date: what, from or to whom, state, how long, who has it, one click into it. */
export function ReturnTable({ title, rows, side, today, empty, done }: TableProps) {
  const desk = useDesk();
  const record = desk.record('return');
  if (rows.length === 0)
    return empty ? (
      <section className="ret-list" aria-label={title}>
        <h2>{title}</h2>
        <p className="ret-calm">{empty}</p>
      </section>
    ) : null;
  return (
    <section className="ret-list" aria-label={title}>
      <h2>
        {title}
        <span className="ret-count">{rows.length}份</span>
      </h2>
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              <th scope="col">报表</th>
              <th scope="col">{side === 'own' ? '报给' : '报送单位'}</th>
              <th scope="col">状态</th>
              <th scope="col">{done ? '报送时间' : '期限'}</th>
              <th scope="col">现在在谁手里</th>
              <th scope="col">办理</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const left = until(row, isDay(today) ? today : desk.today);
              return (
                <tr key={row.id}>
                  <td data-label="报表">
                    <span>
                      {row.title}
                      {row.state === 'returned' && row.return_reason ? (
                        <span className="zs-fault">　退回：{row.return_reason}</span>
                      ) : null}
                    </span>
                  </td>
                  <td data-label={side === 'own' ? '报给' : '报送单位'}>
                    {side === 'own' ? (row.receiver_name ?? '（未找到接收单位）') : row.unit_name}
                  </td>
                  <td data-label="状态">
                    <span>{record ? <StateTag record={record} state={row.state} /> : row.state}</span>
                  </td>
                  <td data-label={done ? '报送时间' : '期限'}>
                    {done ? (
                      (row.submitted_at?.slice(0, 10) ?? '—')
                    ) : (
                      <span>
                        {left.day ? `${left.day}　` : ''}
                        <ToneTag tone={left.tone}>{left.words}</ToneTag>
                      </span>
                    )}
                  </td>
                  <td data-label="现在在谁手里">{waitsFor(row, side)}</td>
                  <td data-label="办理">
                    <Link to={recordPath('return', row.id)} aria-label={`${nextOf(row.state, side)} ${row.title}`}>
                      {nextOf(row.state, side)}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

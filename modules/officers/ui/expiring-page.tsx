/** Certificates that run out by a day the reader chooses; none is given in law. Renewing is one click away. */
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { asDay, daysBetween } from '#kernel/day.ts';
import { Empty, Link, Loading, recordPath, ToneTag, Trouble, useDesk, useModuleQuery } from '#kernel/ui/index.ts';

interface Expiring {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly unit: string;
  readonly valid_until: string;
  readonly expired: boolean;
}

export function ExpiringPage() {
  const { today } = useDesk();
  const [until, setUntil] = useState(() => `${Number(today.slice(0, 4)) + 1}-06-30`);
  const asked = useModuleQuery<{ readonly rows: readonly Expiring[] }>('officers.expiring', { until });
  const rows = asked.data?.rows ?? [];
  const expired = rows.filter((row) => row.expired).length;
  return (
    <>
      <h1 className="desk-title">到期证件</h1>
      <div className="zs-list">
        <div className="zs-sentence">
          <label htmlFor="until">到期日不晚于</label>
          <DatePicker
            id="until"
            allowClear={false}
            value={dayjs(until)}
            onChange={(next) => setUntil(next ? next.format('YYYY-MM-DD') : until)}
          />
          <span>的证件{asked.isSuccess ? `共${rows.length}件，其中${expired}件已经到期` : ''}</span>
        </div>
        {asked.isPending ? <Loading rows={6} /> : null}
        {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
        {asked.isSuccess && rows.length === 0 ? <Empty title="没有这段时间内到期的证件">把日期调后再看。</Empty> : null}
        {rows.length > 0 ? (
          <div className="zs-table-box">
            <table className="zs-table">
              <caption className="zs-unseen">到期证件</caption>
              <thead>
                <tr>
                  <th scope="col">姓名</th>
                  <th scope="col">证件编号</th>
                  <th scope="col">到期日</th>
                  <th scope="col">情况</th>
                  <th scope="col">办理</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td data-label="姓名">{row.name}</td>
                    <td data-label="证件编号">{row.number}</td>
                    <td data-label="到期日">{row.valid_until}</td>
                    <td data-label="情况">
                      <ToneTag tone={row.expired ? 'stopped' : 'attention'}>
                        {row.expired
                          ? `已到期${daysBetween(asDay(row.valid_until), today)}天，不能执法`
                          : `还有${daysBetween(today, asDay(row.valid_until))}天`}
                      </ToneTag>
                    </td>
                    <td data-label="办理">
                      <Link to={recordPath('certificate', row.id)}>打开证件续期</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </div>
    </>
  );
}

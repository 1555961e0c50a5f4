/** Duties by date: overdue, this week, this month, later, and those whose date no document gives. */
import { addDays, asDay } from '#kernel/day.ts';
import { DeadlineChip, type Duty, Empty, Link, recordPath, useDesk } from '#kernel/ui/index.ts';
import { type Of, useDuties } from './ask.ts';
import { Asked } from './asked.tsx';

export function ListView({ of }: { readonly of: Of }) {
  const asked = useDuties(of, {});
  return <Asked asked={asked}>{({ duties }) => <Groups duties={duties} of={of} />}</Asked>;
}

const MOST = 200;
const WEEK = 7;
const MONTH = 31;

function Groups({ duties, of }: { readonly duties: readonly Duty[]; readonly of: Of }) {
  const { today } = useDesk();
  const week = addDays(asDay(today), WEEK);
  const month = addDays(asDay(today), MONTH);
  const groups = [
    { title: '已经逾期', list: duties.filter((it) => it.due !== null && it.due < today) },
    { title: '七日内', list: duties.filter((it) => it.due !== null && it.due >= today && it.due <= week) },
    { title: '一个月内', list: duties.filter((it) => it.due !== null && it.due > week && it.due <= month) },
    { title: '以后', list: duties.filter((it) => it.due !== null && it.due > month) },
    { title: '没有期限（原文未规定或不限期）', list: duties.filter((it) => it.due === null) },
  ].filter((it) => it.list.length > 0);
  if (groups.length === 0) return <Empty title="没有待办">有新的待办时，会出现在这里和“今日”。</Empty>;
  return (
    <>
      {groups.map(({ title, list }) => (
        <section key={title} className="duties-group" aria-label={title}>
          <h2>
            {title} <span className="zs-quiet">{list.length}项</span>
          </h2>
          <DutyTable duties={list} of={of} />
        </section>
      ))}
      {duties.length >= MOST ? <p className="zs-quiet">只列出最早的{MOST}项。其余的请在月历中按日期查看。</p> : null}
    </>
  );
}

export function DutyTable({ duties, of }: { readonly duties: readonly Duty[]; readonly of: Of }) {
  const { record, session } = useDesk();
  return (
    <div className="zs-table-box">
      <table className="zs-table duties-table">
        <thead>
          <tr>
            <th scope="col">事项</th>
            {of === 'below' ? (
              <th scope="col" className="duties-unit">
                承办单位
              </th>
            ) : null}
            <th scope="col" className="duties-kind">
              类别
            </th>
            <th scope="col" className="duties-due">
              期限
            </th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.id}>
              <td data-label="事项">
                <Link to={recordPath(duty.record, duty.record_id)}>{duty.title}</Link>
                {duty.person === session.person ? <span className="zs-quiet">　由您办理</span> : null}
              </td>
              {of === 'below' ? <td data-label="承办单位">{duty.unit_name ?? duty.unit}</td> : null}
              <td data-label="类别">{record(duty.record)?.label ?? ''}</td>
              <td data-label="期限">
                <DeadlineChip due={duty.due} provisional={duty.provisional} basis={duty.basis} what={duty.title} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

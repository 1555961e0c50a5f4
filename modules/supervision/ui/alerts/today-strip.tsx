/** What waits for the bureau today, each number opening what it counts; its own lateness stands with the rest. */
import { Link, recordPath } from '#kernel/ui/index.ts';
import type { TodayAnswer, TodayItem } from '../shapes.ts';

interface Group {
  readonly label: string;
  readonly record: string;
  readonly items: readonly Pick<TodayItem, 'id' | 'title' | 'due'>[];
}

export function TodayStrip({ today }: { readonly today: TodayAnswer }) {
  const groups: readonly Group[] = [
    { label: '待核对说明、待处理的预警', record: 'alert', items: today.handle },
    { label: '待审签的文书', record: 'supervision-document', items: today.approve },
    { label: '待核查的整改', record: 'supervision-document', items: today.check },
    { label: '逾期未反馈的文书', record: 'supervision-document', items: today.overdue },
  ];
  const shown = groups.filter((group) => group.items.length > 0);
  return (
    <section className="sup-strip" aria-label="今天要办">
      {shown.length === 0 && today.own_late.length === 0 ? (
        <p className="sup-calm">今天没有等您单位处理的监督事项。</p>
      ) : null}
      {shown.map((group) => (
        <details key={group.label} className="sup-group">
          <summary>
            <strong>{group.items.length}</strong> {group.label}
          </summary>
          <ul className="zs-plain-list">
            {group.items.slice(0, 20).map((item) => (
              <li key={item.id}>
                <Link to={recordPath(group.record, item.id)}>{item.title}</Link>
                {item.due ? <span className="zs-quiet sup-gap">{item.due}到期</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {today.own_late.length > 0 ? (
        <details className="sup-group sup-late">
          <summary>
            <strong>{today.own_late.length}</strong> 本机构自己逾期的事项
          </summary>
          <ul className="zs-plain-list">
            {today.own_late.slice(0, 20).map((item) => (
              <li key={item.id}>
                <Link to={recordPath(item.record, item.record_id)}>{item.title}</Link>
                <span className="zs-quiet sup-gap">应于{item.due}前办</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

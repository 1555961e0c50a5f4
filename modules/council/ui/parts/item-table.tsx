/** Agreed items: whose, by when, how far. */
import { DeadlineChip, Link, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import type { ItemLine } from '../shapes.ts';

const OVER = ['done', 'dropped'];

interface ItemTableProps {
  readonly caption: string;
  readonly items: readonly ItemLine[];
  /** Shows which meeting agreed it. */
  readonly from?: boolean;
}

export function ItemTable({ caption, items, from = false }: ItemTableProps) {
  const desk = useDesk();
  const record = desk.record('agreed-item');
  if (!record) return null;
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <caption className="zs-unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">议定事项</th>
            <th scope="col">责任单位</th>
            <th scope="col">完成时限</th>
            <th scope="col">状态</th>
            <th scope="col">最近进展</th>
            {from ? <th scope="col">哪次会议</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((it) => (
            <tr key={it.id}>
              <td data-label="议定事项">
                <Link to={recordPath('agreed-item', it.id)}>{it.title}</Link>
                {it.carried ? <span className="zs-quiet">　已带入{it.carried}次会议</span> : null}
              </td>
              <td data-label="责任单位">
                {it.owner_name ?? it.owner}
                {it.helper_names && it.helper_names.length > 0 ? (
                  <span className="zs-quiet">　配合：{it.helper_names.join('、')}</span>
                ) : null}
              </td>
              <td data-label="完成时限">
                {it.state === 'draft' ? (
                  it.due
                ) : (
                  <DeadlineChip due={it.due} what={it.title} done={OVER.includes(it.state)} />
                )}
              </td>
              <td data-label="状态">
                <StateTag record={record} state={it.state} />
              </td>
              <td data-label="最近进展">
                {it.progress ? (
                  <>
                    {it.progress}
                    <span className="zs-quiet">　{it.progress_day}</span>
                  </>
                ) : (
                  <span className="zs-quiet">没有报告</span>
                )}
              </td>
              {from ? (
                <td data-label="哪次会议">
                  <Link to={recordPath('council-meeting', it.meeting)}>{it.meeting_title ?? '会议'}</Link>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

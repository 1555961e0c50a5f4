/** What turned red since yesterday, where the acting post may read alerts. */
import { addDays } from '#kernel/day.ts';
import {
  DeadlineChip,
  Light,
  Link,
  type ListAsk,
  Loading,
  listPath,
  recordPath,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';

const RECORD = 'alert';

/** Red alerts opened yesterday or today that still wait for somebody. */
export function useOvernight() {
  const desk = useDesk();
  const ask: ListAsk = {
    filter: { light: 'red', opened_day: { from: addDays(desk.today, -1) } },
    state: ['open', 'explained', 'reopened'],
  };
  const allowed = desk.mayRead(RECORD);
  const asked = useListQuery(RECORD, ask, allowed);
  const pages = asked.data?.pages;
  return {
    allowed,
    ask,
    asked,
    rows: pages?.flatMap((p) => p.rows),
    units: pages?.[0]?.units ?? {},
    more: asked.hasNextPage,
  };
}

export function Overnight({ red }: { readonly red: ReturnType<typeof useOvernight> }) {
  const { asked, rows, units } = red;
  return (
    <section id="red" aria-label="新转红灯">
      <h2>
        新转红灯
        <span className="zs-quiet">
          昨天以来{rows?.length ?? 0}
          {red.more ? '项以上' : '项'}
        </span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {rows?.length === 0 ? <p className="zs-quiet today-none">没有新转红灯的事项。</p> : null}
      {rows && rows.length > 0 ? (
        <ul className="zs-items">
          {rows.slice(0, 10).map((row) => (
            <li key={row.id} className="zs-item">
              <div className="zs-item-main">
                <Link to={recordPath(RECORD, row.id)}>{String(row.title)}</Link>
                <span className="zs-quiet">
                  {units[row.unit] ?? row.unit} {String(row.opened_day)}发出
                </span>
              </div>
              <Light level="red" />
              {row.explain_due ? <DeadlineChip due={String(row.explain_due)} what="说明期限" /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {rows && rows.length > 10 ? (
        <p>
          <Link to={listPath(RECORD, red.ask)}>查看全部新转红灯</Link>
        </p>
      ) : null}
    </section>
  );
}

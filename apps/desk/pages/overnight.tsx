/** What turned red since the last working day, where the acting post may know it. */
import { useModuleQuery } from '#kernel/ui/api/queries.ts';
import { Light, Link, Loading, moment, recordPath, Trouble, useDesk } from '#kernel/ui/index.ts';

const QUERY = 'supervision.today';

interface RedItem {
  readonly id: string;
  readonly title: string;
  readonly record?: string;
  readonly light?: string;
  readonly unit_name?: string;
  readonly at?: string;
}

interface TodayAnswer {
  readonly red?: readonly RedItem[];
}

/** The query's answer, or `allowed: false` where the post may not ask. */
export function useToday() {
  const allowed = useDesk().mayAsk(QUERY);
  const asked = useModuleQuery<TodayAnswer>(QUERY, {}, allowed);
  return { allowed, asked, items: asked.data ? (asked.data.red ?? []) : undefined };
}

export function Overnight({ today }: { readonly today: ReturnType<typeof useToday> }) {
  const { asked, items } = today;
  return (
    <section id="red" aria-label="新转红灯">
      <h2>
        新转红灯<span className="zs-quiet">{items?.length ?? 0}项</span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {items?.length === 0 ? <p className="zs-quiet today-none">没有新转红灯的事项。</p> : null}
      {items && items.length > 0 ? (
        <ul className="zs-items">
          {items.map((item) => (
            <li key={item.id} className="zs-item">
              <div className="zs-item-main">
                <Link to={recordPath(item.record ?? 'alert', item.id)}>{item.title}</Link>
                <span className="zs-quiet">
                  {item.unit_name ?? ''}
                  {item.at ? `　${moment(item.at)}` : ''}
                </span>
              </div>
              <Light level={item.light ?? 'red'} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

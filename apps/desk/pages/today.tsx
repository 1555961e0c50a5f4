/** 今日: what is due today, what is overdue, what was sent back, what turned red overnight, in that order; one click to act. */
import { dayZh, weekdayZh } from '#kernel/day.ts';
import { useNoticesQuery } from '#kernel/ui/api/queries.ts';
import {
  type Duty,
  DutyList,
  Empty,
  Link,
  Loading,
  NoticeList,
  Trouble,
  useDesk,
  useDutiesQuery,
} from '#kernel/ui/index.ts';
import { Overnight, useOvernight } from './overnight.tsx';
import { groupDuties } from './today-groups.ts';
import { useReturned } from './use-returned.ts';

interface Group {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly duties: readonly Duty[];
}

export function Today() {
  const desk = useDesk();
  const duties = useDutiesQuery();
  const red = useOvernight();
  const back = useReturned();
  const { today, overdue, returned, later } = groupDuties(duties.data ?? [], desk.today, back);
  const groups: readonly Group[] = [
    { id: 'due', title: '今天到期', none: '今天没有到期的事项。', duties: today },
    { id: 'overdue', title: '已经逾期', none: '没有逾期的事项。', duties: overdue },
    { id: 'returned', title: '退回待改', none: '没有被退回的事项。', duties: returned },
  ];
  return (
    <>
      <h1 className="desk-title">
        今日
        <span className="zs-quiet">
          {dayZh(desk.today)} {weekdayZh(desk.today)}
        </span>
      </h1>
      <nav className="today-counts" aria-label="今日概况">
        {groups.map((group) => (
          <Count
            key={group.id}
            id={group.id}
            title={group.title}
            value={duties.isSuccess ? group.duties.length : null}
          />
        ))}
        {red.allowed ? <Count id="red" title="新转红灯" value={red.rows?.length ?? null} /> : null}
      </nav>
      <div className="today">
        <div className="desk-stack">
          {duties.isPending ? <Loading rows={8} /> : null}
          {duties.isError ? <Trouble error={duties.error} retry={() => duties.refetch()} /> : null}
          {duties.isSuccess ? groups.map((group) => <Section key={group.id} {...group} />) : null}
          {red.allowed ? <Overnight red={red} /> : null}
          {duties.isSuccess ? <Section id="later" title="接下来" none="没有其他待办事项。" duties={later} /> : null}
        </div>
        <Latest />
      </div>
    </>
  );
}

function Count({ id, title, value }: { readonly id: string; readonly title: string; readonly value: number | null }) {
  return (
    <a href={`#${id}`} className="today-count">
      <span className="zs-drill-number">{value ?? '—'}</span>
      {title}
    </a>
  );
}

function Section({ id, title, none, duties }: Group) {
  return (
    <section id={id} aria-label={title}>
      <h2>
        {title}
        <span className="zs-quiet">{duties.length}项</span>
      </h2>
      {duties.length === 0 ? <p className="zs-quiet today-none">{none}</p> : <DutyList duties={duties} label={title} />}
    </section>
  );
}

const SHOWN = 8;

function Latest() {
  const notices = useNoticesQuery();
  const list = notices.data ?? [];
  const unread = list.filter((n) => !n.read_at);
  const shown = (unread.length > 0 ? unread : list).slice(0, SHOWN);
  return (
    <aside aria-label="通知">
      <h2>
        通知<span className="zs-quiet">{unread.length}条未读</span>
      </h2>
      {notices.isPending ? <Loading rows={4} /> : null}
      {notices.isError ? <Trouble error={notices.error} retry={() => notices.refetch()} /> : null}
      {notices.isSuccess && list.length === 0 ? <Empty title="还没有通知" /> : null}
      {shown.length > 0 ? <NoticeList notices={shown} /> : null}
      {list.length > shown.length ? (
        <p>
          <Link to="/notices">查看全部{list.length}条通知</Link>
        </p>
      ) : null}
    </aside>
  );
}

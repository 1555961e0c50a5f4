/** 今日: what is due today, what is overdue, what was sent back, what turned red overnight, in that order; one click to act. */
import { dayZh, weekdayZh } from '#kernel/day.ts';
import { useNoticesQuery } from '#kernel/ui/api/queries.ts';
import { type Duty, Empty, Link, Loading, NoticeList, Trouble, useDesk, useDutiesQuery } from '#kernel/ui/index.ts';
import { Overnight, useOvernight } from './overnight.tsx';
import { useCards } from './today-cards.ts';
import { TodayDuties } from './today-duties.tsx';
import { type Cards, groupDuties, noneWords } from './today-groups.ts';
import { useReturned } from './use-returned.ts';

interface Group {
  readonly id: string;
  readonly title: string;
  /** The title in the line of what is empty. */
  readonly short: string;
  readonly duties: readonly Duty[];
}

export function Today() {
  const desk = useDesk();
  const duties = useDutiesQuery();
  const red = useOvernight();
  const back = useReturned();
  const cards = useCards();
  const { today, overdue, returned, later } = groupDuties(duties.data ?? [], desk.today, back, cards);
  const groups: readonly Group[] = [
    { id: 'due', title: '今天到期', short: '今天到期', duties: today },
    { id: 'overdue', title: '已经逾期', short: '逾期', duties: overdue },
    { id: 'returned', title: '退回待改', short: '退回', duties: returned },
  ];
  const next: Group = { id: 'later', title: '接下来', short: '其他待办', duties: later };
  const turned = red.rows?.length ?? null;
  const none = duties.isSuccess
    ? noneWords([
        ...groups.map(({ short, duties: list }) => ({ title: short, count: list.length })),
        ...(turned === null ? [] : [{ title: '新转红灯', count: turned }]),
        { title: next.short, count: later.length },
      ])
    : '';
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
        {red.allowed ? <Count id="red" title="新转红灯" value={turned} /> : null}
      </nav>
      <div className="today">
        <div className="desk-stack">
          {duties.isPending ? <Loading rows={8} /> : null}
          {duties.isError ? <Trouble error={duties.error} retry={() => duties.refetch()} /> : null}
          {duties.isSuccess ? groups.map((group) => <Section key={group.id} group={group} cards={cards} />) : null}
          {red.allowed && turned !== 0 ? <Overnight red={red} /> : null}
          {none ? <p className="zs-quiet today-none">{none}</p> : null}
          {duties.isSuccess ? <Section group={next} cards={cards} /> : null}
        </div>
        <Latest />
      </div>
    </>
  );
}

function Count({ id, title, value }: { readonly id: string; readonly title: string; readonly value: number | null }) {
  const inside = (
    <>
      <span className="zs-drill-number">{value ?? '—'}</span>
      {title}
    </>
  );
  if (!value) return <span className="today-count today-count-none">{inside}</span>;
  return (
    <a href={`#${id}`} className="today-count">
      {inside}
    </a>
  );
}

/** A section that is empty is told in the one line for all of them. */
function Section({ group, cards }: { readonly group: Group; readonly cards: Cards }) {
  const { id, title, duties } = group;
  if (duties.length === 0) return null;
  return (
    <section id={id} aria-label={title}>
      <h2>
        {title}
        <span className="zs-quiet">{duties.length}项</span>
      </h2>
      <TodayDuties duties={duties} cards={cards} label={title} />
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

/** What an officer has to do today: overdue results first, then visits under way, then those to come. */
import { post } from '#kernel/ui/api/client.ts';
import { Link } from '../../shared/address.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { FieldPage } from '../parts/page.tsx';
import { AsOf } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { useKeptReading } from '../store/reading.ts';
import { daysWords, dayWords, STATES } from '../words.ts';

export interface DayTask {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly firm_name: string;
  readonly address: string | null;
  readonly planned_from: string;
  readonly planned_until: string;
  readonly result_due: string | null;
  readonly urgent: boolean;
  readonly entered_at: string | null;
}

export interface MyDay {
  readonly today: string;
  readonly tasks: readonly DayTask[];
}

export function MyDayPage() {
  const { session } = useWorker();
  const reading = useKeptReading<MyDay>(`${session.person}.${session.acting}.day`, (signal) =>
    post('/api/queries/inspection.my-day', {}, signal),
  );
  const title = reading.state === 'ready' ? `今天 ${dayWords(reading.data.data.today)}` : '今天';
  return (
    <FieldPage title={title}>
      {reading.state === 'pending' ? <Waiting /> : null}
      {reading.state === 'failed' ? <Trouble error={reading.error} retry={reading.again} /> : null}
      {reading.state === 'ready' ? (
        <>
          <AsOf at={reading.data.as_of} />
          <Day day={reading.data.data} />
          <button type="button" className="button button-plain button-wide" onClick={reading.again}>
            刷新
          </button>
        </>
      ) : null}
    </FieldPage>
  );
}

const UNDER_WAY = ['entered', 'recorded'];

function Day({ day }: { readonly day: MyDay }) {
  const under_way = day.tasks.filter((task) => UNDER_WAY.includes(task.state));
  const now = day.tasks.filter((task) => !UNDER_WAY.includes(task.state) && task.planned_from <= day.today);
  const later = day.tasks.filter((task) => !UNDER_WAY.includes(task.state) && task.planned_from > day.today);
  if (day.tasks.length === 0)
    return <p>今天没有需要您办理的检查。检查由本单位在电脑端拟定并经负责人批准后出现在这里。</p>;
  return (
    <>
      <Group title="已入企、待办完" tasks={under_way} today={day.today} />
      <Group title="今天可以入企" tasks={now} today={day.today} />
      <Group title="以后" tasks={later} today={day.today} />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly tasks: readonly DayTask[];
  readonly today: string;
}

function Group({ title, tasks, today }: GroupProps) {
  if (tasks.length === 0) return null;
  return (
    <section>
      <h2>
        {title}（{tasks.length}）
      </h2>
      <ul className="cards">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to={`/field/task/${task.id}`} className="card">
              <span className="card-name">{task.firm_name}</span>
              <span className="card-line">{task.address ?? '没有登记地址'}</span>
              <span className="card-line">计划 {daysWords(task.planned_from, task.planned_until)}</span>
              <Tags task={task} today={today} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tags({ task, today }: { readonly task: DayTask; readonly today: string }) {
  const late = task.result_due !== null && task.result_due < today;
  return (
    <>
      <span className="tag">{STATES[task.state] ?? task.state}</span>
      {task.urgent ? <span className="tag tag-warn">! 紧急检查</span> : null}
      {UNDER_WAY.includes(task.state) && task.result_due ? (
        <span className={late ? 'tag tag-bad' : 'tag'}>
          {late ? '✕ 结果录入已逾期 ' : '结果录入期限 '}
          {dayWords(task.result_due)}
        </span>
      ) : null}
    </>
  );
}

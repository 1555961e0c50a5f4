/** A month as a calendar: how many fall due each day and of what kind; a day opens its list. Days off are known by the official calendar only. */
import { Button } from 'antd';
import { asDay, type Day, dayZh, weekdayOf } from '#kernel/day.ts';
import { useDesk } from '#kernel/ui/index.ts';
import { type MonthAnswer, type Of, useDuties, useMonth } from './ask.ts';
import { Asked } from './asked.tsx';
import { DutyTable } from './list-view.tsx';
import { monthAfter, monthBefore, weeksOf } from './month.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const SHOWN = 3;

interface MonthViewProps {
  readonly of: Of;
  readonly month: string | null;
  readonly day: string | null;
  readonly set: (name: string, value: string) => void;
}

export function MonthView({ of, month: asked, day, set }: MonthViewProps) {
  const { today } = useDesk();
  const month = asked ?? today.slice(0, 7);
  const answer = useMonth(of, month);
  const [year, number] = month.split('-');
  return (
    <section aria-label={`${year}年${Number(number)}月`}>
      <div className="duties-bar">
        <Button onClick={() => set('month', monthBefore(month))}>上月</Button>
        <h2 className="duties-month" aria-live="polite">
          {year}年{Number(number)}月
        </h2>
        <Button onClick={() => set('month', monthAfter(month))}>下月</Button>
        <Button onClick={() => set('month', today.slice(0, 7))}>本月</Button>
      </div>
      <Asked asked={answer}>
        {(found) => (
          <>
            <Grid answer={found} month={month} chosen={day} set={set} />
            <p className="zs-quiet">
              {found.before > 0 ? `本月以前已到期仍未办结的有${found.before}项。` : ''}
              {found.undated > 0 ? `没有期限的有${found.undated}项，见“按日期”。` : ''}
            </p>
            {day?.startsWith(month) ? <DayList of={of} day={asDay(day)} /> : null}
          </>
        )}
      </Asked>
    </section>
  );
}

interface GridProps {
  readonly answer: MonthAnswer;
  readonly month: string;
  readonly chosen: string | null;
  readonly set: (name: string, value: string) => void;
}

function Grid({ answer, month, chosen, set }: GridProps) {
  const { today } = useDesk();
  return (
    <div className="zs-table-box">
      <table className="duties-grid">
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <DayCell
                  key={day}
                  day={day}
                  outside={!day.startsWith(month)}
                  now={day === today}
                  chosen={day === chosen}
                  kinds={answer.days.filter((it) => it.day === day)}
                  open={() => set('day', day)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayCellProps {
  readonly day: Day;
  readonly outside: boolean;
  readonly now: boolean;
  readonly chosen: boolean;
  readonly kinds: MonthAnswer['days'];
  readonly open: () => void;
}

function DayCell({ day, outside, now, chosen, kinds, open }: DayCellProps) {
  const count = kinds.reduce((n, it) => n + it.count, 0);
  const number = Number(day.slice(8));
  const name = [outside ? 'duties-out' : '', now ? 'duties-now' : '', weekdayOf(day) > 5 ? 'duties-off' : ''].join(' ');
  if (outside) return <td className={name} />;
  return (
    <td className={name} aria-current={now ? 'date' : undefined}>
      {count === 0 ? (
        <span className="duties-day">{number}</span>
      ) : (
        <button
          type="button"
          className="duties-open"
          aria-pressed={chosen}
          onClick={open}
          aria-label={`${dayZh(day)}，${count}项到期`}
        >
          <span className="duties-day">{number}</span>
          <span className="duties-count">{count}项</span>
          <span className="duties-kinds">
            {kinds.slice(0, SHOWN).map((it) => (
              <span key={it.kind}>
                {it.words} {it.count}
              </span>
            ))}
            {kinds.length > SHOWN ? <span>等</span> : null}
          </span>
        </button>
      )}
    </td>
  );
}

function DayList({ of, day }: { readonly of: Of; readonly day: Day }) {
  const asked = useDuties(of, { from: day, until: day });
  return (
    <section aria-label={`${dayZh(day)}到期`}>
      <h2>{dayZh(day)}到期</h2>
      <Asked asked={asked}>{({ duties }) => <DutyTable duties={duties} of={of} />}</Asked>
    </section>
  );
}

/** Every duty in one place: as a list by date, as a month, and as who waits for whom. The address keeps what is looked at. */
import { Segmented } from 'antd';
import { go, usePlace } from '#kernel/ui/index.ts';
import type { Of } from './ask.ts';
import './duties.css';
import { ListView } from './list-view.tsx';
import { MonthView } from './month-view.tsx';
import { Subscribe } from './subscribe.tsx';
import { WaitingView } from './waiting-view.tsx';

const VIEWS = [
  { value: 'list', label: '按日期' },
  { value: 'month', label: '月历' },
  { value: 'waiting', label: '谁在等谁' },
] as const;
const OF = [
  { value: 'mine', label: '本人和本单位' },
  { value: 'below', label: '所辖单位' },
] as const;

export function DutiesPage() {
  const { path, search } = usePlace();
  const view = search.get('view') ?? 'list';
  const of: Of = search.get('of') === 'below' ? 'below' : 'mine';
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  return (
    <>
      <h1 className="desk-title">待办日程</h1>
      <div className="duties-bar zs-no-print">
        <Segmented options={[...VIEWS]} value={view} onChange={(value) => set('view', value)} aria-label="看法" />
        <Segmented options={[...OF]} value={of} onChange={(value) => set('of', value)} aria-label="范围" />
        <span className="zs-push" />
        <Subscribe />
      </div>
      {view === 'month' ? (
        <MonthView of={of} month={search.get('month')} day={search.get('day')} set={set} />
      ) : view === 'waiting' ? (
        <WaitingView of={of} thread={search.get('thread') ?? ''} set={set} />
      ) : (
        <ListView of={of} />
      )}
    </>
  );
}

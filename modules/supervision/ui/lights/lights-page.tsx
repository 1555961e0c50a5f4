/** Lights by region or agency over time. Every number opens its cards; small samples say so in words; nothing is ranked. */
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { lazy, Suspense } from 'react';
import { BasisLink, Empty, go, Loading, Trouble, useDesk, useModuleQuery, usePlace } from '#kernel/ui/index.ts';
import type { LightsAnswer } from '../shapes.ts';
import '../supervision.css';
import { LightsTable } from './lights-table.tsx';
import { linesOf, monthsBack, periodsOf, totalsOf } from './pivot.ts';

const LightsChart = lazy(() => import('./lights-chart.tsx').then((m) => ({ default: m.LightsChart })));

const BY = [
  { value: 'city', label: '市' },
  { value: 'county', label: '县区' },
  { value: 'unit', label: '单位' },
];
const STEP = [
  { value: 'month', label: '月' },
  { value: 'week', label: '周' },
];

export function LightsPage() {
  const desk = useDesk();
  const { path, search } = usePlace();
  const by = search.get('by') ?? 'unit';
  const step = search.get('step') ?? 'month';
  const from = search.get('from') ?? monthsBack(desk.today, 6);
  const until = search.get('until') ?? desk.today;
  const asked = useModuleQuery<LightsAnswer>('supervision.lights', { from, until, by, step });
  const set = (changes: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes)) next.set(name, value);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  return (
    <>
      <h1 className="desk-title">态势</h1>
      <search className="zs-sentence" aria-label="态势筛选">
        <span>显示</span>
        <DatePicker.RangePicker
          aria-label="起止日期"
          allowClear={false}
          value={[dayjs(from), dayjs(until)]}
          onChange={(next) => {
            if (next?.[0] && next[1]) set({ from: next[0].format('YYYY-MM-DD'), until: next[1].format('YYYY-MM-DD') });
          }}
        />
        <span>发出的预警，按</span>
        <Select aria-label="按什么汇总" value={by} options={BY} onChange={(next) => set({ by: next })} />
        <span>、按</span>
        <Select aria-label="按月还是按周" value={step} options={STEP} onChange={(next) => set({ step: next })} />
        <span>汇总。</span>
      </search>
      <p className="zs-quiet">
        按区划和单位代码排列，不排名次：亮灯多少与登记是否完整、检查多少有关，不能比较优劣；平台也不按罚款数额排名或下指标。
        <BasisLink id="dict.inspection_must_not">依据</BasisLink>
      </p>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data && asked.data.rows.length === 0 ? (
        <Empty title="这段时间没有发出预警">可以放宽起止日期，或者换一种汇总。</Empty>
      ) : null}
      {asked.data && asked.data.rows.length > 0 ? <Shown answer={asked.data} by={by} step={step} /> : null}
    </>
  );
}

function Shown({ answer, by, step }: { readonly answer: LightsAnswer; readonly by: string; readonly step: string }) {
  const periods = periodsOf(answer.rows, step);
  const totals = totalsOf(answer.rows, periods);
  const few = answer.rows.some((row) => row.few);
  return (
    <>
      <p>
        {answer.least_sample_words}。<BasisLink id="figures.min_sample">为什么</BasisLink>
        {few ? '下表中“少于最小样本”的格子也不计入合计和图。' : ''}
      </p>
      {totals.some((it) => it.red + it.yellow > 0) ? (
        <Suspense fallback={<Loading rows={4} />}>
          <LightsChart totals={totals} />
        </Suspense>
      ) : null}
      <LightsTable lines={linesOf(answer.rows)} periods={periods} by={by} />
    </>
  );
}

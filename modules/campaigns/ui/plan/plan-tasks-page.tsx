/** 任务台账: a plan's parts by group, with owner, due day, step and lag counted from days; evaluations and reports below. */
import { Select } from 'antd';
import {
  Empty,
  go,
  Link,
  Loading,
  listPath,
  OpenForm,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import type { LedgerAnswer, LedgerRow } from '../shapes.ts';
import { PlanEvaluations } from './plan-evaluations.tsx';
import { PlanRows } from './plan-rows.tsx';
import { PlanStart } from './plan-start.tsx';
import '../campaigns.css';

const BESIDE = ['plan-run', 'plan-task', 'plan-progress', 'evaluation', 'upward-report'];
const SHOWS = [
  { value: 'all', label: '全部' },
  { value: 'late', label: '滞后的' },
  { value: 'running', label: '未到期的' },
  { value: 'done', label: '已完成的' },
  { value: 'unnamed', label: '没有确定责任单位的' },
];
const ORDERS = [
  { value: 'group', label: '任务组' },
  { value: 'due', label: '时限' },
  { value: 'owner', label: '责任单位' },
];

const fits = (row: LedgerRow, show: string): boolean =>
  show === 'all' || (show === 'unnamed' ? row.owner === null : row.lag.kind === show);

export function PlanTasksPage() {
  const desk = useDesk();
  const { path, search } = usePlace();
  const plan = search.get('plan') ?? undefined;
  const show = search.get('show') ?? 'all';
  const by = search.get('by') ?? 'group';
  const asked = useModuleQuery<LedgerAnswer>('campaigns.plan-ledger', plan ? { plan } : {});
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(name, value);
    go(`${path}?${next.toString()}`, { replace: true });
  };
  const answer = asked.data;
  return (
    <>
      <h1 className="desk-title">任务台账</h1>
      <p className="zs-row">
        <Link to="/plan-compare">各地对照</Link>
        <span className="zs-push" />
        {BESIDE.filter((name) => desk.mayRead(name)).map((name) => (
          <Link key={name} to={listPath(name)}>
            {desk.record(name)?.label}
          </Link>
        ))}
      </p>
      {asked.isPending ? <Loading rows={10} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {answer?.plan ? (
        <>
          <search className="zs-sentence" aria-label="台账筛选">
            <span>方案</span>
            <Select
              aria-label="方案"
              value={answer.plan.id}
              options={answer.plans.map((it) => ({
                value: it.id,
                label: `${it.title}${it.history ? '（历史）' : ''}`,
              }))}
              onChange={(value) => set('plan', value)}
              popupMatchSelectWidth={false}
            />
            <span>，显示</span>
            <Select aria-label="显示哪些" value={show} options={SHOWS} onChange={(value) => set('show', value)} />
            <span>，按</span>
            <Select aria-label="按什么排列" value={by} options={ORDERS} onChange={(value) => set('by', value)} />
            <span>排列。</span>
          </search>
          <p className="cam-figures">
            <span>
              {answer.plan.tasks}项任务、{answer.plan.parts}个分项
            </span>
            {answer.plan.history ? <ToneTag tone="plain">历史方案，只补录，不报滞后</ToneTag> : null}
            <Lags rows={answer.rows} />
            <span className="zs-quiet">{answer.plan.basis}</span>
          </p>
          {answer.plan.note ? <p className="zs-quiet">{answer.plan.note}</p> : null}
          <PlanRows rows={answer.rows.filter((row) => fits(row, show))} groups={answer.groups} by={by} />
          <PlanEvaluations answer={answer} />
        </>
      ) : null}
      {answer && !answer.plan ? (
        <Empty title="还没有任务台账">司法行政部门按当地方案建立后，这里逐项显示责任单位、时限、进度和滞后。</Empty>
      ) : null}
      <PlanStart />
      {answer?.plan ? (
        <OpenForm
          command="upward-report.draft"
          label="起草方案实施情况报告"
          initial={{ about: 'plan', plan: answer.plan.id }}
          refs={{ 'plan-run': { [answer.plan.id]: answer.plan.title } }}
          open
        />
      ) : null}
    </>
  );
}

function Lags({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const count = (kind: string) => rows.filter((it) => it.lag.kind === kind).length;
  const late = count('late');
  return (
    <>
      <span>已完成 {count('done')}</span>
      <span>未到期 {count('running')}</span>
      <span>时限原文未规定 {count('unspecified')}</span>
      {late > 0 ? <ToneTag tone="stopped">滞后{late}</ToneTag> : <span className="zs-quiet">没有滞后</span>}
    </>
  );
}

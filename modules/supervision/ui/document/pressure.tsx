/** The pack's steps of pressure as a stepper: what was taken and when, what comes next, whose step it is. */
import { Steps } from 'antd';
import { BasisLink, type Row, useDesk, useListQuery, useModuleQuery } from '#kernel/ui/index.ts';
import type { Step } from '../shapes.ts';

const ENTRY = 'steps.escalation';

interface Why {
  readonly value: { readonly steps?: readonly Step[] } | null;
}

export function Pressure({
  id,
  due,
  over,
}: {
  readonly id: string;
  readonly due: string | null;
  readonly over: boolean;
}) {
  const desk = useDesk();
  const why = useModuleQuery<Why>('policy.why', { id: ENTRY }, desk.mayAsk('policy.why'));
  const taken = useListQuery('escalation', { filter: { document: id } }, desk.mayRead('escalation'));
  const steps = why.data?.value?.steps ?? [];
  const rows = taken.data?.pages.flatMap((page) => page.rows) ?? [];
  if (steps.length === 0) return null;
  // List rows carry neither code nor place; the title is the step's name.
  const rowOf = (step: Step) => rows.find((row) => row.title === step.name && row.state !== 'dropped');
  const done = steps.filter((step) => rowOf(step)?.state === 'done').length;
  const pressing = rows.length > 0 || (!over && due !== null && due < desk.today);
  return (
    <section aria-label="加压步骤">
      <h2>
        逾期不反馈时的加压步骤
        <BasisLink id={ENTRY} />
        <span className="zs-quiet">
          {rows.length > 0
            ? `已实施${done}步。`
            : pressing
              ? '已经逾期，下一步由监督机构实施。'
              : over
                ? '没有用到。'
                : '现在不需要。步骤不能跳过。'}
        </span>
      </h2>
      <Steps
        orientation="vertical"
        size="small"
        current={pressing ? done : -1}
        status={rows.some((row) => row.state === 'proposed') ? 'process' : 'wait'}
        items={steps.map((step) => ({ title: step.name, content: <About step={step} row={rowOf(step)} /> }))}
      />
    </section>
  );
}

function About({ step, row }: { readonly step: Step; readonly row: Row | undefined }) {
  return (
    <span className="zs-quiet">
      {step.by}
      {step.to ? `→${step.to}` : ''}
      {step.when ? `（${step.when}）` : ''}
      {row?.state === 'done' ? `，${String(row.done_day)}已实施` : ''}
      {row?.state === 'proposed' ? `，${String(row.proposed_day)}提出，待实施` : ''}
    </span>
  );
}

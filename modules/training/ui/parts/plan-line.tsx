/** The own unit's plan of the year in a line: where it stands and by when, one click to it. */
import { DeadlineChip, Link, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import type { StandingAnswer } from '../shapes.ts';

const UNDER_WAY = ['draft', 'review', 'sign', 'signed', 'returned'];

export function PlanLine({ answer }: { readonly answer: StandingAnswer }) {
  const desk = useDesk();
  const { plan, year } = answer;
  const record = plan ? desk.record(plan.record) : undefined;
  if (!plan || !record) return <p className="zs-quiet">本单位{year}年度培训计划：还没有。</p>;
  return (
    <p className="zs-row">
      <span>
        本单位培训计划：<Link to={recordPath(plan.record, plan.id)}>{plan.title}</Link>
      </span>
      <StateTag record={record} state={plan.state} />
      {UNDER_WAY.includes(plan.state) && plan.due ? <DeadlineChip due={plan.due} what="培训计划" /> : null}
    </p>
  );
}

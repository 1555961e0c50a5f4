/** The bureau's side of a plan: its own due day on itself, its lateness said, and the repeated and manifold inspections. */
import { asDay, daysBetween, isDay } from '#kernel/day.ts';
import {
  DeadlineChip,
  Loading,
  type RecordAnswer,
  ToneTag,
  Trouble,
  textOf,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import type { MeetingFinding } from '../../domain/meetings.ts';

const BASIS = 'deadline.plan_review';

export function PlanReview({ answer }: { readonly answer: RecordAnswer }) {
  const { row, can, refs, units } = answer;
  const desk = useDesk();
  if (row.state !== 'filed' && row.state !== 'reviewed' && row.state !== 'returned') return null;
  const bureau = units?.[String(row.filed_to)] ?? String(row.filed_to ?? '');
  const due = isDay(row.review_due) ? asDay(row.review_due) : null;
  const done = isDay(row.reviewed_day) ? asDay(row.reviewed_day) : null;
  const late = due ? daysBetween(due, done ?? desk.today) : 0;
  const person = desk.record('plan')?.fields.reviewed_by;
  return (
    <section aria-label="审查">
      <h2>{bureau}的审查</h2>
      <p className="ins-facts">
        <span>报送日期：{String(row.filed_day ?? '—')}</span>
        <span>
          审查期限：
          <DeadlineChip due={due} basis={BASIS} what={`${bureau}审查计划的期限`} done={done !== null} />
        </span>
        {late > 0 ? (
          <ToneTag tone="stopped">
            {done ? `${done}作出结论，司法行政部门逾期${late}天` : `司法行政部门已逾期${late}天未作出结论`}
          </ToneTag>
        ) : null}
        {done && late <= 0 ? <ToneTag tone="done">{done}作出结论</ToneTag> : null}
        {done && person ? <span>审查人：{textOf(person, row.reviewed_by, { choices: [], refs })}</span> : null}
      </p>
      {row.review_opinion ? <p>审查意见：{String(row.review_opinion)}</p> : null}
      {done ? (
        <Findings found={asFindings(row.review_findings)} none="审查时未发现重复、多头检查。" />
      ) : can.includes('plan.review') ? (
        <Compared plan={row.id} />
      ) : (
        <p className="zs-quiet">审查时由司法行政部门核对重复、多头检查。</p>
      )}
    </section>
  );
}

const asFindings = (value: unknown): readonly MeetingFinding[] =>
  Array.isArray(value) ? (value as readonly MeetingFinding[]) : [];

/** Before the review: what the review itself will find and keep. */
function Compared({ plan }: { readonly plan: string }) {
  const asked = useModuleQuery<{ readonly found: readonly MeetingFinding[] }>('inspection.plan-meetings', { id: plan });
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (asked.isPending) return <Loading rows={3} />;
  return (
    <>
      <Findings found={asked.data.found} none="与平台上各部门的检查和计划比对，没有发现重复、多头检查。" />
      <p className="zs-quiet">按企业、事项和日期比对，作出结论时重新核对一次并随结论保存。</p>
    </>
  );
}

function Findings({ found, none }: { readonly found: readonly MeetingFinding[]; readonly none: string }) {
  if (found.length === 0)
    return (
      <p>
        <ToneTag tone="done">{none}</ToneTag>
      </p>
    );
  return (
    <ul className="ins-against" aria-label="重复、多头检查">
      {found.map((it) => (
        <li key={it.words}>
          <ToneTag tone="attention">{it.words}</ToneTag>
        </li>
      ))}
    </ul>
  );
}

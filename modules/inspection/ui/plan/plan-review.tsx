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
  useListQuery,
} from '#kernel/ui/index.ts';
import { findMeetings, type MeetingWords } from './meetings.ts';

const MOST = 500;
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

const asFindings = (value: unknown): readonly MeetingWords[] =>
  Array.isArray(value) ? (value as readonly MeetingWords[]) : [];

/** Before the review: the plan's firms against every inspection of the region this reader may see. */
function Compared({ plan }: { readonly plan: string }) {
  const own = useListQuery('inspection', { filter: { plan }, limit: MOST });
  const planned = (own.data?.pages[0]?.rows ?? []).filter((row) => row.state !== 'cancelled');
  const firms = [...new Set(planned.map((row) => String(row.firm)))].sort();
  const years = planned.map((row) => Number(String(row.planned_from).slice(0, 4)));
  const around = { from: `${Math.min(...years)}-01-01`, until: `${Math.max(...years)}-12-31` };
  const others = useListQuery(
    'inspection',
    { filter: { firm: firms, planned_from: around }, limit: MOST },
    firms.length > 0,
  );
  if (own.isError) return <Trouble error={own.error} retry={() => own.refetch()} />;
  if (others.isError) return <Trouble error={others.error} retry={() => others.refetch()} />;
  if (own.isPending || (firms.length > 0 && others.isPending)) return <Loading rows={3} />;
  const page = others.data?.pages[0];
  const found = findMeetings(planned, page?.rows ?? [], {
    firm: (id) => page?.refs?.firm?.[id] ?? '该企业',
    unit: (code) => page?.units?.[code] ?? code,
  });
  return (
    <>
      <Findings found={found} none="与平台上本地区各部门的检查比对，没有发现重复、多头检查。" />
      <p className="zs-quiet">
        以上为按企业和日期的初步比对{page?.next ? '（检查较多，仅比对了前500项）' : ''}
        ；是否同一事项，以审查结论保存的核对结果为准。
      </p>
    </>
  );
}

function Findings({ found, none }: { readonly found: readonly MeetingWords[]; readonly none: string }) {
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

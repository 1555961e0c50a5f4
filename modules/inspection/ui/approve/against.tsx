/** What stands against a visit, in words with its basis: marks of the draft, plan, quiet days, the year's count, certificates. */
import { asDay } from '#kernel/day.ts';
import { BasisLink, Link, type Row, recordPath, type Tone, ToneTag, useRecordQuery } from '#kernel/ui/index.ts';
import type { ApprovalAbout } from '../../domain/approval.ts';
import { plannedSince } from '../../domain/filings.ts';
import { OfficersThatDay } from '../draft/officers-that-day.tsx';
import { asMarks, type TaskToApprove } from '../shapes.ts';

interface Point {
  readonly tone: Tone;
  readonly words: string;
  readonly basis: string | null;
}

export function Against({ task, row }: { readonly task: TaskToApprove; readonly row: Row | undefined }) {
  const day = asDay(task.planned_from);
  const marks = asMarks(row?.marks).map((it): Point => ({ tone: 'attention', words: it.words, basis: it.check }));
  const ground = row?.quiet_ground ? '已写明特殊情形，批准即同意在安静生产期入园。' : '';
  const known = pointsOf(task.about).map((it) =>
    it.basis === 'inspection.quiet_first_day' ? { ...it, words: `${it.words}${ground}` } : it,
  );
  const points = [...marks, ...known];
  const names = Object.fromEntries(
    task.officer_names.length === task.officers.length && task.officers.length === 1
      ? [[task.officers[0], task.officer_names[0] ?? '']]
      : [],
  ) as Record<string, string>;
  return (
    <>
      {row ? <PlanPoint row={row} /> : null}
      {points.length > 0 ? (
        <ul className="ins-against" aria-label="批准前请注意">
          {points.map((it) => (
            <li key={it.words}>
              <ToneTag tone={it.tone}>{it.words}</ToneTag>
              {it.basis ? <BasisLink id={it.basis} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <ToneTag tone="done">日期、本单位检查次数和事项没有已知的问题</ToneTag>
        </p>
      )}
      <OfficersThatDay persons={task.officers} day={day} names={names} />
    </>
  );
}

function PlanPoint({ row }: { readonly row: Row }) {
  const id = row.plan ? String(row.plan) : '';
  const plan = useRecordQuery('plan', id, id !== '');
  if (id === '')
    return row.source_kind || row.superior_order ? null : (
      <p>
        <ToneTag tone="attention">不在检查计划内，也没有填写临时检查原因</ToneTag>
        <BasisLink id="check.plan_filed" />
      </p>
    );
  if (!plan.data) return null;
  const version = typeof row.plan_version === 'number' ? row.plan_version : null;
  const { state, filings } = plan.data.row;
  const effective = plannedSince({ state, filings }, version) !== null;
  return (
    <p className="zs-row">
      <ToneTag tone={effective ? 'done' : 'attention'}>
        {effective ? '列入已生效的计划' : '所在计划还没有生效（未报送或未通过审查）'}
      </ToneTag>
      <Link to={recordPath('plan', id)}>{String(plan.data.row.title)}</Link>
    </p>
  );
}

function pointsOf({ day_off, quiet, year, crowded }: ApprovalAbout): readonly Point[] {
  const over = year.cap !== null && year.own_visits + 1 > year.cap;
  const limit = year.cap === null ? '年度上限：原文未规定' : `年度上限${year.cap}次`;
  return [
    ...(day_off ? [{ tone: 'attention' as const, words: '计划开始日期不是工作日', basis: null }] : []),
    ...(quiet
      ? [
          {
            tone: 'attention' as const,
            words: `${quiet.park}每月${quiet.first_day}日至${quiet.last_day}日为安静生产期。`,
            basis: 'inspection.quiet_first_day',
          },
        ]
      : []),
    ...(year.own_visits > 0 || over
      ? [
          {
            tone: over ? ('stopped' as const) : ('plain' as const),
            words: `${year.year}年本单位对该企业已检查${year.own_visits}次；${limit}${over ? '，再查即超过上限' : ''}`,
            basis: 'inspection.visits_cap',
          },
        ]
      : []),
    ...(crowded
      ? [
          {
            tone: 'stopped' as const,
            words: '前后7日内已有其他部门的检查，再去就超过部门数上限',
            basis: 'inspection.departments_week_max',
          },
        ]
      : []),
  ];
}

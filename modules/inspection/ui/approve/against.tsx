/** What stands against a visit, in words with its basis: marks of the draft, plan, quiet days, the year's count, certificates. */
import { asDay, weekdayOf } from '#kernel/day.ts';
import {
  BasisLink,
  Link,
  type Row,
  recordPath,
  type Tone,
  ToneTag,
  useListQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { plannedSince } from '../../domain/filings.ts';
import { isQuiet } from '../../domain/quiet.ts';
import { OfficersThatDay } from '../draft/officers-that-day.tsx';
import { usePremises } from '../draft/pickers.tsx';
import { usePolicyNumber } from '../policy-number.ts';
import { asMarks, type TaskShown } from '../shapes.ts';

interface Point {
  readonly tone: Tone;
  readonly words: string;
  readonly basis: string | null;
}

export function Against({ task, row }: { readonly task: TaskShown; readonly row: Row | undefined }) {
  const day = asDay(task.planned_from);
  const quiet = useQuietPoint(task);
  const count = useCountPoint(task);
  const marks = asMarks(row?.marks).map((it): Point => ({ tone: 'attention', words: it.words, basis: it.check }));
  const ground = row?.quiet_ground ? '已写明特殊情形，批准即同意在安静生产期入园。' : '';
  const off: readonly Point[] =
    weekdayOf(day) > 5 ? [{ tone: 'attention', words: '计划开始日期是周末，调休上班的除外', basis: null }] : [];
  const points = [...marks, ...off, ...quiet.map((it) => ({ ...it, words: `${it.words}${ground}` })), ...count];
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

function useQuietPoint(task: TaskShown): readonly Point[] {
  const premises = usePremises(task.firm).data?.rows.find((it) => it.id === task.premises);
  const first = usePolicyNumber('inspection.quiet_first_day');
  const last = usePolicyNumber('inspection.quiet_last_day');
  const days = first.value === null || last.value === null ? null : { first: first.value, last: last.value };
  if (!isQuiet(task.planned_from, days, premises?.quiet === true)) return [];
  return [
    {
      tone: 'attention',
      words: `${premises?.park_name ?? '所在园区'}每月${days?.first}日至${days?.last}日为安静生产期。`,
      basis: 'inspection.quiet_first_day',
    },
  ];
}

function useCountPoint(task: TaskShown): readonly Point[] {
  const cap = usePolicyNumber('inspection.visits_cap');
  const year = task.planned_from.slice(0, 4);
  const asked = useListQuery('inspection', {
    filter: { firm: task.firm, entered_day: { from: `${year}-01-01`, until: `${year}-12-31` } },
    limit: 500,
  });
  const rows = (asked.data?.pages[0]?.rows ?? []).filter((row) => row.id !== task.id);
  const over = cap.value !== null && rows.length + 1 > cap.value;
  if (rows.length === 0 && !over) return [];
  const limit = cap.pending ? '' : cap.value === null ? '；年度上限：原文未规定' : `；年度上限${cap.value}次`;
  return [
    {
      tone: over ? 'stopped' : 'plain',
      words: `${year}年本单位对该企业已检查${rows.length}次${limit}${over ? '，再查即超过上限' : ''}`,
      basis: 'inspection.visits_cap',
    },
  ];
}

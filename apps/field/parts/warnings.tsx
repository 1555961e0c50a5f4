/** What to mind before ringing the bell; the same checks decide at the entry. What no document says is said to be so. */
import { post } from '#kernel/ui/api/client.ts';
import { useWorker } from '../session.tsx';
import { useKeptReading } from '../store/reading.ts';
import type { Task } from '../task-data.ts';

interface Help {
  readonly quiet: {
    readonly today: boolean;
    readonly park: string | null;
    readonly first_day: number | null;
    readonly last_day: number | null;
    readonly basis: string;
  };
  readonly year: {
    readonly year: number;
    readonly own_visits: number;
    readonly cap: number | null;
    readonly cap_basis: string;
  };
  readonly known: readonly {
    readonly department: string;
    readonly day: string;
    readonly what: string;
    readonly own: boolean;
  }[];
  readonly unspecified: readonly string[];
}

const DAY_MS = 86_400_000;
const WEEK = 7;

/** Today where the office is. */
export const officeToday = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now());

export function Warnings({ task }: { readonly task: Task }) {
  return task.row.entered_at === null ? <Before task={task} /> : <Marked task={task} />;
}

function Before({ task }: { readonly task: Task }) {
  const { row } = task;
  const { session } = useWorker();
  const day = officeToday();
  const help = useKeptReading<Help>(`${session.person}.help.${row.id}.${day}`, (signal) =>
    post('/api/queries/inspection.draft-help', { firm: row.firm, premises: row.premises, day }, signal),
  );
  const known = help.state === 'ready' ? warningsOf(help.data.data, day, row.quiet_ground !== null) : [];
  const words = [
    ...(row.state === 'planned' && !row.urgent ? ['本次检查还没有经本机关负责人批准，现在不能入企。'] : []),
    ...(row.state === 'planned' && row.urgent ? ['紧急检查：入企后须及时报告并补办批准手续。'] : []),
    ...known,
  ];
  return (
    <>
      {words.length > 0 ? (
        <div className="notice notice-warn">
          <p className="notice-title">! 入企前注意</p>
          <ul>
            {words.map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {help.state === 'ready' ? <Count help={help.data.data} /> : null}
    </>
  );
}

function warningsOf(help: Help, day: string, excused: boolean): string[] {
  const { quiet, year } = help;
  const out: string[] = [];
  if (quiet.today)
    out.push(
      `该企业在${quiet.park ?? '园区'}内，今天属于安静生产期（每月${quiet.first_day}至${quiet.last_day}日）${excused ? '，已登记特殊情形' : '，原则上不入园检查'}。依据：${quiet.basis}`,
    );
  if (year.cap !== null && year.own_visits + 1 > year.cap)
    out.push(
      `本次将超过本机关对该企业的年度频次上限（${year.cap}次，今年已检查${year.own_visits}次）。依据：${year.cap_basis}`,
    );
  const near = new Set(
    help.known
      .filter((it) => !it.own && Math.abs(Date.parse(it.day) - Date.parse(day)) < WEEK * DAY_MS)
      .map((it) => it.department),
  );
  if (near.size > 0) out.push(`前后7日内还有${[...near].join('、')}检查该企业，请考虑联合检查。`);
  return out;
}

function Count({ help }: { readonly help: Help }) {
  const { year } = help;
  return (
    <p>
      本机关{year.year}年已检查该企业{year.own_visits}次；
      {year.cap === null ? '年度频次上限：原文未规定，本地未设定。' : `年度频次上限${year.cap}次。`}
    </p>
  );
}

function Marked({ task }: { readonly task: Task }) {
  const marks = task.row.marks ?? [];
  if (marks.length === 0) return null;
  return (
    <div className="notice notice-warn">
      <p className="notice-title">! 入企时已标记</p>
      <ul>
        {marks.map((mark) => (
          <li key={mark.check}>
            {mark.words}
            {mark.basis ? <small>（依据：{mark.basis}）</small> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

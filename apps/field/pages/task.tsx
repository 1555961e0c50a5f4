/** One inspection: where, why, with whom, what to mind, and the one next step at the bottom. */
import { Link } from '../../shared/address.tsx';
import { Facts } from '../parts/facts.tsx';
import { Bottom } from '../parts/frame.tsx';
import { Leave } from '../parts/leave.tsx';
import { FieldPage } from '../parts/page.tsx';
import { Warnings } from '../parts/warnings.tsx';
import { AsOf, WithTask } from '../parts/with-task.tsx';
import { type Task, titleOf, titlesOf, useDictionaries, useVisit } from '../task-data.ts';
import { daysWords, dayWords, moment, STATES } from '../words.ts';

export function TaskPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="检查任务" back="/field/">
      {(task, _again, as_of) => <Shown task={task} as_of={as_of} />}
    </WithTask>
  );
}

interface StepDef {
  readonly name: string;
  readonly path: string;
  readonly command: readonly string[];
  readonly done: (task: Task) => boolean;
}

/** The steps of a visit in their order. */
const STEPS: readonly StepDef[] = [
  { name: '扫码入企', path: 'enter', command: ['inspection.check-in'], done: ({ row }) => row.entered_at !== null },
  {
    name: '逐项检查',
    path: 'findings',
    command: ['inspection.record-finding'],
    done: ({ row }) => row.signed_at !== null,
  },
  {
    name: '现场笔录和签名',
    path: 'record',
    command: ['inspection.sign-record'],
    done: ({ row }) => row.signed_at !== null,
  },
  {
    name: '录入检查结果',
    path: 'result',
    command: ['inspection.record-result'],
    done: ({ row }) => row.result !== null,
  },
];

const mayDo = (task: Task, step: StepDef) => step.command.some((name) => task.can.includes(name));

function Shown({ task, as_of }: { readonly task: Task; readonly as_of: string | undefined }) {
  const { row } = task;
  const base = `/field/task/${row.id}`;
  const words = useDictionaries();
  const type =
    words.state === 'ready'
      ? words.data.data.dictionaries['dict.inspection_type']?.find((it) => it.value === row.inspection_type)?.label
      : undefined;
  const next = STEPS.find((step) => !step.done(task) && mayDo(task, step));
  return (
    <FieldPage
      title={titleOf(task, 'firm', row.firm)}
      caption={`${type ?? ''} ${STATES[row.state] ?? ''}`}
      back="/field/"
    >
      <AsOf at={as_of} />
      <Warnings task={task} />
      <Facts
        facts={[
          ['检查场所', titleOf(task, 'premises', row.premises)],
          ['检查理由', row.reason],
          ['检查依据', row.basis],
          ['检查事项', titlesOf(task, 'enforcement-item', row.items)],
          ['执法人员', titlesOf(task, 'person', row.officers)],
          ['随同人员（不能执法）', titlesOf(task, 'person', row.companions)],
          ['计划日期', daysWords(row.planned_from, row.planned_until)],
          [
            '负责人批准',
            row.approved_at ? `已批准（${moment(row.approved_at)}）` : row.urgent ? '紧急检查，待补办' : '还没有批准',
          ],
          ['入企时间', moment(row.entered_at)],
          [
            '结果录入期限',
            row.entered_at && !row.result
              ? row.result_due
                ? dayWords(row.result_due)
                : '原文未规定，本地也未设定'
              : '',
          ],
        ]}
      />
      <h2>办理步骤</h2>
      <ul className="tasks">
        {STEPS.map((step) => (
          <li key={step.path}>
            {step.done(task) || !mayDo(task, step) ? (
              <span className="step">
                {step.name}
                {step.done(task) ? <span className="tag tag-good">✓ 已办</span> : <span className="tag">还不能办</span>}
              </span>
            ) : (
              <Link to={`${base}/${step.path}`}>
                {step.name} <span className="tag tag-warn">待办</span>
              </Link>
            )}
          </li>
        ))}
        {row.visit ? (
          <li>
            <Link to={`${base}/show`}>给企业看：谁来检查、如何评价</Link>
          </li>
        ) : null}
      </ul>
      {row.visit && row.signed_at ? <StillThere visit={row.visit} firm={titleOf(task, 'firm', row.firm)} /> : null}
      {next ? (
        <Bottom>
          <Link to={`${base}/${next.path}`} className="button">
            {next.name}
          </Link>
        </Bottom>
      ) : null}
    </FieldPage>
  );
}

/** The visit is open although the record is signed: say when it ended. */
function StillThere({ visit, firm }: { readonly visit: string; readonly firm: string }) {
  const reading = useVisit(visit);
  return reading.state === 'ready' && reading.data.data.can.includes('visit.leave') ? (
    <Leave visit={visit} firm={firm} />
  ) : null;
}

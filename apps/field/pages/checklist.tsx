/** 逐项检查: question by question; each answer is sent by itself, and waits on the phone without a network. */

import { Problem } from '#kernel/ui/api/problem.ts';
import { Link } from '../../shared/address.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { Bottom } from '../parts/frame.tsx';
import { FieldPage } from '../parts/page.tsx';
import { type Answer, NO_ANSWER, Question } from '../parts/question.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { useDraft } from '../store/draft.ts';
import { useOutbox } from '../store/outbox.ts';
import { type ChecklistItem, type Task, titleOf, useChecklist, useFindings } from '../task-data.ts';

export function ChecklistPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="逐项检查" back={`/field/task/${id}`}>
      {(task) => <Checklist task={task} />}
    </WithTask>
  );
}

interface Answers {
  /** By the item's code; `other` is what the list does not ask. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** What the officer decided about places in photographs. */
  readonly place: string;
}

const OTHER: ChecklistItem = {
  code: 'other',
  text: '检查单以外的情况',
  basis: '',
  answers: 'text',
  required: false,
};

function Checklist({ task }: { readonly task: Task }) {
  const { row } = task;
  const { session } = useWorker();
  const unsent = useOutbox(session.person).map((act) => act.key);
  const list = useChecklist(row.checklist);
  const found = useFindings(row.id);
  const draft = useDraft<Answers>(`${session.person}.findings.${row.id}`, { answers: {}, place: '' });
  if (list.state === 'pending' || !draft) return <Waiting />;
  const questions = list.state === 'ready' ? list.data.data : [];
  const items = [...questions, OTHER];
  const before = found.state === 'ready' ? found.data.data : [];
  const answered = (code: string) =>
    Boolean(draft.values.answers[code]?.sent) || before.some((it) => it.item_code === code);
  const open = items.filter((item) => item.required && !answered(item.code)).length;
  const set = (code: string, change: Partial<Answer>) => {
    const had = draft.values.answers[code] ?? NO_ANSWER;
    draft.set({ answers: { ...draft.values.answers, [code]: { ...had, ...change } } });
  };
  return (
    <FieldPage title="逐项检查" caption={titleOf(task, 'firm', row.firm)} back={`/field/task/${row.id}`}>
      {list.state === 'failed' ? (
        <Trouble error={list.error} retry={list.again}>
          <p>
            检查单没有打开，{list.error instanceof Problem ? '请告诉拟定检查的人员。' : '联网后重试。'}
            检查情况可以先在下面逐项记录。
          </p>
        </Trouble>
      ) : null}
      {list.state === 'ready' && questions.length === 0 ? <p>这次检查没有选用检查单，请在下面记录检查情况。</p> : null}
      {items.map((item, at) => (
        <Question
          key={item.code}
          item={item}
          number={at + 1}
          inspection={row.id}
          answer={draft.values.answers[item.code] ?? NO_ANSWER}
          set={(change) => set(item.code, change)}
          unsent={unsent}
          place={draft.values.place}
          setPlace={(place) => draft.set({ place })}
          before={before.find((it) => it.item_code === item.code)}
        />
      ))}
      <Bottom>
        <Link to={`/field/task/${row.id}/record`} className={open > 0 ? 'button button-plain' : 'button'}>
          {open > 0 ? `还有${open}项必答，先看笔录` : '制作现场笔录'}
        </Link>
      </Bottom>
    </FieldPage>
  );
}

/** 录入检查结果, and the page that says the visit is done. */
import { useState } from 'react';
import { Link } from '../../shared/address.tsx';
import { ChoiceField, ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { Waiting } from '../../shared/trouble.tsx';
import { Bottom } from '../parts/frame.tsx';
import { Leave } from '../parts/leave.tsx';
import { FieldPage } from '../parts/page.tsx';
import { Refused } from '../parts/refused.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { useDraft } from '../store/draft.ts';
import { perform } from '../store/outbox.ts';
import { type Task, titleOf } from '../task-data.ts';
import { dayWords, RESULTS } from '../words.ts';

interface ResultForm {
  readonly result: string;
  readonly result_words: string;
  readonly not_public_reason: string;
}
const EMPTY: ResultForm = { result: '', result_words: '', not_public_reason: '' };
const MOST = { words: 4000, reason: 1000 } as const;

export function ResultPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="录入检查结果" back={`/field/task/${id}`}>
      {(task) => <Result task={task} />}
    </WithTask>
  );
}

type How = 'acknowledged' | 'waiting';

function Result({ task }: { readonly task: Task }) {
  const [done, setDone] = useState<How>();
  if (done) return <Done task={task} how={done} />;
  return <Ask task={task} done={setDone} />;
}

function Ask({ task, done }: { readonly task: Task; readonly done: (how: How) => void }) {
  const { row } = task;
  const { session } = useWorker();
  const draft = useDraft(`${session.person}.result.${row.id}`, EMPTY);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  if (!draft) return <Waiting />;
  const { values, set } = draft;
  const submit = async () => {
    const wrong = values.result ? [] : [{ field: 'result', message: '请选择检查结果' }];
    setFaults(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    setRefusal(undefined);
    const input = {
      result: values.result,
      result_words: values.result_words.trim() || null,
      not_public_reason: values.not_public_reason.trim() || null,
    };
    const words = `检查结果：${titleOf(task, 'firm', row.firm)}`;
    const act = { person: session.person, command: 'inspection.record-result', id: row.id, input, words };
    const sent = await perform(act, draft.act_key);
    setBusy(false);
    if (sent.how === 'refused') return setRefusal(sent.error);
    await draft.wipe();
    done(sent.how);
  };
  return (
    <FieldPage title="录入检查结果" caption={titleOf(task, 'firm', row.firm)} back={`/field/task/${row.id}`}>
      {refusal ? <Refused title="结果没有录入" error={refusal} /> : null}
      <ErrorSummary faults={faults} />
      <p>录入期限：{row.result_due ? dayWords(row.result_due) : '原文未规定，本地也未设定，请及时录入'}</p>
      <ChoiceField
        id="result"
        label="检查结果"
        value={values.result}
        set={(result) => set({ result })}
        options={RESULTS}
        fault={faults[0]?.message}
      />
      <TextField
        id="result_words"
        label="结果说明（可不填）"
        hint="责令改正的，写明改正事项和期限"
        value={values.result_words}
        set={(result_words) => set({ result_words })}
        rows={4}
        max={MOST.words}
      />
      <details open={values.not_public_reason !== ''}>
        <summary>依法不予公开的</summary>
        <TextField
          id="not_public_reason"
          label="不予公开的理由"
          value={values.not_public_reason}
          set={(not_public_reason) => set({ not_public_reason })}
          rows={3}
          max={MOST.reason}
        />
      </details>
      <Bottom>
        <button type="button" className="button" onClick={submit} disabled={busy}>
          {busy ? '正在提交…' : '录入结果'}
        </button>
      </Bottom>
    </FieldPage>
  );
}

function Done({ task, how }: { readonly task: Task; readonly how: How }) {
  return (
    <FieldPage
      title={how === 'waiting' ? '结果已存在手机里' : '检查结果已录入'}
      caption={titleOf(task, 'firm', task.row.firm)}
    >
      {how === 'waiting' ? (
        <div className="notice notice-warn">
          <p className="notice-title">… 还没有发送</p>
          <p>联网后自动发送。请在“待发送”里确认平台已收到。</p>
        </div>
      ) : (
        <>
          <p className="done-mark" aria-hidden="true">
            ✓
          </p>
          <p>平台已收到。结果公示、后续跟踪在电脑端办理。</p>
        </>
      )}
      {task.row.visit ? <Leave visit={task.row.visit} firm={titleOf(task, 'firm', task.row.firm)} /> : null}
      <Bottom>
        <Link to="/field/" className="button">
          回到今天
        </Link>
      </Bottom>
    </FieldPage>
  );
}

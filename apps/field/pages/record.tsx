/** 现场笔录: write, look at it as it will print, sign, hand in. */
import { useState } from 'react';
import type { DocumentModel } from '#kernel/files/document-model.ts';
import { post } from '#kernel/ui/api/client.ts';
import { go } from '../../shared/address.tsx';
import { ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { Bottom } from '../parts/frame.tsx';
import { FieldPage } from '../parts/page.tsx';
import { Paper } from '../parts/paper.tsx';
import { Refused } from '../parts/refused.tsx';
import { Signature } from '../parts/signature.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { type Draft, useDraft } from '../store/draft.ts';
import { perform } from '../store/outbox.ts';
import { type Task, titleOf } from '../task-data.ts';

interface RecordForm {
  readonly record_words: string;
  readonly firm_opinion: string;
  readonly firm_signer: string;
  readonly refused: boolean;
  /** Pictures by who signed: `firm`, or the id of an officer. */
  readonly signatures: Readonly<Record<string, string>>;
}
const EMPTY: RecordForm = { record_words: '', firm_opinion: '', firm_signer: '', refused: false, signatures: {} };
const MOST = { words: 10_000, opinion: 2000, signer: 60 } as const;

export function RecordPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="现场笔录" back={`/field/task/${id}`}>
      {(task) => <Write task={task} />}
    </WithTask>
  );
}

interface StepProps {
  readonly task: Task;
  readonly draft: Draft<RecordForm>;
}

function Write({ task }: { readonly task: Task }) {
  const { session } = useWorker();
  const draft = useDraft(`${session.person}.record.${task.row.id}`, EMPTY);
  const [signing, setSigning] = useState(false);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  if (!draft) return <Waiting />;
  if (signing) return <Sign task={task} draft={draft} back={() => setSigning(false)} />;
  const { values, set } = draft;
  const next = () => {
    const wrong = [
      ...(values.record_words.trim() ? [] : [{ field: 'record_words', message: '请填写现场检查情况' }]),
      ...(values.firm_signer.trim() || values.refused
        ? []
        : [{ field: 'firm_signer', message: '请填写签字人姓名；拒绝签字的，请勾选' }]),
    ];
    setFaults(wrong);
    if (wrong.length === 0) setSigning(true);
  };
  const fault = (field: string) => faults.find((it) => it.field === field)?.message;
  return (
    <FieldPage title="现场笔录" caption={titleOf(task, 'firm', task.row.firm)} back={`/field/task/${task.row.id}`}>
      <ErrorSummary faults={faults} />
      <TextField
        id="record_words"
        label="现场检查情况"
        hint="逐项检查的结果会自动列入笔录，这里写总的情况和经过"
        value={values.record_words}
        set={(record_words) => set({ record_words })}
        fault={fault('record_words')}
        rows={7}
        max={MOST.words}
      />
      <TextField
        id="firm_opinion"
        label="检查对象意见（可不填）"
        hint="照检查对象的原话填写"
        value={values.firm_opinion}
        set={(firm_opinion) => set({ firm_opinion })}
        rows={3}
        max={MOST.opinion}
      />
      <TextField
        id="firm_signer"
        label="检查对象签字人姓名"
        hint="在场的负责人或者工作人员，不要求法定代表人到场"
        value={values.firm_signer}
        set={(firm_signer) => set({ firm_signer })}
        fault={fault('firm_signer')}
        max={MOST.signer}
        auto="off"
      />
      <label className="option">
        <input type="checkbox" checked={values.refused} onChange={(event) => set({ refused: event.target.checked })} />
        <span>
          检查对象拒绝签字
          <small>请在现场检查情况中写明</small>
        </span>
      </label>
      <Bottom>
        <button type="button" className="button" onClick={next}>
          预览并签名
        </button>
      </Bottom>
    </FieldPage>
  );
}

function Sign({ task, draft, back }: StepProps & { readonly back: () => void }) {
  const { row } = task;
  const { session } = useWorker();
  const { values, set } = draft;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>();
  const paper = useReading(row.id, (signal) =>
    post<DocumentModel>('/api/queries/inspection.record-document', { id: row.id }, signal),
  );
  const signers = [
    ...(values.refused ? [] : [{ id: 'firm', who: `检查对象 ${values.firm_signer.trim()}` }]),
    ...row.officers.map((id) => ({ id, who: `执法人员 ${titleOf(task, 'person', id)}` })),
  ];
  const missing = signers.filter((it) => !values.signatures[it.id]).length;
  const sign = (id: string, picture: string | undefined) => {
    const { [id]: _, ...others } = values.signatures;
    set({ signatures: picture ? { ...others, [id]: picture } : others });
  };
  const submit = async () => {
    setBusy(true);
    setRefusal(undefined);
    const input = {
      record_words: values.record_words.trim(),
      firm_opinion: values.firm_opinion.trim() || null,
      firm_signer: values.refused ? null : values.firm_signer.trim(),
      refused: values.refused,
      signatures: [],
    };
    const pictures = signers.flatMap((it) => {
      const picture = values.signatures[it.id];
      return picture ? [{ field: 'signatures', picture }] : [];
    });
    const words = `现场笔录：${titleOf(task, 'firm', row.firm)}`;
    const act = { person: session.person, command: 'inspection.sign-record', id: row.id, input, pictures, words };
    const sent = await perform(act, draft.act_key);
    setBusy(false);
    if (sent.how === 'refused') return setRefusal(sent.error);
    await draft.wipe();
    go(sent.how === 'waiting' ? '/field/outbox' : `/field/task/${row.id}/result`, 'replace');
  };
  return (
    <FieldPage title="核对并签名" caption={titleOf(task, 'firm', row.firm)}>
      <button type="button" className="button-text" onClick={back}>
        返回修改
      </button>
      {refusal ? <Refused title="笔录没有提交" error={refusal} /> : null}
      {paper.state === 'pending' ? <Waiting words="正在生成预览…" /> : null}
      {paper.state === 'failed' ? <Trouble error={paper.error} retry={paper.again} /> : null}
      {paper.state === 'ready' ? (
        <Paper
          model={paper.data}
          typed={{
            检查情况: values.record_words,
            检查对象意见: values.refused ? `拒绝签字。${values.firm_opinion}` : values.firm_opinion,
          }}
        />
      ) : null}
      <h2>签名</h2>
      {signers.map((it) => (
        <Signature
          key={it.id}
          who={it.who}
          picture={values.signatures[it.id]}
          set={(picture) => sign(it.id, picture)}
        />
      ))}
      <Bottom>
        <button type="button" className="button" onClick={submit} disabled={busy || missing > 0}>
          {busy ? '正在提交…' : missing > 0 ? `还差${missing}人签名` : '提交笔录'}
        </button>
      </Bottom>
    </FieldPage>
  );
}

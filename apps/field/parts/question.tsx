/** One question of a check-list: answer, conclusion, words, photographs, and its own button to save. */
import { type FormEvent, useState } from 'react';
import { newKey } from '#kernel/ui/form/draft.ts';
import { ChoiceField, type FormFault, TextField } from '../../shared/form.tsx';
import { useWorker } from '../session.tsx';
import { perform } from '../store/outbox.ts';
import type { ChecklistItem, FindingRow } from '../task-data.ts';
import { SERIOUSNESS } from '../words.ts';
import { Photos } from './photos.tsx';
import { Refused } from './refused.tsx';

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly seriousness: string;
  readonly note: string;
  readonly pictures: readonly string[];
  /** Key of the act it left the form in; while that act is in the outbox the platform does not have it. */
  readonly sent: string;
}
export const NO_ANSWER: Answer = { question: '', answer: '', seriousness: '', note: '', pictures: [], sent: '' };

const YES_NO = [
  { value: '是', label: '是' },
  { value: '否', label: '否' },
] as const;
const CONFORM: Readonly<Record<string, string>> = {
  none: '符合',
  minor: '不符合',
  serious: '不符合',
  'not-applicable': '不适用',
};
const MOST = { answer: 500, note: 4000 } as const;

interface QuestionProps {
  readonly item: ChecklistItem;
  readonly number: number;
  readonly inspection: string;
  readonly answer: Answer;
  readonly set: (change: Partial<Answer>) => void;
  readonly place: string;
  readonly setPlace: (place: string) => void;
  readonly before: FindingRow | undefined;
  /** Keys of acts that are still on the phone. */
  readonly unsent: readonly string[];
}

/** The words that go into the record for the answer given. */
function answerWords(item: ChecklistItem, answer: Answer): string {
  if (item.answers === 'conform') return CONFORM[answer.seriousness] ?? '';
  if (item.answers === 'photo') return answer.pictures.length > 0 ? `见照片（${answer.pictures.length}张）` : '';
  return answer.answer.trim();
}

function faultsOf(item: ChecklistItem, answer: Answer): readonly FormFault[] {
  const of = (field: string) => `${item.code}-${field}`;
  return [
    ...(item.code === 'other' && !answer.question.trim()
      ? [{ field: of('question'), message: '请写明检查的是什么' }]
      : []),
    ...(answer.seriousness ? [] : [{ field: of('seriousness'), message: '请选择结论' }]),
    ...(answerWords(item, answer) || item.answers === 'conform'
      ? []
      : [{ field: of('answer'), message: '请填写检查情况' }]),
  ];
}

export function Question(props: QuestionProps) {
  const { item, number, answer, before, unsent } = props;
  const [open, setOpen] = useState(item.code !== 'other');
  const [again, setAgain] = useState(false);
  const waits = unsent.includes(answer.sent);
  const done = answer.sent !== '' || before !== undefined;
  const said = before
    ? `${before.answer}（${SERIOUSNESS.find((it) => it.value === before.seriousness)?.label ?? ''}）`
    : '';
  if (!open)
    return (
      <button type="button" className="button button-plain button-wide" onClick={() => setOpen(true)}>
        另记一项{item.text}
      </button>
    );
  return (
    <section className="question" aria-labelledby={`${item.code}-title`}>
      <h2 id={`${item.code}-title`} style={{ marginTop: 0 }}>
        {number}. {item.text}
        {item.required ? '' : '（可不答）'}
      </h2>
      {item.basis ? <p className="hint">依据：{item.basis}</p> : null}
      {done && !again ? (
        <>
          <p className={waits ? 'question-waits' : 'question-done'} role="status">
            {waits ? '… 已存在手机里，联网后发送' : '✓ 已保存'}
            {answer.sent === '' && said ? `：${said}` : ''}
          </p>
          <button type="button" className="button-text" onClick={() => setAgain(true)}>
            {item.code === 'other' ? '再记一项' : '重新作答'}
          </button>
        </>
      ) : (
        <Ask {...props} saved={() => setAgain(false)} />
      )}
    </section>
  );
}

function Ask({
  item,
  inspection,
  answer,
  set,
  place,
  setPlace,
  saved,
}: QuestionProps & { readonly saved: () => void }) {
  const { session } = useWorker();
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(newKey);
  const of = (field: string) => `${item.code}-${field}`;
  const fault = (field: string) => faults.find((it) => it.field === of(field))?.message;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = faultsOf(item, answer);
    setFaults(wrong);
    if (wrong[0]) return document.getElementById(wrong[0].field)?.focus();
    setBusy(true);
    setRefusal(undefined);
    const question = item.code === 'other' ? answer.question.trim() : item.text;
    const input = {
      item_code: item.code === 'other' ? null : item.code,
      question,
      answer: answerWords(item, answer),
      seriousness: answer.seriousness,
      note: answer.note.trim() || null,
      photos: [],
    };
    const pictures = answer.pictures.map((picture) => ({ field: 'photos', picture }));
    const words = `检查情况：${question}`;
    const act = {
      person: session.person,
      command: 'inspection.record-finding',
      id: inspection,
      input,
      pictures,
      words,
    };
    const sent = await perform(act, key);
    setBusy(false);
    if (sent.how === 'refused') return setRefusal(sent.error);
    // The pictures now belong to the act; a further answer starts without them and under a key of its own.
    setKey(newKey());
    set({ ...NO_ANSWER, sent: key });
    saved();
  };
  return (
    <form onSubmit={submit} noValidate>
      {refusal ? <Refused title="没有保存" error={refusal} /> : null}
      {item.code === 'other' ? (
        <TextField
          id={of('question')}
          label="检查的是什么"
          value={answer.question}
          set={(question) => set({ question })}
          fault={fault('question')}
          max={MOST.answer}
        />
      ) : null}
      {item.answers === 'yes-no' ? (
        <ChoiceField
          id={of('answer')}
          label="检查情况"
          value={answer.answer}
          set={(value) => set({ answer: value })}
          options={YES_NO}
          fault={fault('answer')}
          inline
        />
      ) : null}
      {item.answers === 'text' || item.answers === 'number' ? (
        <TextField
          id={of('answer')}
          label="检查情况"
          value={answer.answer}
          set={(value) => set({ answer: value })}
          fault={fault('answer')}
          max={MOST.answer}
          {...(item.answers === 'number' ? { mode: 'numeric' as const } : {})}
        />
      ) : null}
      <ChoiceField
        id={of('seriousness')}
        label="结论"
        value={answer.seriousness}
        set={(seriousness) => set({ seriousness })}
        options={SERIOUSNESS}
        fault={fault('seriousness')}
        inline
      />
      {answer.seriousness === 'minor' || answer.seriousness === 'serious' || answer.note ? (
        <TextField
          id={of('note')}
          label="说明"
          hint="发现了什么、在哪里"
          value={answer.note}
          set={(note) => set({ note })}
          rows={3}
          max={MOST.note}
        />
      ) : null}
      <details open={item.answers === 'photo' || answer.pictures.length > 0}>
        <summary>照片{answer.pictures.length > 0 ? `（${answer.pictures.length}张）` : ''}</summary>
        {fault('answer') && item.answers === 'photo' ? <p className="fault">请拍照</p> : null}
        <Photos
          id={of('photos')}
          pictures={answer.pictures}
          set={(pictures) => set({ pictures })}
          place={place}
          setPlace={setPlace}
        />
      </details>
      <button type="submit" className="button button-plain button-wide" disabled={busy}>
        {busy ? '正在保存…' : '保存这一项'}
      </button>
    </form>
  );
}

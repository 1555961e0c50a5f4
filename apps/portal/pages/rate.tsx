/** 评价: four short pages, then check and send. What is typed stays on the device until the bureau has it. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '#kernel/ui/api/problem.ts';
import { go, Link } from '../../shared/address.tsx';
import { ChoiceField, ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { type KeptForm, useKeptForm } from '../../shared/kept-form.ts';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { type Reading, useReading } from '../../shared/use-reading.ts';
import { useSending } from '../../shared/use-sending.ts';
import { readVisit, sendRating, type VisitSeen } from '../api.ts';
import { Facts } from '../parts/facts.tsx';
import { keptName } from '../parts/kept-name.ts';
import { PublicPage } from '../parts/page.tsx';
import { Receipt } from '../parts/receipt.tsx';
import { SendingTrouble } from '../parts/sending-trouble.tsx';
import { labelOf, QUESTIONS } from '../words.ts';

interface RatingForm {
  readonly level: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly words: string;
}
const EMPTY: RatingForm = { level: '', answers: {}, words: '' };
const MOST_WORDS = 2000;

interface RatePageProps {
  readonly token: string;
  readonly step: string;
}

export function RatePage({ token, step }: RatePageProps) {
  const form = useKeptForm<RatingForm>(keptName('rating', token), EMPTY);
  // The firm's own secret is never written to the device.
  const [firm_key, setFirmKey] = useState('');
  const [sent, setSent] = useState<{ readonly receipt?: string } | undefined>();
  const visit = useReading(token, (signal) => readVisit(token, signal));
  const base = `/p/visit/${encodeURIComponent(token)}`;
  if (sent) return <Thanks receipt={sent.receipt} back={base} />;
  const shared = { form, base };
  if (step === 'answers') return <AnswersStep {...shared} />;
  if (step === 'words') return <WordsStep {...shared} firm_key={firm_key} setFirmKey={setFirmKey} />;
  if (step === 'check') return <CheckStep {...shared} visit={visit} token={token} firm_key={firm_key} done={setSent} />;
  return <LevelStep {...shared} visit={visit} />;
}

interface StepProps {
  readonly form: KeptForm<RatingForm>;
  readonly base: string;
}

interface AskProps {
  readonly title: string;
  readonly caption: string;
  readonly back: string;
  readonly faults: readonly FormFault[];
  readonly next: () => void;
  readonly children: ReactNode;
}

function Ask({ title, caption, back, faults, next, children }: AskProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    next();
  };
  return (
    <PublicPage title={title} caption={caption} back={back}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary faults={faults} />
        {children}
        <button type="submit" className="button">
          继续
        </button>
      </form>
    </PublicPage>
  );
}

interface VisitProps {
  readonly visit: Reading<VisitSeen>;
}

function LevelStep({ form, base, visit }: StepProps & VisitProps) {
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const next = () =>
    form.values.level
      ? go(`${base}/rate/answers`)
      : setFaults([{ field: 'level', message: '请选择您对这次检查是否满意' }]);
  return (
    <Ask title="您对这次检查满意吗？" caption="评价 第1步，共4步" back={base} faults={faults} next={next}>
      {visit.state === 'pending' ? <Waiting words="正在读取这次检查…" /> : null}
      {visit.state === 'failed' ? <Trouble error={visit.error} retry={visit.again} /> : null}
      {visit.state === 'ready' ? (
        <ChoiceField
          id="level"
          label="您对这次检查满意吗？"
          quiet_label
          value={form.values.level}
          set={(level) => form.set({ level })}
          options={visit.data.levels}
          fault={faults[0]?.message}
        />
      ) : null}
    </Ask>
  );
}

function AnswersStep({ form, base }: StepProps) {
  const { answers } = form.values;
  return (
    <Ask
      title="检查过程怎么样？"
      caption="评价 第2步，共4步"
      back={`${base}/rate/level`}
      faults={[]}
      next={() => go(`${base}/rate/words`)}
    >
      <p>可以只答其中几项，也可以都不答。</p>
      {QUESTIONS.map((question) => (
        <ChoiceField
          key={question.code}
          id={question.code}
          label={question.text}
          value={answers[question.code] ?? ''}
          set={(value) => form.set({ answers: { ...answers, [question.code]: value } })}
          options={question.options}
          inline
        />
      ))}
    </Ask>
  );
}

interface WordsProps extends StepProps {
  readonly firm_key: string;
  readonly setFirmKey: (value: string) => void;
}

function WordsStep({ form, base, firm_key, setFirmKey }: WordsProps) {
  return (
    <Ask
      title="还有什么要说的？"
      caption="评价 第3步，共4步"
      back={`${base}/rate/answers`}
      faults={[]}
      next={() => go(`${base}/rate/check`)}
    >
      <TextField
        id="words"
        label="评价意见（可不填）"
        hint="请不要写姓名、电话等能认出您的内容"
        value={form.values.words}
        set={(words) => form.set({ words })}
        rows={5}
        max={MOST_WORDS}
      />
      <TextField
        id="firm_key"
        label="企业凭证（可不填）"
        hint="司法行政部门直接交给企业的一串字符，填写后评价标为“企业凭证确认”。没有也能评价。不要告诉检查人员。"
        value={firm_key}
        set={setFirmKey}
        max={100}
        auto="off"
      />
    </Ask>
  );
}

interface CheckProps extends StepProps {
  readonly token: string;
  readonly firm_key: string;
  readonly done: (answer: { readonly receipt?: string }) => void;
}

function CheckStep({ form, base, visit, token, firm_key, done }: CheckProps & VisitProps) {
  const { level, answers, words } = form.values;
  const sending = useSending(
    () =>
      sendRating(token, form.key, { level, answers, words: words.trim() || null, firm_key: firm_key.trim() || null }),
    (answer) => {
      form.wipe();
      done(answer);
    },
  );
  if (!level)
    return (
      <PublicPage title="还没有评价" back={base}>
        <Link to={`${base}/rate/level`} className="button">
          开始评价
        </Link>
      </PublicPage>
    );
  const said = QUESTIONS.filter((q) => answers[q.code]).map(
    (q) => `${q.text}${labelOf(q.options, answers[q.code] ?? '')}`,
  );
  const key_fault = sending.trouble instanceof Problem && sending.trouble.faults.some((f) => f.field === 'firm_key');
  return (
    <PublicPage title="提交前请核对" caption="评价 第4步，共4步" back={`${base}/rate/words`}>
      <Facts
        facts={[
          {
            name: '总体评价',
            value: visit.state === 'ready' ? labelOf(visit.data.levels, level) : '…',
            change: `${base}/rate/level`,
          },
          { name: '检查过程', value: said.join('\n') || '没有填写', change: `${base}/rate/answers` },
          { name: '评价意见', value: words.trim() || '没有填写', change: `${base}/rate/words` },
          { name: '企业凭证', value: firm_key.trim() ? '已填写' : '没有填写', change: `${base}/rate/words` },
        ]}
      />
      <SendingTrouble sending={sending} />
      {key_fault ? (
        <p>
          <Link to={`${base}/rate/words`}>修改企业凭证，或者清空后不带凭证提交</Link>
        </p>
      ) : null}
      <p>评价由司法行政部门接收，不显示是谁评价的。</p>
      <button type="button" className="button" onClick={sending.submit} disabled={sending.busy}>
        {sending.busy ? '正在提交…' : '提交评价'}
      </button>
    </PublicPage>
  );
}

function Thanks({ receipt, back }: { readonly receipt: string | undefined; readonly back: string }) {
  return (
    <Receipt title="评价已收到" code={receipt}>
      <h2>接下来</h2>
      <p>司法行政部门已收到您的评价。检查单位看不到这一条评价，也看不到是谁评价的。</p>
      <p>您填写的内容已从这台设备上清除。</p>
      <p>
        <Link to={back}>返回这次检查</Link>
      </p>
    </Receipt>
  );
}

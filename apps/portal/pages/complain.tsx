/** 投诉、建议: what it is about, what happened, how to reach the firm (or not), check, send. Received by the justice bureau. */
import { type FormEvent, type ReactNode, useState } from 'react';
import { go, Link } from '../../shared/address.tsx';
import { ChoiceField, ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { type KeptForm, useKeptForm } from '../../shared/kept-form.ts';
import { useSending } from '../../shared/use-sending.ts';
import { sendComplaint, sendUnitComplaint } from '../api.ts';
import { Facts } from '../parts/facts.tsx';
import { keptName } from '../parts/kept-name.ts';
import { PublicPage } from '../parts/page.tsx';
import { Receipt } from '../parts/receipt.tsx';
import { SendingTrouble } from '../parts/sending-trouble.tsx';
import { labelOf } from '../words.ts';
import { UnitStep } from './complain-unit.tsx';

interface ComplaintForm {
  /** Without a visit: the unit it is about. */
  readonly unit: string;
  readonly unit_name: string;
  readonly kind: string;
  readonly about: string;
  readonly words: string;
  readonly contact: string;
}
const EMPTY: ComplaintForm = { unit: '', unit_name: '', kind: '', about: '', words: '', contact: '' };
const KINDS = [
  { value: 'complaint', label: '投诉', hint: '检查人员做了不该做的，或者该做的没有做' },
  { value: 'suggestion', label: '建议', hint: '希望检查以后怎样改进' },
] as const;
const MOST = { about: 190, words: 4000, contact: 100 } as const;

interface ComplainPageProps {
  /** Of the visit; null for a complaint about a unit without one. */
  readonly token: string | null;
  readonly step: string;
}

export function ComplainPage({ token, step }: ComplainPageProps) {
  const form = useKeptForm<ComplaintForm>(keptName('complaint', token ?? 'unit'), EMPTY);
  const [receipt, setReceipt] = useState('');
  const about: StepProps = token
    ? { form, base: `/p/visit/${encodeURIComponent(token)}`, before: 0 }
    : { form, base: '/p', before: 1 };
  if (receipt) return <Received receipt={receipt} back={about.base} of={token ? '返回这次检查' : '返回首页'} />;
  if (step === 'words') return <WordsStep {...about} />;
  if (step === 'contact') return <ContactStep {...about} />;
  if (step === 'check') return <CheckStep {...about} token={token} done={setReceipt} />;
  if (step === 'kind' || token) return <KindStep {...about} />;
  return <UnitStep unit={form.values.unit} choose={({ code, name }) => form.set({ unit: code, unit_name: name })} />;
}

interface StepProps {
  readonly form: KeptForm<ComplaintForm>;
  readonly base: string;
  /** Steps before the first of these. */
  readonly before: number;
}

const captionOf = (step: number, before: number) => `投诉、建议 第${step + before}步，共${4 + before}步`;

interface AskProps {
  readonly title: string;
  readonly caption: string;
  readonly back: string;
  readonly check: () => readonly FormFault[];
  readonly to: string;
  readonly children: (fault: (field: string) => string | undefined) => ReactNode;
}

function Ask({ title, caption, back, check, to, children }: AskProps) {
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setFaults(found);
    if (found.length === 0) go(to);
  };
  return (
    <PublicPage title={title} caption={caption} back={back}>
      <form onSubmit={submit} noValidate>
        <ErrorSummary faults={faults} />
        {children((field) => faults.find((fault) => fault.field === field)?.message)}
        <button type="submit" className="button">
          继续
        </button>
      </form>
    </PublicPage>
  );
}

function KindStep({ form, base, before }: StepProps) {
  return (
    <Ask
      title="您要投诉还是提建议？"
      caption={captionOf(1, before)}
      back={before ? '/p/complain' : base}
      check={() => (form.values.kind ? [] : [{ field: 'kind', message: '请选择投诉还是建议' }])}
      to={`${base}/complain/words`}
    >
      {(fault) => (
        <>
          <p>由司法行政部门（行政执法监督机构）接收和办理，不转给被投诉的检查单位处理。</p>
          <ChoiceField
            id="kind"
            label="您要投诉还是提建议？"
            quiet_label
            value={form.values.kind}
            set={(kind) => form.set({ kind })}
            options={KINDS}
            fault={fault('kind')}
          />
        </>
      )}
    </Ask>
  );
}

function WordsStep({ form, base, before }: StepProps) {
  const { about, words } = form.values;
  const check = () => [
    ...(about.trim() ? [] : [{ field: 'about', message: '请用一句话说明是什么事' }]),
    ...(words.trim() ? [] : [{ field: 'words', message: '请写明经过或者建议的内容' }]),
  ];
  return (
    <Ask
      title="请说明情况"
      caption={captionOf(2, before)}
      back={`${base}/complain/kind`}
      check={check}
      to={`${base}/complain/contact`}
    >
      {(fault) => (
        <>
          <TextField
            id="about"
            label="是什么事"
            hint="一句话，例如：检查时没有出示执法证件"
            value={about}
            set={(value) => form.set({ about: value })}
            fault={fault('about')}
            max={MOST.about}
          />
          <TextField
            id="words"
            label="经过或者内容"
            hint="什么时候、谁、做了什么。想匿名的，不要写能认出您的内容。"
            value={words}
            set={(value) => form.set({ words: value })}
            fault={fault('words')}
            rows={7}
            max={MOST.words}
          />
        </>
      )}
    </Ask>
  );
}

function ContactStep({ form, base, before }: StepProps) {
  return (
    <Ask
      title="要不要留联系方式？"
      caption={captionOf(3, before)}
      back={`${base}/complain/words`}
      check={() => []}
      to={`${base}/complain/check`}
    >
      {() => (
        <>
          <p>可以不留。不留的，凭回执码查询答复；留下的，只有办理的司法行政部门可以看，检查单位看不到。</p>
          <TextField
            id="contact"
            label="联系方式（可不填）"
            hint="电话、邮箱都可以"
            value={form.values.contact}
            set={(contact) => form.set({ contact })}
            max={MOST.contact}
            auto="off"
          />
        </>
      )}
    </Ask>
  );
}

interface CheckProps extends StepProps {
  readonly token: string | null;
  readonly done: (receipt: string) => void;
}

function CheckStep({ form, base, before, token, done }: CheckProps) {
  const { unit, unit_name, kind, about, words, contact } = form.values;
  const sending = useSending(
    () => {
      const said = {
        about: `${labelOf(KINDS, kind)}：${about.trim()}`,
        words: words.trim(),
        contact: contact.trim() || null,
      };
      return token ? sendComplaint(token, form.key, said) : sendUnitComplaint(form.key, { unit, ...said });
    },
    (answer) => {
      form.wipe();
      done(answer.receipt);
    },
  );
  if (!kind || !about.trim() || !words.trim() || (!token && !unit))
    return (
      <PublicPage title="还没有填完" back={base}>
        <Link to={token ? `${base}/complain/kind` : '/p/complain'} className="button">
          从第1步开始
        </Link>
      </PublicPage>
    );
  return (
    <PublicPage title="提交前请核对" caption={captionOf(4, before)} back={`${base}/complain/contact`}>
      <Facts
        facts={[
          ...(token ? [] : [{ name: '反映的单位', value: unit_name, change: '/p/complain' }]),
          { name: '类别', value: labelOf(KINDS, kind), change: `${base}/complain/kind` },
          { name: '是什么事', value: about, change: `${base}/complain/words` },
          { name: '经过或者内容', value: words, change: `${base}/complain/words` },
          { name: '联系方式', value: contact.trim() || '不留（匿名）', change: `${base}/complain/contact` },
        ]}
      />
      <SendingTrouble sending={sending} />
      <button type="button" className="button" onClick={sending.submit} disabled={sending.busy}>
        {sending.busy ? '正在提交…' : '提交'}
      </button>
    </PublicPage>
  );
}

function Received({ receipt, back, of }: { readonly receipt: string; readonly back: string; readonly of: string }) {
  return (
    <Receipt title="司法行政部门已收到" code={receipt}>
      <div className="notice notice-warn">
        <p className="notice-title">请现在拍照或者抄下回执码</p>
        <p>这个码只显示这一次，查询答复要用它；任何人都不能替您找回。</p>
      </div>
      <p>您填写的内容已从这台设备上清除。</p>
      <div className="buttons">
        <Link to={`/p/receipt/${encodeURIComponent(receipt)}`} className="button button-plain">
          查询办理情况
        </Link>
        <Link to={back} className="button button-plain">
          {of}
        </Link>
      </div>
    </Receipt>
  );
}

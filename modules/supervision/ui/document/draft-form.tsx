/** The form of a draft: kind with its basis, the cards it rests on, the demand, the reply date explained or asked for, own words on request. */
import { Alert, App, Button, Radio } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { FieldControl } from '#kernel/ui/form/field-control.tsx';
import { FormTrouble } from '#kernel/ui/form/form-trouble.tsx';
import { type Submission, useSubmission } from '#kernel/ui/form/use-submission.ts';
import {
  BasisLink,
  type CommandMeta,
  go,
  Light,
  Link,
  type RecordAnswer,
  recordPath,
  ToneTag,
} from '#kernel/ui/index.ts';
import { plainSubject, plainTitle } from '../parts/next-act.ts';
import type { DocumentKind } from '../shapes.ts';

interface DraftFormProps {
  readonly command: CommandMeta;
  readonly kinds: readonly DocumentKind[];
  readonly cards: readonly RecordAnswer[];
  readonly ids: readonly string[];
}

const OWN_WORDS = ['facts', 'problems', 'basis'] as const;

export function DraftForm({ command, kinds, cards, ids }: DraftFormProps) {
  const { message } = App.useApp();
  const submission = useSubmission(command, undefined, { alerts: ids });
  const { values, set, discard, restored } = submission;
  const [own, setOwn] = useState(ids.length === 0);
  // A draft kept from other cards is not mixed into this one.
  const strange = JSON.stringify(values.alerts ?? []) !== JSON.stringify(ids);
  useEffect(() => {
    if (strange) discard();
  }, [strange, discard]);
  const kind = kinds.find((it) => it.kind === values.kind);
  const send = async () => {
    const result = await submission.submit(undefined);
    if (!result) return;
    message.success('草稿已建立，核对后送审');
    go(recordPath(result.record, result.id), { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form className="zs-form zs-card" noValidate onSubmit={submit} aria-label={command.label}>
      {restored && !strange ? (
        <Alert
          type="info"
          showIcon
          title="已带出您上次没有提交的内容"
          action={
            <Button size="small" onClick={discard}>
              不要了，重新填写
            </Button>
          }
        />
      ) : null}
      <FormTrouble
        submission={submission}
        idOf={(name) => `field-${name}`}
        labelOf={(name) => command.fields[name]?.label}
        onRetry={() => void send()}
      />
      <KindChoice kinds={kinds} submission={submission} />
      {cards.length > 0 ? <Cards cards={cards} /> : <Own command={command} submission={submission} name="to_unit" />}
      <Own command={command} submission={submission} name="requirements" />
      {kind ? <Reply kind={kind} command={command} submission={submission} /> : null}
      {cards.length > 0 ? (
        <Radio.Group
          aria-label="事实、问题和依据由谁写"
          value={own}
          options={[
            { value: false, label: '事实、问题和依据按预警写出' },
            { value: true, label: '自己写' },
          ]}
          onChange={(event) => {
            setOwn(event.target.value === true);
            if (event.target.value !== true) for (const name of OWN_WORDS) set(name, null);
          }}
        />
      ) : null}
      {own ? OWN_WORDS.map((name) => <Own key={name} command={command} submission={submission} name={name} />) : null}
      <div className="zs-form-actions">
        <Button type="primary" htmlType="submit" loading={submission.busy}>
          {command.label}
        </Button>
        <Button onClick={() => go('/alerts')}>取消</Button>
        <span className="zs-quiet">起草后可以修改，送审后由另一人审签，发文前被监督单位看不到。</span>
      </div>
    </form>
  );
}

function KindChoice({
  kinds,
  submission,
}: {
  readonly kinds: readonly DocumentKind[];
  readonly submission: Submission;
}) {
  const fault = submission.faults.find((it) => it.field === 'kind')?.message;
  return (
    <fieldset id="field-kind" className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}>
      <legend className="zs-label">
        文书种类<span className="zs-required">（必填）</span>
      </legend>
      <Radio.Group
        className="sup-kinds"
        value={submission.values.kind ?? null}
        onChange={(event) => submission.set('kind', event.target.value)}
      >
        {kinds.map((it) => (
          <Radio key={it.kind} value={it.kind}>
            <span className="sup-kind">
              <strong>{it.name}</strong>
              <span>{it.uses.join('、')}</span>
              <span className="zs-quiet">{it.basis}</span>
            </span>
          </Radio>
        ))}
      </Radio.Group>
      {fault ? <div className="zs-fault">{fault}</div> : null}
    </fieldset>
  );
}

function Cards({ cards }: { readonly cards: readonly RecordAnswer[] }) {
  const first = cards[0];
  return (
    <div id="field-alerts" className="zs-field">
      <span className="zs-label">所涉预警（{cards.length}项）</span>
      <span>主送单位：{first ? (first.units?.[first.row.unit] ?? first.row.unit) : ''}</span>
      <ul className="zs-plain-list">
        {cards.map(({ row }) => (
          <li key={row.id}>
            <Light level={String(row.light)} />{' '}
            <Link to={recordPath('alert', row.id)}>{plainTitle(String(row.title))}</Link>
            <span className="zs-quiet sup-gap">
              {String(row.act_day)} {plainSubject(row.subject_title)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OwnProps {
  readonly command: CommandMeta;
  readonly submission: Submission;
  readonly name: string;
  readonly required?: boolean;
}

function Own({ command, submission, name, required }: OwnProps) {
  const field = command.fields[name];
  if (!field) return null;
  const id = `field-${name}`;
  const fault = submission.faults.find((it) => it.field === name)?.message;
  return (
    <div className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}>
      <label className="zs-label" htmlFor={id}>
        {field.label}
        {field.required || required ? <span className="zs-required">（必填）</span> : null}
      </label>
      {field.hint ? <div className="zs-quiet">{field.hint}</div> : null}
      <FieldControl
        id={id}
        field={field}
        value={submission.values[name]}
        onChange={(next) => submission.set(name, next)}
        invalid={fault !== undefined}
      />
      {fault ? <div className="zs-fault">{fault}</div> : null}
    </div>
  );
}

/** The reply date: from the pack, with why; or asked for, with why it has to be. */
function Reply({
  kind,
  command,
  submission,
}: {
  readonly kind: DocumentKind;
  readonly command: CommandMeta;
  readonly submission: Submission;
}) {
  if (!kind.reply) return <p className="zs-quiet">{kind.name}不要求反馈，没有反馈期限。</p>;
  if (!kind.reply_open)
    return (
      <p>
        反馈期限：今天送达的为<strong>{kind.reply_due}</strong>，以实际送达之日起算。
        <BasisLink id={kind.reply}>怎么算的</BasisLink>
      </p>
    );
  return (
    <>
      <p>
        <ToneTag tone="attention">反馈期限原文未规定</ToneTag> 本地也没有设定，请填写日期并写明依据。
        <BasisLink id={kind.reply}>看文件怎么说</BasisLink>
      </p>
      <Own command={command} submission={submission} name="reply_due" required />
      <Own command={command} submission={submission} name="reply_basis" required />
    </>
  );
}

/** Drafting a local value: what the documents leave open, the value by its kind, the basis. It counts only when another person has signed. */
import { Alert, App, Button } from 'antd';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { FieldControl } from '#kernel/ui/form/field-control.tsx';
import { FormTrouble } from '#kernel/ui/form/form-trouble.tsx';
import { useSubmission } from '#kernel/ui/form/use-submission.ts';
import {
  type CommandMeta,
  Empty,
  go,
  Link,
  Loading,
  NoteText,
  type PageProps,
  recordPath,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { useOwnRegion, useRegionNames } from '../parts/regions.tsx';
import { EntryStatus } from '../parts/status.tsx';
import type { WhyAnswer } from '../shapes.ts';
import '../policy.css';
import { ValueField } from './value-field.tsx';
import { formOf, missing, type ValueForm } from './value-form.ts';

const COMMAND = 'policy.set-local-value';

export function SetLocalPage({ params }: PageProps) {
  const desk = useDesk();
  const { id = '' } = params;
  const asked = useModuleQuery<WhyAnswer>('policy.why', { id });
  const command = desk.command(COMMAND);
  if (!command || !desk.mayGive(COMMAND))
    return <Empty title="您当前的岗位不能设定本地值">本地值由司法局的规则管理员起草，负责人签署。</Empty>;
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (!asked.data.local_allowed)
    return (
      <Empty
        title={`“${asked.data.title}”不能设定本地值`}
        actions={<Button onClick={() => go(`/policy/why/${id}`)}>看为什么</Button>}
      >
        它由上级文件规定，规定变了由新版政策包更新。
      </Empty>
    );
  return <SetLocal key={id} entry={asked.data} command={command} />;
}

function SetLocal({ entry, command }: { readonly entry: WhyAnswer; readonly command: CommandMeta }) {
  const desk = useDesk();
  const { message } = App.useApp();
  const own = useOwnRegion();
  const names = useRegionNames([own]);
  const submission = useSubmission(command, undefined, { policy_id: entry.id, valid_from: desk.today });
  const { values, set, discard, restored } = submission;
  const [form, setForm] = useState<ValueForm>(() => formOf(entry) ?? 'int');
  const [fault, setFault] = useState<string>();
  // What was kept of another entry's draft does not belong here.
  const strange = values.policy_id !== entry.id;
  useEffect(() => {
    if (strange) discard();
  }, [strange, discard]);
  const setValue = useCallback(
    (value: unknown) => {
      setFault(undefined);
      set('value', value);
    },
    [set],
  );
  const send = async () => {
    const wrong = missing(form, values.value);
    setFault(wrong ?? undefined);
    if (wrong) return;
    const result = await submission.submit(undefined);
    if (!result) return;
    message.success('已起草，请负责人签署后生效');
    go(recordPath(result.record, result.id), { replace: true });
  };
  const field = (name: string) => {
    const def = command.fields[name];
    if (!def) return null;
    const wrong = submission.faults.find((it) => it.field === name)?.message;
    return (
      <div className={wrong ? 'zs-field zs-field-wrong' : 'zs-field'}>
        <label className="zs-label" htmlFor={`field-${name}`}>
          {def.label}
          {def.required ? <span className="zs-required">（必填）</span> : null}
        </label>
        <FieldControl
          id={`field-${name}`}
          field={def}
          value={values[name]}
          onChange={(next) => set(name, next)}
          invalid={wrong !== undefined}
        />
        {wrong ? <div className="zs-fault">{wrong}</div> : null}
      </div>
    );
  };
  return (
    <>
      <p className="zs-crumb">
        <Link to={`/policy/why/${entry.id}`}>← {entry.title}</Link>
      </p>
      <h1 className="desk-title">设定本地值：{entry.title}</h1>
      <div className="zs-card pol-form">
        <div>
          <p className="zs-record-state">
            <EntryStatus entry={entry} />
            <span>{entry.status === 'unspecified' ? '现在：原文未规定' : `现在：${entry.value_words}`}</span>
          </p>
          <p className="zs-quiet">
            在{names[own] ?? own}有效。依据文件：{entry.basis_words || '未载明'}
            {entry.note ? '。' : ''}
            {entry.note ? <NoteText>{entry.note}</NoteText> : null}
          </p>
        </div>
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
        <form
          className="zs-form"
          noValidate
          aria-label={command.label}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void send();
          }}
        >
          <FormTrouble
            submission={submission}
            idOf={(name) => `field-${name}`}
            labelOf={(name) => command.fields[name]?.label}
            onRetry={() => void send()}
          />
          <ValueField
            entry={entry}
            form={form}
            onForm={setForm}
            value={values.value}
            onChange={setValue}
            fault={fault ?? submission.faults.find((it) => it.field.startsWith('value'))?.message}
          />
          {field('valid_from')}
          {field('valid_until')}
          {field('basis')}
          <div className="zs-form-actions">
            <Button type="primary" htmlType="submit" loading={submission.busy}>
              {command.label}
            </Button>
            <Button onClick={() => go(`/policy/dry-run?id=${entry.id}`)}>先试算影响</Button>
            <span className="zs-quiet">起草后由负责人签署才生效。</span>
          </div>
        </form>
      </div>
    </>
  );
}

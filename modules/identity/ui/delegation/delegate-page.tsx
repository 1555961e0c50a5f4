/** 委托他人办理: to whom, what, how long; the rights are chosen by their names, the words of the matter follow from them. */
import { App, Button, Checkbox, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormTrouble } from '#kernel/ui/form/form-trouble.tsx';
import { useSubmission } from '#kernel/ui/form/use-submission.ts';
import {
  type CommandMeta,
  Empty,
  go,
  Link,
  Loading,
  recordPath,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import '../identity.css';
import { useDelegable } from './use-delegable.ts';

const idOf = (name: string) => `delegate-${name}`;

export function DelegatePage() {
  const desk = useDesk();
  const command = desk.command('identity.delegate');
  if (!command || !desk.mayGive(command.name))
    return <Empty title="您当前的岗位没有可以委托的权利">有审批权的岗位才能委托他人代办。</Empty>;
  return (
    <>
      <p className="zs-crumb">
        <Link to="/delegations">← 委托代办</Link>
      </p>
      <h1 className="desk-title">委托他人办理</h1>
      <DelegateForm command={command} />
    </>
  );
}

function DelegateForm({ command }: { readonly command: CommandMeta }) {
  const desk = useDesk();
  const { message } = App.useApp();
  const submission = useSubmission(command, undefined, { valid_from: desk.today, rights: [] });
  const { asked, rights } = useDelegable();
  const posts = useListQuery('post', { filter: { unit: desk.post?.unit ?? '' }, state: ['active'], limit: 500 });
  const [worded, setWorded] = useState(false);
  const { values, set, faults } = submission;
  const page = posts.data?.pages[0];
  const colleagues = new Map<string, string>();
  for (const row of page?.rows ?? [])
    if (row.person !== desk.session.person)
      colleagues.set(String(row.person), page?.refs?.person?.[String(row.person)] ?? '（未知人员）');
  const chosen = Array.isArray(values.rights) ? (values.rights as string[]) : [];
  const choose = (next: readonly string[]) => {
    set('rights', next);
    if (!worded)
      set(
        'acts',
        rights
          .filter((it) => next.includes(it.value))
          .map((it) => it.label)
          .join('、'),
      );
  };
  const send = async () => {
    const result = await submission.submit(undefined);
    if (!result) return;
    message.success('已委托，并通知受委托人');
    go(recordPath('delegation', result.id), { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const faultOf = (name: string) => faults.find((it) => it.field === name || it.field.startsWith(`${name}.`))?.message;
  const day = (name: string) => (
    <DatePicker
      id={idOf(name)}
      value={typeof values[name] === 'string' && values[name] ? dayjs(String(values[name])) : null}
      minDate={dayjs(desk.today)}
      onChange={(next) => set(name, next ? next.format('YYYY-MM-DD') : null)}
    />
  );
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (rights.length === 0) return <Empty title="您当前的岗位没有可以委托的权利">请切换到有审批权的岗位后办理。</Empty>;
  return (
    <form className="zs-card zs-form" onSubmit={submit} noValidate aria-label="委托他人办理">
      <FormTrouble
        submission={submission}
        idOf={idOf}
        labelOf={(name) => command.fields[name]?.label}
        onRetry={() => void send()}
      />
      <Field name="to_person" label="受委托人（本单位同事）" fault={faultOf('to_person')}>
        <Select
          id={idOf('to_person')}
          className="zs-wide"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="请选择"
          notFoundContent="本单位没有其他在岗人员"
          loading={posts.isFetching}
          options={[...colleagues].map(([value, label]) => ({ value, label }))}
          value={(values.to_person as string | null) ?? null}
          onChange={(next: string) => set('to_person', next)}
        />
      </Field>
      <fieldset className="zs-field" id={idOf('rights')}>
        <legend className="zs-label">委托的权利</legend>
        <Checkbox.Group
          className="id-rights"
          options={[...rights]}
          value={chosen}
          onChange={(next) => choose(next.map(String))}
        />
        {faultOf('rights') ? <div className="zs-fault">{faultOf('rights')}</div> : null}
      </fieldset>
      <Field name="acts" label="委托事项（写给受委托人看的）" fault={faultOf('acts')}>
        <Input
          id={idOf('acts')}
          maxLength={200}
          value={String(values.acts ?? '')}
          onChange={(event) => {
            setWorded(true);
            set('acts', event.target.value);
          }}
        />
      </Field>
      <div className="zs-row">
        <Field name="valid_from" label="开始日期" fault={faultOf('valid_from')}>
          {day('valid_from')}
        </Field>
        <Field name="valid_until" label="结束日期（当日仍有效）" fault={faultOf('valid_until')}>
          {day('valid_until')}
        </Field>
      </div>
      <Field name="reason" label="委托事由" fault={faultOf('reason')}>
        <Input
          id={idOf('reason')}
          maxLength={300}
          placeholder="如：外出培训"
          value={String(values.reason ?? '')}
          onChange={(event) => set('reason', event.target.value)}
        />
      </Field>
      <p className="zs-quiet">委托期间您仍可自己办理；到期自动失效，也可以随时终止。受委托人不能再转委托。</p>
      <div className="zs-form-actions">
        <Button type="primary" htmlType="submit" loading={submission.busy}>
          委托
        </Button>
        <Button onClick={() => go('/delegations')}>取消</Button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly fault: string | undefined;
  readonly children: ReactNode;
}

function Field({ name, label, fault, children }: FieldProps) {
  return (
    <div className={fault ? 'zs-field zs-field-wrong' : 'zs-field'}>
      <label htmlFor={idOf(name)} className="zs-label">
        {label}
      </label>
      {children}
      {fault ? <div className="zs-fault">{fault}</div> : null}
    </div>
  );
}

/** Drafting an inspection, in the order an officer decides: whom, when, what, who goes, why. Help stands beside it. */
import { Alert, Button, Checkbox } from 'antd';
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react';
import { asDay, type Day, isDay } from '#kernel/day.ts';
import { FormTrouble } from '#kernel/ui/form/form-trouble.tsx';
import { useSubmission } from '#kernel/ui/form/use-submission.ts';
import { type CommandMeta, type CommandResult, Problem, type Row, useDesk } from '#kernel/ui/index.ts';
import { DraftField, idOf } from './draft-field.tsx';
import { DraftHelp, useDraftHelp } from './draft-help.tsx';
import { OfficersThatDay } from './officers-that-day.tsx';
import { ChecklistPick, ItemsPick, PeoplePick, PremisesPick, usePremises, usePublishedItems } from './pickers.tsx';

interface DraftFormProps {
  readonly command: CommandMeta;
  /** The plan the inspection is added to; absent for one outside of plans. */
  readonly plan?: Row;
  readonly firm?: string | null;
  readonly onDone: (result: CommandResult, again: boolean) => void;
  readonly onCancel: () => void;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

export function DraftForm({ command, plan, firm: given, onDone, onCancel }: DraftFormProps) {
  const desk = useDesk();
  const submission = useSubmission(command, plan?.id, { firm: given ?? null, urgent: false });
  const [again, setAgain] = useState(false);
  const { values, set, trouble } = submission;
  const firm = textOrNull(values.firm);
  const premises = textOrNull(values.premises);
  const day: Day = isDay(values.planned_from) ? asDay(values.planned_from) : desk.today;
  const help = useDraftHelp(firm, premises, day);
  const { items } = usePublishedItems();
  const asked = trouble instanceof Problem ? (trouble.extra.acknowledge as readonly string[] | undefined) : undefined;
  const places = usePremises(firm).data?.rows.filter((it) => it.state === 'active') ?? [];
  const only = places.length === 1 ? places[0]?.id : undefined;
  // One place only: nothing to choose.
  useEffect(() => {
    if (only && premises === null) set('premises', only);
  }, [only, premises, set]);
  const needsGround = help.data?.obstacles.includes('quiet') || values.quiet_ground;
  const setDay = (next: unknown) => {
    set('planned_from', next);
    // A visit of one day is the usual case; a later end that was typed stays.
    if (isDay(next) && !(isDay(values.planned_until) && values.planned_until > next)) set('planned_until', next);
  };
  const send = async (more: boolean) => {
    setAgain(more);
    const result = await submission.submit(plan?.version);
    if (result) onDone(result, more);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(false);
  };
  const hold = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  };
  const field = { command, submission };
  const chosen = (Array.isArray(values.items) ? values.items : []) as readonly string[];
  const basisOfItems = items.filter((it) => chosen.includes(it.id)).map((it) => String(it.basis ?? ''));
  const outside = plan === undefined;

  return (
    <div className="ins-draft">
      <form className="zs-form" onSubmit={submit} onKeyDown={hold} noValidate aria-label={command.label}>
        {submission.restored ? (
          <Alert
            type="info"
            showIcon
            title="已带出您上次没有提交的内容"
            action={
              <Button size="small" onClick={submission.discard}>
                不要了，重新填写
              </Button>
            }
          />
        ) : null}
        <FormTrouble
          submission={submission}
          idOf={idOf}
          labelOf={(name) => command.fields[name]?.label}
          onRetry={() => void send(again)}
        />
        {asked && asked.length > 0 ? (
          <Acknowledge
            asked={asked}
            command={command}
            value={values.acknowledge}
            onChange={(next) => set('acknowledge', next)}
          />
        ) : null}
        <fieldset className="ins-part">
          <legend>查谁</legend>
          <DraftField
            {...field}
            name="firm"
            onChange={(next) => {
              set('firm', next);
              set('premises', null);
            }}
          />
          <DraftField {...field} name="premises" control={(ask) => <PremisesPick {...ask} firm={firm} />} />
        </fieldset>
        <fieldset className="ins-part">
          <legend>哪天去</legend>
          <div className="ins-pair">
            <DraftField {...field} name="planned_from" onChange={setDay} />
            <DraftField {...field} name="planned_until" />
          </div>
          {needsGround ? (
            <>
              <DraftField {...field} name="quiet_ground" />
              <DraftField {...field} name="quiet_words" />
            </>
          ) : null}
        </fieldset>
        <fieldset className="ins-part ins-later">
          <legend>查什么</legend>
          <DraftField {...field} name="inspection_type" />
          <DraftField {...field} name="items" control={(ask) => <ItemsPick {...ask} />} />
          <DraftField {...field} name="checklist" control={(ask) => <ChecklistPick {...ask} />} />
        </fieldset>
        <fieldset className="ins-part ins-later">
          <legend>谁去</legend>
          <DraftField {...field} name="officers" control={(ask) => <PeoplePick {...ask} label="执法人员" />}>
            <OfficersThatDay persons={(values.officers as readonly string[] | null) ?? []} day={day} />
          </DraftField>
          <DraftField {...field} name="companions" control={(ask) => <PeoplePick {...ask} label="随同人员" />} />
        </fieldset>
        <fieldset className="ins-part ins-later">
          <legend>为什么查</legend>
          {outside ? (
            <>
              <DraftField {...field} name="source_kind" />
              <DraftField {...field} name="source_words" />
              <DraftField {...field} name="urgent" />
              {values.urgent === true ? <DraftField {...field} name="urgent_reason" /> : null}
            </>
          ) : null}
          <DraftField {...field} name="reason" />
          <DraftField {...field} name="basis">
            {basisOfItems.length > 0 && !values.basis ? (
              <Button size="small" onClick={() => set('basis', basisOfItems.join('；'))}>
                填入所选事项的实施依据
              </Button>
            ) : null}
          </DraftField>
          <DraftField {...field} name="superior_order" />
        </fieldset>
        <div className="zs-form-actions">
          <Button type="primary" htmlType="submit" loading={submission.busy}>
            {outside ? command.label : '列入计划'}
          </Button>
          {outside ? null : (
            <Button loading={submission.busy} onClick={() => void send(true)}>
              列入并再加一项
            </Button>
          )}
          <Button onClick={onCancel}>取消</Button>
          <span className="zs-quiet">填写的内容自动保存在本机。</span>
        </div>
      </form>
      <DraftHelp firm={firm} premises={premises} day={day} onDay={setDay} />
    </div>
  );
}

interface AcknowledgeProps {
  readonly asked: readonly string[];
  readonly command: CommandMeta;
  readonly value: unknown;
  readonly onChange: (value: readonly string[]) => void;
}

/** What the packs let pass only knowingly: asked for when it holds, never beforehand. */
function Acknowledge({ asked, command, value, onChange }: AcknowledgeProps) {
  const choices = command.fields.acknowledge?.choices ?? [];
  return (
    <fieldset className="ins-part">
      <legend>确需继续的，请逐项确认后再提交</legend>
      <Checkbox.Group
        value={Array.isArray(value) ? (value as string[]) : []}
        options={asked.map((id) => ({
          value: id,
          label: `已知晓：${choices.find((c) => c.value === id)?.label ?? id}`,
        }))}
        onChange={(next) => onChange(next.map(String))}
      />
    </fieldset>
  );
}

/** 补录入企: entered without a code, with the true time and the reason; the one entry that may wait on the phone. */
import { type FormEvent, useState } from 'react';
import { go } from '../../shared/address.tsx';
import { ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';
import { Waiting } from '../../shared/trouble.tsx';
import { Acknowledge } from '../parts/acknowledge.tsx';
import { Bottom } from '../parts/frame.tsx';
import { FieldPage } from '../parts/page.tsx';
import { PlaceNote, usePlace } from '../parts/place.tsx';
import { Refused } from '../parts/refused.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { useDraft } from '../store/draft.ts';
import { perform } from '../store/outbox.ts';
import { keepShown } from '../store/shown.ts';
import { type Task, titleOf } from '../task-data.ts';

export function LatePage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="补录入企" back={`/field/task/${id}/enter`}>
      {(task) => <Late task={task} />}
    </WithTask>
  );
}

interface LateForm {
  /** As typed, `2026-03-01T09:30`, in the office's time. */
  readonly entered: string;
  readonly reason: string;
}
const MOST_REASON = 1000;
/** The office keeps one time the whole year. */
const OFFICE_OFFSET = '+08:00';

function Late({ task }: { readonly task: Task }) {
  const { row } = task;
  const { session } = useWorker();
  const draft = useDraft<LateForm>(`${session.person}.late.${row.id}`, { entered: '', reason: '' });
  const [known, setKnown] = useState<readonly string[]>([]);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { placing, ask } = usePlace();
  if (!draft) return <Waiting />;
  const { entered, reason } = draft.values;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = [
      ...(entered ? [] : [{ field: 'entered', message: '请填写实际入企时间' }]),
      ...(reason.trim() ? [] : [{ field: 'reason', message: '请写明没有扫码的原因' }]),
    ];
    setFaults(wrong);
    if (wrong.length > 0) return;
    setBusy(true);
    setRefusal(undefined);
    const place = placing.state === 'got' ? placing.place : undefined;
    const input = {
      entered_at: `${entered}:00${OFFICE_OFFSET}`,
      late_code_reason: reason.trim(),
      lat_e6: place?.lat_e6 ?? null,
      lng_e6: place?.lng_e6 ?? null,
      acknowledge: known.length > 0 ? known : null,
    };
    const words = `补录入企：${titleOf(task, 'firm', row.firm)}`;
    const act = { person: session.person, command: 'inspection.check-in-late', id: row.id, input, words };
    const sent = await perform(act, draft.act_key);
    setBusy(false);
    if (sent.how === 'refused') return setRefusal(sent.error);
    await draft.wipe();
    if (sent.how === 'waiting') return go('/field/outbox', 'replace');
    await keepShown(row.id, sent.result.result);
    go(`/field/task/${row.id}/show`, 'replace');
  };
  const fault = (field: string) => faults.find((it) => it.field === field)?.message;
  return (
    <FieldPage title="补录入企" caption={titleOf(task, 'firm', row.firm)} back={`/field/task/${row.id}/enter`}>
      <p>确实无法扫码的（没有网络、证据可能灭失等）才补录，补录会留下标记。</p>
      {refusal ? <Refused title="没有登记" error={refusal} /> : null}
      <ErrorSummary faults={faults} />
      <Acknowledge error={refusal} known={known} set={setKnown} />
      <form onSubmit={submit} id="late" noValidate>
        <TextField
          id="entered"
          label="实际入企时间"
          type="datetime-local"
          value={entered}
          set={(value) => draft.set({ entered: value })}
          fault={fault('entered')}
        />
        <TextField
          id="reason"
          label="没有扫码的原因"
          value={reason}
          set={(value) => draft.set({ reason: value })}
          fault={fault('reason')}
          rows={4}
          max={MOST_REASON}
        />
      </form>
      <PlaceNote placing={placing} ask={ask} />
      <Bottom>
        <button type="submit" form="late" className="button" disabled={busy}>
          {busy ? '正在登记…' : '补录入企'}
        </button>
      </Bottom>
    </FieldPage>
  );
}

/** 扫码入企: a code, the place with consent, and what the platform says about it. */
import { type FormEvent, useState } from 'react';
import { Unreachable } from '#kernel/ui/api/problem.ts';
import { newKey } from '#kernel/ui/form/draft.ts';
import { go, Link } from '../../shared/address.tsx';
import { TextField } from '../../shared/form.tsx';
import { Acknowledge } from '../parts/acknowledge.tsx';
import { Facts } from '../parts/facts.tsx';
import { Bottom } from '../parts/frame.tsx';
import { JoinChoice, useJoining } from '../parts/join-choice.tsx';
import { codeIn, mintTaskCode } from '../parts/live-code.tsx';
import { FieldPage } from '../parts/page.tsx';
import { PlaceNote, usePlace } from '../parts/place.tsx';
import { Refused } from '../parts/refused.tsx';
import { Scanner } from '../parts/scanner.tsx';
import { Warnings } from '../parts/warnings.tsx';
import { WithTask } from '../parts/with-task.tsx';
import { useWorker } from '../session.tsx';
import { performNow } from '../store/outbox.ts';
import { keepShown } from '../store/shown.ts';
import { type Task, titleOf, titlesOf } from '../task-data.ts';

export function CheckInPage({ id }: { readonly id: string }) {
  return (
    <WithTask id={id} title="扫码入企" back={`/field/task/${id}`}>
      {(task) => <CheckIn task={task} />}
    </WithTask>
  );
}

type Trouble =
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'silent' }
  | { readonly kind: 'choose' }
  | undefined;

function useCheckIn(task: Task) {
  const { session } = useWorker();
  const [code, setCode] = useState('');
  const [known, setKnown] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const [key] = useState(newKey);
  const { placing, ask } = usePlace();
  const joining = useJoining(task.row.premises);
  const enter = async (with_code: string) => {
    if (busy) return;
    if (joining.open.length > 0 && joining.choice === '') return setTrouble({ kind: 'choose' });
    setBusy(true);
    const place = placing.state === 'got' ? placing.place : undefined;
    const input = {
      code: codeIn(with_code),
      lat_e6: place?.lat_e6 ?? null,
      lng_e6: place?.lng_e6 ?? null,
      join: joining.join,
      acknowledge: known.length > 0 ? known : null,
    };
    const act = { person: session.person, command: 'inspection.check-in', id: task.row.id, input, words: '扫码入企' };
    const sent = await performNow(act, key);
    setBusy(false);
    if (sent.how === 'refused') return setTrouble({ kind: 'refused', error: sent.error });
    if (sent.how === 'waiting') return setTrouble({ kind: 'silent' });
    await keepShown(task.row.id, sent.result.result);
    go(`/field/task/${task.row.id}/show`, 'replace');
  };
  const enterWithTask = async () => {
    try {
      await enter((await mintTaskCode(task.row.id)).code);
    } catch (error) {
      setTrouble(error instanceof Unreachable ? { kind: 'silent' } : { kind: 'refused', error });
    }
  };
  return { enterWithTask, joining, code, setCode, known, setKnown, busy, trouble, placing, ask, enter };
}

function CheckIn({ task }: { readonly task: Task }) {
  const { row } = task;
  const [scanning, setScanning] = useState(false);
  const form = useCheckIn(task);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.code.trim()) void form.enter(form.code);
  };
  return (
    <FieldPage title="扫码入企" caption={titleOf(task, 'firm', row.firm)} back={`/field/task/${row.id}`}>
      {form.trouble?.kind === 'refused' ? <Refused title="现在不能入企" error={form.trouble.error} /> : null}
      {form.trouble?.kind === 'silent' ? (
        <div className="notice notice-warn" role="alert">
          <p className="notice-title">还没有登记成功</p>
          <p>
            没有收到平台的答复，入企还没有登记。请到有网络的地方再试；确实没有网络的，事后用“补录入企”登记并写明原因。
          </p>
        </div>
      ) : null}
      <Warnings task={task} />
      <Facts
        facts={[
          ['执法人员', titlesOf(task, 'person', row.officers)],
          ['检查场所', titleOf(task, 'premises', row.premises)],
        ]}
      />
      <Acknowledge
        error={form.trouble?.kind === 'refused' ? form.trouble.error : undefined}
        known={form.known}
        set={form.setKnown}
      />
      <JoinChoice joining={form.joining} asked={form.trouble?.kind === 'choose'} />
      <h2>位置</h2>
      <PlaceNote placing={form.placing} ask={form.ask} />
      <h2>入企码</h2>
      {scanning ? (
        <Scanner
          close={() => setScanning(false)}
          found={(text) => {
            setScanning(false);
            form.setCode(text);
            void form.enter(text);
          }}
        />
      ) : (
        <form onSubmit={submit} id="enter">
          <TextField
            id="code"
            label="扫不了码时，输入8位短码"
            hint="任务码、企业码、同行执法人员的电子证照码下面都有，如 1234 5678；两分钟内有效"
            value={form.code}
            set={form.setCode}
            max={600}
            auto="off"
            mode="numeric"
          />
          <p>没有企业码的，可以用本次检查的任务码：</p>
          <div className="buttons">
            <button
              type="button"
              className="button button-plain"
              onClick={() => void form.enterWithTask()}
              disabled={form.busy}
            >
              用任务码登记入企
            </button>
            <Link to={`/field/task/${row.id}/code`} className="button button-plain">
              出示任务码给同事扫
            </Link>
            <Link to={`/field/task/${row.id}/late`} className="button button-plain">
              无法扫码，补录入企
            </Link>
          </div>
        </form>
      )}
      <Bottom>
        {form.code.trim() ? (
          <button type="submit" form="enter" className="button" disabled={form.busy}>
            {form.busy ? '正在登记…' : '登记入企'}
          </button>
        ) : null}
        <button
          type="button"
          className={form.code.trim() ? 'button button-plain' : 'button'}
          onClick={() => setScanning(true)}
          disabled={form.busy || scanning}
        >
          打开相机扫码
        </button>
      </Bottom>
    </FieldPage>
  );
}

/** A round's numbers of one form as a sheet, and the numbers of units that reported on paper back in, some rows at a time. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { download } from '#kernel/ui/api/client.ts';
import { afterWrite, Problem, Unreachable } from '#kernel/ui/index.ts';
import { sendBack } from './send-back.ts';
import './files.css';

interface RoundImported {
  readonly total: number;
  readonly ready: number;
  readonly same: number;
  readonly refused: number;
  readonly faults: readonly {
    readonly ref: string;
    readonly unit: string;
    readonly label: string;
    readonly message: string;
  }[];
  readonly entered: number;
  readonly next: number | null;
}

interface RoundFilesProps {
  readonly round_id: string;
  readonly form: string;
  readonly title: string;
  /** May enter for units that reported on paper. */
  readonly enter: boolean;
}

export function RoundFiles({ round_id, form, title, enter }: RoundFilesProps) {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [plan, setPlan] = useState<{ readonly file: File; readonly answer: RoundImported } | null>(null);
  const [done, setDone] = useState<{ readonly rows: number; readonly cells: number; readonly over: boolean } | null>(
    null,
  );
  const path = `/api/return-rounds/${round_id}/rows?form=${encodeURIComponent(form)}`;
  const guarded = async (work: () => Promise<void>) => {
    setBusy(true);
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
      setTrouble(error.message);
    } finally {
      setBusy(false);
    }
  };
  const look = (file: File) =>
    guarded(async () => {
      setDone(null);
      setPlan({ file, answer: await sendBack<RoundImported>(path, file, { apply: false, take: [], leave: [] }) });
    });
  const apply = (file: File) =>
    guarded(async () => {
      let cells = 0;
      for (let from: number | null = 0; from !== null; ) {
        const answer: RoundImported = await sendBack<RoundImported>(`${path}&from=${from}`, file, {
          apply: true,
          take: [],
          leave: [],
        });
        cells += answer.entered;
        from = answer.next;
        setPlan({ file, answer });
        setDone({ rows: from ?? answer.ready, cells, over: from === null });
      }
      await afterWrite(client);
    });
  const answer = plan?.answer;
  return (
    <section aria-label="汇总表文件" className="ret-files zs-no-print">
      <div className="zs-row">
        <Button
          onClick={() =>
            void guarded(() => download(path.replace('/rows?', '/rows.xlsx?'), undefined, `${title}汇总.xlsx`))
          }
        >
          下载汇总表（.xlsx）
        </Button>
        {enter ? (
          <>
            <Button loading={busy} onClick={() => input.current?.click()}>
              代录纸质报表（导入汇总表）
            </Button>
            <input
              ref={input}
              type="file"
              accept=".xlsx"
              hidden
              aria-label="选择填好的汇总表"
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file) void look(file);
              }}
            />
          </>
        ) : null}
      </div>
      {trouble ? (
        <p role="alert" className="ret-files-trouble">
          {trouble}
        </p>
      ) : null}
      {answer && plan ? (
        <div className="ret-reconcile">
          <p aria-live="polite">
            {`共 ${answer.total} 行：可录入 ${answer.ready} 行，已报送且一致 ${answer.same} 行，有误 ${answer.refused} 行。`}
            {done ? `已录入 ${done.cells} 格。` : ''}
          </p>
          {done && !done.over ? <Progress percent={Math.round((done.rows / Math.max(1, answer.ready)) * 100)} /> : null}
          {answer.faults.length > 0 ? (
            <table className="zs-table">
              <thead>
                <tr>
                  <th scope="col">位置</th>
                  <th scope="col">单位代码</th>
                  <th scope="col">栏目</th>
                  <th scope="col">问题</th>
                </tr>
              </thead>
              <tbody>
                {answer.faults.map((fault) => (
                  <tr key={`${fault.ref}|${fault.message}`}>
                    <td data-label="位置">{fault.ref}</td>
                    <td data-label="单位代码">{fault.unit}</td>
                    <td data-label="栏目">{fault.label}</td>
                    <td data-label="问题">{fault.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          <div className="zs-row">
            {done?.over ? null : (
              <Button type="primary" loading={busy} disabled={answer.ready === 0} onClick={() => void apply(plan.file)}>
                录入 {answer.ready} 行
              </Button>
            )}
            <Button onClick={() => setPlan(null)}>关闭</Button>
          </div>
        </div>
      ) : null}
    </section>
  );
}

/** Who waits for whom; and for one round, the units that hold up those above, each with the way to the top. */
import { Button } from 'antd';
import { DeadlineChip, Empty, ToneTag, useDesk } from '#kernel/ui/index.ts';
import { type BlockerLine, type Of, useBlockers, useWaiting, type WaitingLine } from './ask.ts';
import { Asked } from './asked.tsx';

interface WaitingViewProps {
  readonly of: Of;
  readonly thread: string;
  readonly set: (name: string, value: string) => void;
}

export function WaitingView({ of, thread, set }: WaitingViewProps) {
  const asked = useWaiting(of);
  return (
    <>
      {thread ? <Blockers of={of} thread={thread} close={() => set('thread', '')} /> : null}
      <Asked asked={asked}>
        {({ waiting }) =>
          waiting.length === 0 ? (
            <Empty title="没有谁在等谁">有报送、答复一类的待办时，这里会列出等待的和被等待的单位。</Empty>
          ) : (
            <Table lines={waiting} set={set} />
          )
        }
      </Asked>
    </>
  );
}

function Table({ lines, set }: { readonly lines: readonly WaitingLine[]; readonly set: WaitingViewProps['set'] }) {
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <thead>
          <tr>
            <th scope="col">在等的单位</th>
            <th scope="col">被等的单位</th>
            <th scope="col">事项</th>
            <th scope="col" className="zs-num">
              项数
            </th>
            <th scope="col">最早期限</th>
            <th scope="col">
              <span className="zs-unseen">卡在哪里</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.awaited_by} ${line.unit} ${line.thread}`}>
              <td data-label="在等的单位">{line.awaited_by_name ?? line.awaited_by}</td>
              <td data-label="被等的单位">{line.unit_name ?? line.unit}</td>
              <td data-label="事项">{line.words}</td>
              <td data-label="项数" className="zs-num">
                {line.count}
                {line.late > 0 ? <ToneTag tone="stopped">逾期{line.late}</ToneTag> : null}
              </td>
              <td data-label="最早期限">
                <DeadlineChip due={line.earliest} what={line.words} />
              </td>
              <td>
                {line.thread ? (
                  <Button size="small" onClick={() => set('thread', line.thread ?? '')}>
                    卡在哪里
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Blockers({ of, thread, close }: { readonly of: Of; readonly thread: string; readonly close: () => void }) {
  const asked = useBlockers(of, thread);
  return (
    <section aria-label="卡在哪里" className="duties-blockers">
      <h2>
        卡在哪里{' '}
        <Button size="small" onClick={close}>
          收起
        </Button>
      </h2>
      <Asked asked={asked}>
        {({ blockers }) =>
          blockers.length === 0 ? (
            <p className="zs-quiet">您能看到的单位中，没有谁被卡住。</p>
          ) : (
            <ol>
              {blockers.map((line) => (
                <Way key={line.path.map((it) => it.unit).join(' ')} line={line} />
              ))}
            </ol>
          )
        }
      </Asked>
    </section>
  );
}

function Way({ line }: { readonly line: BlockerLine }) {
  const { today } = useDesk();
  const [first, ...rest] = line.path;
  return (
    <li>
      <strong>{first?.name ?? first?.unit}</strong>
      <DeadlineChip due={line.due} what="期限" />
      {rest.map((it) => (
        <span key={it.unit}>
          <span aria-hidden> ← </span>
          <span className="zs-unseen">，等它的是</span>
          {it.name ?? it.unit}
          {it.due !== null && it.due < today ? <ToneTag tone="stopped">也已逾期</ToneTag> : null}
        </span>
      ))}
    </li>
  );
}

/** What a file that came back would change, cell by cell: taken over, left out, or chosen where both sides changed. Nothing is kept before that. */
import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import type { ChoicesMade } from './send-back.ts';
import { type BroughtBack, changeId, type PlaceChange } from './shapes.ts';

interface ReconcileProps {
  readonly name: string;
  readonly plan: BroughtBack;
  readonly busy: boolean;
  readonly onApply: (choices: ChoicesMade) => void;
  readonly onClose: () => void;
}

const WORDS: Readonly<Record<PlaceChange['what'], string>> = {
  there: '文件中改过',
  here: '平台上改过',
  both: '两边都改过',
  refused: '有误，未导入',
};

export function Reconcile({ name, plan, busy, onApply, onClose }: ReconcileProps) {
  const [take, setTake] = useState<ReadonlySet<string>>(new Set());
  const [leave, setLeave] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const { counts } = plan;
  const ready = counts.there - leave.size + take.size;
  const toggled = (set: ReadonlySet<string>, id: string, on: boolean) => {
    const next = new Set(set);
    if (on) next.add(id);
    else next.delete(id);
    return next;
  };
  return (
    <section aria-label="导入核对" className="ret-reconcile">
      <h3>核对“{name}”</h3>
      <p aria-live="polite">
        {plan.applied
          ? `已导入 ${plan.saved} 格。`
          : `文件中改过 ${counts.there} 格，两边都改过 ${counts.both} 格，有误 ${counts.refused} 格；另有 ${counts.same} 格一致。`}
        {counts.here > 0 ? (
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            显示只在平台上改过的 {counts.here} 格（保留平台上的）
          </Checkbox>
        ) : null}
      </p>
      {plan.faults.length > 0 ? (
        <ul role="alert" className="ret-files-trouble">
          {plan.faults.map((fault) => (
            <li key={`${fault.form}|${fault.address}`}>{fault.message}</li>
          ))}
        </ul>
      ) : null}
      {plan.sheets.map((sheet) => {
        const shown = sheet.changes.filter((change) => all || change.what !== 'here');
        if (shown.length === 0 && sheet.remarks.length === 0) return null;
        return (
          <div key={sheet.form} className="ret-reconcile-sheet">
            <h4>{sheet.title}</h4>
            {sheet.remarks.map((words) => (
              <p key={words} className="zs-quiet">
                {words}
              </p>
            ))}
            {shown.length > 0 ? (
              <table className="zs-table zs-compare">
                <thead>
                  <tr>
                    <th scope="col">位置</th>
                    <th scope="col">栏目</th>
                    <th scope="col">下载时</th>
                    <th scope="col">文件中</th>
                    <th scope="col">平台上</th>
                    <th scope="col">处理</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((change) => {
                    const id = changeId(change);
                    return (
                      <tr key={`${id}|${change.ref}|${change.message}`} className={`ret-change-${change.what}`}>
                        <td data-label="位置">{change.ref || '—'}</td>
                        <th scope="row">{change.label || '—'}</th>
                        <td data-label="下载时">{change.base || '（空）'}</td>
                        <td data-label="文件中">{change.there || '（空）'}</td>
                        <td data-label="平台上">{change.here || '（空）'}</td>
                        <td data-label="处理">
                          <Deal
                            change={change}
                            done={plan.applied}
                            taken={take.has(id)}
                            left={leave.has(id)}
                            onTake={(on) => setTake((set) => toggled(set, id, on))}
                            onLeave={(on) => setLeave((set) => toggled(set, id, on))}
                          />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            ) : null}
          </div>
        );
      })}
      <div className="zs-row">
        {plan.applied ? null : (
          <Button
            type="primary"
            loading={busy}
            disabled={ready === 0}
            onClick={() => onApply({ apply: true, take: [...take], leave: [...leave] })}
          >
            导入 {ready} 格
          </Button>
        )}
        <Button onClick={onClose}>{plan.applied ? '关闭' : '不导入'}</Button>
      </div>
    </section>
  );
}

interface DealProps {
  readonly change: PlaceChange;
  readonly done: boolean;
  readonly taken: boolean;
  readonly left: boolean;
  readonly onTake: (on: boolean) => void;
  readonly onLeave: (on: boolean) => void;
}

function Deal({ change, done, taken, left, onTake, onLeave }: DealProps) {
  const words = WORDS[change.what];
  if (change.what === 'refused' || change.what === 'here' || done)
    return (
      <>
        {words}
        {change.message ? `：${change.message}` : ''}
      </>
    );
  if (change.what === 'there')
    return (
      <Checkbox checked={!left} onChange={(event) => onLeave(!event.target.checked)}>
        导入
      </Checkbox>
    );
  return (
    <Radio.Group
      aria-label={`${change.label}：${words}，请选择`}
      value={taken ? 'there' : 'here'}
      onChange={(event) => onTake(event.target.value === 'there')}
      options={[
        { value: 'here', label: '保留平台上的' },
        { value: 'there', label: '用文件中的' },
      ]}
    />
  );
}

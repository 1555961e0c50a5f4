/** Who has not sent, where it stands, and urging those who block. */
import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import { DeadlineChip, Empty, Link, recordPath, useDesk } from '#kernel/ui/index.ts';
import { useAct } from '../../../ui/parts/use-act.ts';
import type { RollUpAnswer } from '../shapes.ts';

interface Urged {
  readonly urged: readonly { readonly unit_name: string; readonly step: string; readonly waits_for: string | null }[];
  readonly urged_before: number;
}

export function MissingTab({ answer }: { readonly answer: RollUpAnswer }) {
  const desk = useDesk();
  const act = useAct();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [done, setDone] = useState<Urged | null>(null);
  const record = desk.record('return');
  const may = desk.mayUse('returns.receive') && !answer.round.history;
  const legs = new Map(answer.legs.map((it) => [it.code, it.name]));
  if (answer.missing.length === 0) return <Empty title="都已报送">您可以查看的单位都已报送，没有要催的。</Empty>;
  const all = chosen.size === answer.missing.length;
  const urge = async () => {
    const result = await act.give('return.urge', undefined, { returns: [...chosen], words: words.trim() || null });
    if (!result) return;
    setDone(result.result as Urged);
    setChosen(new Set());
  };
  return (
    <>
      {may ? (
        <div className="zs-row rup-bar">
          <Checkbox
            checked={all}
            indeterminate={chosen.size > 0 && !all}
            onChange={() => setChosen(all ? new Set() : new Set(answer.missing.map((it) => it.id)))}
          >
            全选
          </Checkbox>
          <Input
            className="rup-words"
            maxLength={500}
            placeholder="催报说明（可不填）"
            aria-label="催报说明"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button type="primary" disabled={chosen.size === 0} loading={act.busy} onClick={urge}>
            催报{chosen.size > 0 ? `（${chosen.size}）` : ''}
          </Button>
          <span className="zs-quiet">
            只通知卡住的单位：本单位没报的催本单位，正等下级的催下级；已报的不打扰，一天只催一次。
          </span>
        </div>
      ) : null}
      {act.trouble ? (
        <p className="zs-fault" role="alert">
          {act.trouble}
        </p>
      ) : null}
      {done ? (
        <p role="status">
          已催{done.urged.length}个单位：
          {done.urged
            .map((it) => `${it.unit_name}（${it.step}${it.waits_for ? `，${it.waits_for}在等` : ''}）`)
            .join('、')}
          。{done.urged_before > 0 ? `另有${done.urged_before}个今天已经催过。` : ''}
        </p>
      ) : null}
      <div className="zs-table-box">
        <table className="zs-table">
          <thead>
            <tr>
              {may ? (
                <th scope="col" className="rup-check">
                  <span className="zs-unseen">选择</span>
                </th>
              ) : null}
              <th scope="col">单位</th>
              <th scope="col">停在哪一步</th>
              <th scope="col">期限</th>
              <th scope="col">经手人</th>
              <th scope="col">催报</th>
              <th scope="col">环节</th>
            </tr>
          </thead>
          <tbody>
            {answer.missing.map((it) => (
              <tr key={it.id}>
                {may ? (
                  <td className="rup-check">
                    <Checkbox
                      aria-label={`选择${it.unit_name}`}
                      checked={chosen.has(it.id)}
                      onChange={() =>
                        setChosen((before) => {
                          const next = new Set(before);
                          if (!next.delete(it.id)) next.add(it.id);
                          return next;
                        })
                      }
                    />
                  </td>
                ) : null}
                <td data-label="单位">
                  <Link to={recordPath('return', it.id)}>{it.unit_name}</Link>
                </td>
                <td data-label="停在哪一步">{record?.states[it.state]?.label ?? it.state}</td>
                <td data-label="期限">
                  {(it.extended_to ?? it.due) ? (
                    <DeadlineChip due={(it.extended_to ?? it.due) as string} />
                  ) : (
                    <span className="zs-quiet">原文未规定</span>
                  )}
                </td>
                <td data-label="经手人">{it.author ?? '还没有人填'}</td>
                <td data-label="催报">{it.urged_on ? `${it.urged_times}次，最近${it.urged_on}` : '—'}</td>
                <td data-label="环节">{legs.get(it.leg) ?? it.leg}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {answer.missing_more > 0 ? (
        <p className="zs-quiet">还有{answer.missing_more}份未列出，请选择下级地区查看。</p>
      ) : null}
    </>
  );
}

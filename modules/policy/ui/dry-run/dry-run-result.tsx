/** What a local value would change, in numbers that open to records. */
import { Empty, Link, recordPath, ToneTag } from '#kernel/ui/index.ts';
import type { DryRunAnswer } from '../shapes.ts';

export function DryRunResult({ answer }: { readonly answer: DryRunAnswer }) {
  const nothing = answer.appear === 0 && answer.vanish === 0 && answer.duties.length === 0;
  return (
    <section aria-label="试算结果" className="pol-open">
      <dl className="pol-figures">
        <Figure label="比较的行为（件）" value={answer.judged} />
        <Figure label="会多出的预警（件）" value={answer.appear} />
        <Figure label="会消失的预警（件）" value={answer.vanish} />
        <Figure label="期限会变的待办（件）" value={answer.duties.length} />
      </dl>
      {nothing ? (
        <Empty title={answer.judged === 0 ? '这段时间没有可比较的记录' : '这样设定不会改变任何预警和期限'}>
          {answer.judged === 0 ? '请把时间放宽，或者换一个地区再试算。' : '可以放心起草；今后的记录按新值判断。'}
        </Empty>
      ) : null}
      {answer.by_rule.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">按规则</caption>
            <thead>
              <tr>
                <th scope="col">规则</th>
                <th scope="col" className="zs-num">
                  多出（件）
                </th>
                <th scope="col" className="zs-num">
                  消失（件）
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.by_rule.map((row) => (
                <tr key={row.rule}>
                  <td data-label="规则">
                    <Link to={`/policy/why/${row.rule}`}>{row.title}</Link>
                  </td>
                  <td data-label="多出" className="zs-num">
                    {row.appear}
                  </td>
                  <td data-label="消失" className="zs-num">
                    {row.vanish}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {answer.examples.length > 0 ? (
        <section className="zs-card" aria-label="例子">
          <h2>
            例子<span className="zs-quiet">每种最多20件，打开可以核对。</span>
          </h2>
          <ul className="zs-plain-list">
            {answer.examples.map((it) => (
              <li key={`${it.id}${it.rule}`}>
                <ToneTag tone={it.change === 'appears' ? 'attention' : 'plain'}>
                  {it.change === 'appears' ? '多出' : '消失'}
                </ToneTag>
                <Link className="pol-gap" to={recordPath('inspection', it.id)}>
                  {it.act_day}的检查
                </Link>
                <span className="pol-gap">{it.title}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {answer.duties.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">期限会变的待办</caption>
            <thead>
              <tr>
                <th scope="col">待办</th>
                <th scope="col">现在到期</th>
                <th scope="col">改后到期</th>
              </tr>
            </thead>
            <tbody>
              {answer.duties.map((duty) => (
                <tr key={duty.id}>
                  <td data-label="待办">{duty.title}</td>
                  <td data-label="现在到期">{duty.before ?? '未定'}</td>
                  <td data-label="改后到期">{duty.after ?? '未定'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div className="pol-figure">
      <dt>{label}</dt>
      <dd>{value.toLocaleString('zh-CN')}</dd>
    </div>
  );
}

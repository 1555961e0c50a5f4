/** Rounds with how many of the persons they cover; townships with who trained them. */
import { BasisLinks, Link, recordPath, StateTag, ToneTag, useDesk } from '#kernel/ui/index.ts';
import type { StandingAnswer } from '../shapes.ts';

export function Rounds({ answer }: { readonly answer: StandingAnswer }) {
  const desk = useDesk();
  const record = desk.record('training-round');
  const groups = new Map((desk.meta.dictionaries['dict.training_group'] ?? []).map((it) => [it.value, it.label]));
  const { rounds, rule, year } = answer;
  const least = rule.round_least.value;
  if (!record || (rounds.length === 0 && least === null)) return null;
  return (
    <section aria-label="轮训">
      <h2>
        轮训
        <span className="zs-quiet">
          {least === null ? '每年几次原文未规定' : `公共法律知识大轮训每年至少${least}次`}，{year}年{rounds.length}次
        </span>
      </h2>
      <BasisLinks ids={[rule.round_least.id]} />
      <ul className="zs-items">
        {rounds.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('training-round', it.id)}>{it.title}</Link>
              <span className="zs-quiet">
                {it.from}至{it.until}　{it.groups.map((code) => groups.get(code) ?? code).join('、')}　应训{it.persons}
                人，已训
                {it.covered}人
              </span>
            </div>
            <StateTag record={record} state={it.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Townships({ answer }: { readonly answer: StandingAnswer }) {
  const { townships, rule, year } = answer;
  const least = rule.township_least.value;
  if (townships.length === 0) return null;
  return (
    <section aria-label="乡镇（街道）培训">
      <h2>
        乡镇（街道）培训
        <span className="zs-quiet">
          {least === null ? '每年几次原文未规定' : `每年至少${least}次`}
          {rule.empowering.on ? '；谁赋权谁培训、谁委托谁培训' : ''}
        </span>
      </h2>
      <BasisLinks ids={[rule.township_least.id]} />
      <div className="zs-table-box">
        <table className="zs-table">
          <caption className="zs-unseen">{year}年各乡镇（街道）接受的培训</caption>
          <thead>
            <tr>
              <th scope="col">乡镇（街道）</th>
              <th scope="col">情况</th>
              <th scope="col">由谁培训</th>
              <th scope="col">最近一次</th>
            </tr>
          </thead>
          <tbody>
            {townships.map((it) => (
              <tr key={it.unit}>
                <td data-label="乡镇（街道）">{it.unit_name}</td>
                <td data-label="情况">
                  {it.sessions > 0 && (least === null || it.sessions >= least) ? (
                    <ToneTag tone="done">已培训{it.sessions}次</ToneTag>
                  ) : (
                    <ToneTag tone={least === null ? 'plain' : 'attention'}>
                      {it.sessions > 0 ? `已培训${it.sessions}次，不足${least}次` : '本年度没有'}
                    </ToneTag>
                  )}
                </td>
                <td data-label="由谁培训">{it.organisers?.join('、') ?? ''}</td>
                <td data-label="最近一次">{it.last_day ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

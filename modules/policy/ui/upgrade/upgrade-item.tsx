/** One local value in question: what the packs said, what they say now, what the bureau set, each with its basis. */
import { Button } from 'antd';
import { useState } from 'react';
import { Link, recordPath, StateTag, ToneTag, useDesk } from '#kernel/ui/index.ts';
import type { UpgradeRow } from '../shapes.ts';
import { CONFIRM, ConfirmDrawer } from './confirm-drawer.tsx';

export function UpgradeItem({ row }: { readonly row: UpgradeRow }) {
  const desk = useDesk();
  const [asking, setAsking] = useState(false);
  const record = desk.record('local-review');
  const fate = record?.fields.fate?.choices?.find((it) => it.value === row.fate)?.label ?? row.fate;
  const own = desk.post?.unit === row.unit;
  const said = [
    { who: '原规定', words: row.before_words, basis: row.before_basis },
    { who: '新规定', words: row.after_words, basis: row.after_basis },
    { who: '本地值', words: row.value_words, basis: row.local_basis },
  ];
  return (
    <article className="zs-card pol-upgrade" aria-label={row.policy_title ?? ''}>
      <div className="pol-link-head">
        <h3>
          <Link to={recordPath('local-review', row.id)}>{row.policy_title}</Link>
        </h3>
        {record ? <StateTag record={record} state={row.state} /> : null}
        <ToneTag tone={row.state === 'open' && row.fate === 'void' ? 'attention' : 'plain'}>{fate}</ToneTag>
        <span className="zs-quiet">{row.found_on}发现</span>
      </div>
      <p>{row.message}</p>
      <table className="zs-table">
        <caption className="zs-unseen">{row.policy_title}：升级前后与本地值</caption>
        <thead>
          <tr>
            <th scope="col">出处</th>
            <th scope="col">内容</th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {said.map(({ who, words, basis }) => (
            <tr key={who}>
              <th scope="row" className="pol-row-head">
                {who === '本地值' && row.local_value && desk.mayRead('local-value') ? (
                  <Link to={recordPath('local-value', row.local_value)}>{who}</Link>
                ) : (
                  who
                )}
              </th>
              <td data-label="内容">{words || '未载明'}</td>
              <td data-label="依据">{basis || '未载明'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {row.reason ? (
        <p>
          核对意见：{row.reason}
          <span className="zs-quiet pol-gap">{row.decided_by_name}</span>
        </p>
      ) : null}
      {row.state === 'open' ? (
        <div className="zs-actions zs-no-print">
          {own && desk.mayGive(CONFIRM) ? (
            <Button type="primary" onClick={() => setAsking(true)}>
              {row.fate === 'void' ? '终止本地值' : '保留或终止'}
            </Button>
          ) : (
            <span className="zs-quiet">由设定该值的单位的规则管理员或负责人核对。</span>
          )}
          {row.policy_id ? <Link to={`/policy/why/${row.policy_id}`}>现在适用哪一个值</Link> : null}
        </div>
      ) : null}
      <ConfirmDrawer row={row} open={asking} onClose={() => setAsking(false)} />
    </article>
  );
}

/** What runs: each campaign with its axis, what my unit owes, how complete the units in my reach are. */
import { Switch } from 'antd';
import { useState } from 'react';
import {
  DeadlineChip,
  Empty,
  Link,
  Loading,
  listPath,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { PhaseAxis } from '../parts/phase-axis.tsx';
import type { OverviewAnswer, OverviewCampaign } from '../shapes.ts';
import { StartPanel } from './start-panel.tsx';
import '../campaigns.css';

const LISTS = ['campaign', 'campaign-duty', 'self-check', 'campaign-notice', 'campaign-contact'];

export function CampaignsPage() {
  const desk = useDesk();
  const [all, setAll] = useState(true);
  const asked = useModuleQuery<OverviewAnswer>('campaigns.overview', { all });
  return (
    <>
      <h1 className="desk-title">专项整治</h1>
      <p className="zs-row">
        <Switch id="cam-all" checked={all} onChange={setAll} aria-label="显示已经结束的专项" />
        <label htmlFor="cam-all">显示已经结束的</label>
        <span className="zs-push" />
        {LISTS.filter((name) => desk.mayRead(name)).map((name) => (
          <Link key={name} to={listPath(name)}>
            {desk.record(name)?.label}
          </Link>
        ))}
      </p>
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      <div className="cam-list">
        {asked.data?.campaigns.map((it) => (
          <CampaignCard key={it.id} campaign={it} today={asked.data.today} />
        ))}
        {asked.data?.campaigns.length === 0 ? (
          <Empty title="现在没有开展的专项">司法行政部门按当地文件发起后，这里显示阶段、任务和完成情况。</Empty>
        ) : null}
        <StartPanel />
      </div>
    </>
  );
}

function CampaignCard({ campaign, today }: { readonly campaign: OverviewCampaign; readonly today: string }) {
  const desk = useDesk();
  const record = desk.record('campaign');
  const duty = desk.record('campaign-duty');
  const { id, title, total, done, late, units, mine, history } = campaign;
  return (
    <section className="zs-card cam-card" aria-label={title}>
      <h2>
        <Link to={recordPath('campaign', id)}>{title}</Link>
        {record ? <StateTag record={record} state={campaign.state} /> : null}
        {history ? <ToneTag tone="plain">历史专项，不提醒</ToneTag> : null}
      </h2>
      <PhaseAxis phases={campaign.phases} today={today} />
      <p className="cam-figures">
        <span>
          您能看到的单位 <strong>{units}</strong> 个
        </span>
        <span>
          任务 <Link to={listPath('campaign-duty', { filter: { campaign: id } })}>{total}</Link> 项，已完成{' '}
          <strong>{done}</strong> 项
        </span>
        {late > 0 ? <ToneTag tone="stopped">逾期{late}项</ToneTag> : <span className="zs-quiet">没有逾期</span>}
      </p>
      {mine.length > 0 && duty ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <caption className="zs-unseen">{title}：我单位的任务</caption>
            <thead>
              <tr>
                <th scope="col">我单位的任务</th>
                <th scope="col">状态</th>
                <th scope="col">时限</th>
              </tr>
            </thead>
            <tbody>
              {mine.map((it) => (
                <tr key={it.id}>
                  <td data-label="任务">
                    <Link to={recordPath('campaign-duty', it.id)}>{it.title}</Link>
                  </td>
                  <td data-label="状态">
                    <StateTag record={duty} state={it.state} />
                  </td>
                  <td data-label="时限">
                    {it.history ? (
                      (it.due ?? '原文未规定')
                    ) : (
                      <DeadlineChip due={it.due} what={it.title} done={it.state !== 'open'} />
                    )}
                    {it.due === null && !it.history ? <span className="zs-quiet">（原文未规定）</span> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

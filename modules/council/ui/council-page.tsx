/** 会商机制: what is due and not done first, then the next meeting, topics, bulletins, members. */
import {
  Empty,
  Link,
  Loading,
  listPath,
  OpenForm,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { ItemTable } from './parts/item-table.tsx';
import { Seats } from './parts/seats.tsx';
import type { OverviewAnswer } from './shapes.ts';
import './council.css';

export function CouncilPage() {
  const asked = useModuleQuery<OverviewAnswer>('council.overview', {});
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  return asked.data.council ? <Running answer={asked.data} /> : <NotYet answer={asked.data} />;
}

function NotYet({ answer }: { readonly answer: OverviewAnswer }) {
  const { convener, liaison, named } = answer;
  return (
    <>
      <h1 className="desk-title">会商机制</h1>
      <Empty
        title="本地区还没有登记会商机制"
        actions={
          <OpenForm
            command="council.set-up"
            tone="primary"
            initial={{ convener: convener.words, liaison: liaison.words, basis: convener.basis || null }}
          />
        }
      >
        {named > 0
          ? `当地文件列出${named}个参加部门。由牵头的司法行政部门登记后，会议、议定事项和通报都在这里。`
          : '当地文件没有列出参加部门（原文未规定）。建立了会商机制的，由牵头的司法行政部门登记。'}
      </Empty>
    </>
  );
}

function Running({ answer }: { readonly answer: OverviewAnswer }) {
  const desk = useDesk();
  const { council, items = [], topics = [], bulletins = [], unread = [] } = answer;
  const delivery = desk.record('bulletin-delivery');
  const bulletin = desk.record('council-bulletin');
  if (!council) return null;
  return (
    <div className="council-page">
      <div className="council-head">
        <h1 className="desk-title">
          {council.title}
          <span className="zs-quiet">召集人：{council.convener ?? '原文未规定，本地没有填写'}</span>
        </h1>
        <span className="zs-push" />
        <OpenForm command="council.call-meeting" tone={council.mine ? 'primary' : 'plain'} open />
        <OpenForm command="council.propose-topic" />
        {council.mine ? null : <OpenForm command="council.propose-meeting" />}
        <Link to={recordPath('council', council.id)}>机制</Link>
      </div>
      {unread.length > 0 && delivery ? (
        <section className="zs-card" aria-label="等我单位阅收的通报">
          <h2>等我单位阅收的通报</h2>
          <ul className="zs-plain-list">
            {unread.map((it) => (
              <li key={it.id}>
                <Link to={recordPath('bulletin-delivery', it.id)}>{it.title}</Link>
                <span className="zs-quiet">　{it.sent_day}发出</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="未完成的议定事项">
        <h2>
          未完成的议定事项<span className="zs-quiet">{items.length}项</span>
        </h2>
        {items.length > 0 ? (
          <ItemTable caption="未完成的议定事项" items={items} from />
        ) : (
          <p className="zs-quiet">没有未完成的议定事项。</p>
        )}
      </section>
      <Meetings answer={answer} />
      {topics.length > 0 ? (
        <section aria-label="待安排的议题">
          <h2>
            待安排的议题<span className="zs-quiet">{topics.length}个</span>
          </h2>
          <ul className="zs-plain-list">
            {topics.map((it) => (
              <li key={it.id}>
                <Link to={recordPath('council-topic', it.id)}>{it.title}</Link>
                <span className="zs-quiet">　{it.proposer_name}提出</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {bulletins.length > 0 && bulletin ? (
        <section aria-label="通报">
          <h2>通报</h2>
          <ul className="zs-plain-list">
            {bulletins.map((it) => (
              <li key={it.id}>
                <Link to={recordPath('council-bulletin', it.id)}>{it.title}</Link>
                {'　'}
                <StateTag record={bulletin} state={it.state} />
                {council.mine && it.state === 'sent' ? (
                  <span className="zs-quiet">
                    {'　'}
                    {it.sent_day}发出，{it.copies}个单位中{it.read}个已阅收
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Seats answer={answer} />
    </div>
  );
}

function Meetings({ answer }: { readonly answer: OverviewAnswer }) {
  const desk = useDesk();
  const record = desk.record('council-meeting');
  const { council, meetings = [], kinds, today } = answer;
  const labels = new Map(kinds.map((it) => [it.value, it.label]));
  const next = [...meetings].reverse().find((it) => it.state === 'scheduled' && it.day >= today);
  if (!record || !council) return null;
  return (
    <section aria-label="会议">
      <h2>
        会议
        <span className="zs-quiet">
          {next ? `下次会议：${next.day}` : '没有安排下次会议；文件没有规定多久召开一次'}
        </span>
      </h2>
      <ul className="zs-items">
        {meetings.slice(0, 8).map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('council-meeting', it.id)}>{it.title}</Link>
              <span className="zs-quiet">
                {it.day}　{labels.get(it.kind) ?? it.kind}
              </span>
            </div>
            <StateTag record={record} state={it.state} />
          </li>
        ))}
      </ul>
      {meetings.length > 8 ? (
        <Link to={listPath('council-meeting', { filter: { council: council.id } })}>全部会议</Link>
      ) : null}
    </section>
  );
}

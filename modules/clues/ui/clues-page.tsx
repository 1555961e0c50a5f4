/** What waits for this post: to accept, to triage, to assign, to work on, to allow; complaints not yet connected; what was sent. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  afterWrite,
  type CommandResult,
  DeadlineChip,
  Empty,
  go,
  Link,
  Loading,
  Problem,
  post,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import type { ClueItem, HandoverItem, InboxAnswer } from './shapes.ts';
import './clues.css';

export function CluesPage() {
  const desk = useDesk();
  const asked = useModuleQuery<InboxAnswer>('clues.inbox', {});
  if (asked.isPending) return <Loading rows={10} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { accept, sent, triage, assign, mine, late, allow, complaints } = asked.data;
  const waiting = [accept, triage, assign, mine, allow].some((list) => list.length > 0);
  return (
    <>
      <div className="clue-head">
        <h1 className="desk-title">
          待办线索<span className="zs-quiet">移交未被接收以前，由移交单位负责。</span>
        </h1>
        <span className="zs-push" />
        {desk.mayUse('clue.register') ? (
          <Button type="primary" onClick={() => go('/clues/new')}>
            登记线索
          </Button>
        ) : null}
        <Link to="/r/clue">全部线索</Link>
      </div>
      {waiting ? null : <Empty title="没有等您办理的线索">新登记的、移交来的会出现在这里和“今日”。</Empty>}
      <Group title="等我单位接收" count={accept.length}>
        <Handovers items={accept} who={(it) => `${it.from_name ?? ''}移交`} />
      </Group>
      <Group title="待研判" count={triage.length}>
        <Clues items={triage} />
      </Group>
      <Group title="待交办" count={assign.length}>
        <Clues items={assign} />
      </Group>
      <Group title="由我核查、处置、办结" count={mine.length}>
        <Clues items={mine} />
      </Group>
      <Group title="等我批准查看反映人身份" count={allow.length}>
        <ul className="zs-items">
          {allow.map((it) => (
            <li key={it.id} className="zs-item">
              <div className="zs-item-main">
                <Link to={recordPath('clue-opening', it.id)}>{it.title}</Link>
                <span className="zs-quiet">{it.asked_name}申请</span>
              </div>
            </li>
          ))}
        </ul>
      </Group>
      <Group title="由别人承办、逾期未办结" count={late.length}>
        <Clues items={late} />
      </Group>
      <Group title="已移交、等对方接收" count={sent.length}>
        <Handovers items={sent} who={(it) => `移交${it.to_name ?? ''}`} />
      </Group>
      {desk.mayGive('clue.from-complaint') ? (
        <Group title="没有转为线索的涉企执法投诉" count={complaints.length}>
          <Complaints items={complaints} />
        </Group>
      ) : null}
    </>
  );
}

function Group({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className="clue-section" aria-label={title}>
      <h2>
        {title}
        <span className="zs-quiet">{count}件</span>
      </h2>
      {children}
    </section>
  );
}

function Clues({ items }: { readonly items: readonly ClueItem[] }) {
  const desk = useDesk();
  const record = desk.record('clue');
  const sources = new Map((desk.meta.dictionaries['dict.clue_source'] ?? []).map((it) => [it.value, it.label]));
  return (
    <ul className="zs-items">
      {items.map((it) => (
        <li key={it.id} className="zs-item">
          <div className="zs-item-main">
            <Link to={recordPath('clue', it.id)}>{it.title}</Link>
            <span className="zs-quiet">
              {[
                it.number,
                it.redacted ? '删减件' : (it.sources ?? []).map((code) => sources.get(code) ?? code).join('、'),
                (it.arrivals ?? 0) > 1 ? `收到${it.arrivals}次` : '',
                it.received_day ? `${it.received_day}收到` : '',
                [it.holder_unit, it.holder_name].filter(Boolean).join(' '),
              ]
                .filter(Boolean)
                .join('　')}
            </span>
          </div>
          {it.deadline ? <DeadlineChip due={it.deadline} what="处置时限" /> : null}
          {record ? <StateTag record={record} state={it.state} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Handovers({
  items,
  who,
}: {
  readonly items: readonly HandoverItem[];
  readonly who: (it: HandoverItem) => string;
}) {
  return (
    <ul className="zs-items">
      {items.map((it) => (
        <li key={it.id} className="zs-item">
          <div className="zs-item-main">
            <Link to={recordPath('clue-handover', it.id)}>{it.title}</Link>
            <span className="zs-quiet">
              {it.sent_day} {who(it)}：{it.reason}
            </span>
          </div>
          <Link to={recordPath('clue', it.clue)}>看线索</Link>
        </li>
      ))}
    </ul>
  );
}

function Complaints({ items }: { readonly items: InboxAnswer['complaints'] }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [busy, setBusy] = useState<string | null>(null);
  const turn = async (id: string) => {
    setBusy(id);
    try {
      const result = await post<CommandResult>('/api/commands/clue.from-complaint', {
        key: `complaint-${id}`,
        input: { complaint: id },
      });
      await afterWrite(client);
      go(recordPath('clue', result.id));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      message.error(error.message);
    } finally {
      setBusy(null);
    }
  };
  return (
    <ul className="zs-items">
      {items.map((it) => (
        <li key={it.id} className="zs-item">
          <div className="zs-item-main">
            <Link to={recordPath('complaint', it.id)}>{it.about}</Link>
            <span className="zs-quiet">{it.about_name ?? ''}</span>
          </div>
          <Button loading={busy === it.id} onClick={() => void turn(it.id)}>
            转为线索
          </Button>
        </li>
      ))}
    </ul>
  );
}

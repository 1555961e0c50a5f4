/** Rounds with how far each leg is; opening one by hand. */
import { Button, Switch } from 'antd';
import { useState } from 'react';
import {
  Empty,
  Link,
  Loading,
  type PageProps,
  recordPath,
  StateTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import '../returns.css';
import type { RoundsAnswer } from '../shapes.ts';
import { LegTable } from './leg-table.tsx';
import { OpenRound } from './open-round.tsx';

export function RoundsPage(_props: PageProps) {
  const desk = useDesk();
  const [history, setHistory] = useState(false);
  const [opening, setOpening] = useState(false);
  const asked = useModuleQuery<RoundsAnswer>('returns.rounds', { history });
  const mayOpen = desk.mayUse('returns.open');
  // Rounds are open to all staff; those of other regions have nothing in them for the reader.
  const own = (asked.data?.rounds ?? []).filter((round) => round.counts.length > 0);
  const others = (asked.data?.rounds.length ?? 0) - own.length;
  return (
    <>
      <h1 className="desk-title">批次进度</h1>
      <div className="zs-toolbar ret-bar">
        {mayOpen && !opening ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            开单
          </Button>
        ) : null}
        <span className="ret-toggle">
          <Switch size="small" checked={history} onChange={setHistory} aria-label="连同历史批次" /> 连同历史批次
        </span>
      </div>
      {opening ? <OpenRound onClose={() => setOpening(false)} /> : null}
      {asked.isPending ? <Loading rows={8} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data?.rounds.length === 0 ? (
        <Empty title="还没有报送批次">
          每年到开单的日子自动开单；{mayOpen ? '也可以用上方的“开单”人工开单。' : '也可以由司法行政部门人工开单。'}
        </Empty>
      ) : null}
      {own.map((round) => (
        <Round key={round.id} round={round} />
      ))}
      {others > 0 ? <p className="zs-quiet">另有{others}个批次，其中没有您可以查看的报表。</p> : null}
    </>
  );
}

function Round({ round }: { readonly round: RoundsAnswer['rounds'][number] }) {
  const desk = useDesk();
  const record = desk.record('return-round');
  return (
    <section className="ret-list" aria-label={round.title}>
      <h2>
        <Link to={recordPath('return-round', round.id)}>{round.title}</Link>
        <span className="ret-count">
          {record ? <StateTag record={record} state={round.state} /> : round.state}　统计期{round.period_from}至
          {round.period_until}
        </span>
      </h2>
      <LegTable round={round} />
    </section>
  );
}

/** One clue: its arrivals, the way it went from hand to hand, copies, likely duplicates; persons for the few who may read them. */
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import {
  type CommandResult,
  go,
  Link,
  Loading,
  type PageProps,
  RecordForm,
  RecordPage,
  type Row,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import { FileLinks } from '#kernel/ui/parts/file-links.tsx';
import { Alike } from './alike.tsx';
import { Chain } from './chain.tsx';
import type { ArrivalItem, PageAnswer } from './shapes.ts';
import './clues.css';

export function CluePage({ params }: PageProps) {
  const { id = '' } = params;
  return (
    <RecordPage
      record="clue"
      id={id}
      back={{ to: '/clues', label: '待办线索' }}
      related={false}
      without={['title', 'about_units', 'merged_into', 'redacted']}
      acts={({ row }) => <ToProblems row={row} />}
    >
      {({ row }) => <Around id={id} row={row} />}
    </RecordPage>
  );
}

/** The problem beneath, to the problem list in one click; the page there belongs to the campaigns. */
function ToProblems({ row }: { readonly row: Row }) {
  const desk = useDesk();
  const may = desk.mayAsk('clues.for-problem') && desk.mayGive('problem.from-clue');
  if (!may || row.problem || !row.underlying || row.holder !== desk.post?.unit) return null;
  return <Button onClick={() => go(`/problems/from-clue/${row.id}`)}>增补到问题清单</Button>;
}

function Around({ id, row }: { readonly id: string; readonly row: Row }) {
  const asked = useModuleQuery<PageAnswer>('clues.page', { id });
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { arrivals, handovers, copies, merged, persons } = asked.data;
  return (
    <>
      <p className="clue-holder">
        承办：<strong>{[row.holder_name].filter(Boolean).join('') || '没有承办人'}</strong>
        {row.redacted ? <ToneTag tone="attention">删减件：不含来源、反映人和被反映人员</ToneTag> : null}
        {row.merged_into ? <Link to={recordPath('clue', String(row.merged_into))}>已并入这条线索</Link> : null}
        {row.problem ? <Link to={recordPath('problem', String(row.problem))}>已转问题清单</Link> : null}
      </p>
      <Arrivals items={arrivals} />
      <Persons items={persons} />
      <Chain steps={handovers} copies={copies} />
      {merged.length > 0 ? (
        <section aria-label="并入的线索">
          <h2>并入的线索</h2>
          <ul className="zs-plain-list">
            {merged.map((it) => (
              <li key={it.id}>
                <Link to={recordPath('clue', it.id)}>
                  {it.number} {it.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Alike id={id} row={row} />
    </>
  );
}

function Arrivals({ items }: { readonly items: readonly ArrivalItem[] }) {
  const desk = useDesk();
  const sources = new Map((desk.meta.dictionaries['dict.clue_source'] ?? []).map((it) => [it.value, it.label]));
  if (items.length === 0) return null;
  return (
    <section aria-label="来件">
      <h2>
        来件<span className="zs-quiet">{items.length}次</span>
      </h2>
      <ol className="clue-arrivals">
        {items.map((it) => (
          <li key={it.id}>
            <p>
              <strong>{sources.get(it.channel) ?? it.channel}</strong>　{it.arrived_day}
              {it.reference ? `　${it.reference}` : ''}
              <span className="zs-quiet">
                {'　'}
                {it.unit_name}
                {it.taken_by ? ` ${it.taken_by}` : ''}接收
              </span>
              {it.named ? <Ask arrival={it} /> : <span className="zs-quiet">　没有留反映人身份</span>}
            </p>
            <p className="clue-words">{it.words}</p>
            {it.papers && it.papers.length > 0 ? <FileLinks ids={it.papers} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Asking to see who gave the information: kept by the unit that took it in, opened by two persons. */
function Ask({ arrival }: { readonly arrival: ArrivalItem }) {
  const desk = useDesk();
  const [open, setOpen] = useState(false);
  const command = desk.command('clue.ask-identity');
  const mine = desk.post?.unit === arrival.unit;
  if (!command || !mine || !desk.mayGive(command.name)) return <span className="zs-quiet">　留有反映人身份</span>;
  const done = (result: CommandResult) => go(recordPath('clue-opening', result.id));
  return (
    <>
      <Button size="small" type="link" onClick={() => setOpen(true)}>
        申请查看反映人身份
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={command.label} size={640} destroyOnHidden>
        <RecordForm
          command={command}
          initial={{ arrival: arrival.id }}
          refs={{ 'clue-arrival': { [arrival.id]: arrival.title } }}
          onDone={done}
          onCancel={() => setOpen(false)}
        />
      </Drawer>
    </>
  );
}

function Persons({ items }: { readonly items: PageAnswer['persons'] }) {
  const desk = useDesk();
  const record = desk.record('clue-person');
  if (items === null || !record) return null;
  return (
    <section aria-label="责任人员">
      <h2>
        责任人员<span className="zs-quiet">只有少数人能看；列入的人看不到这条线索。</span>
      </h2>
      {items.length === 0 ? <p className="zs-quiet">没有登记。</p> : null}
      <ul className="zs-plain-list">
        {items.map((it) => (
          <li key={it.id}>
            <Link to={recordPath('clue-person', it.id)}>{it.name}</Link>　{it.unit_name} {it.post}{' '}
            <StateTag record={record} state={it.state} /> {it.outcome}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A return: filled in, reviewed, signed, received, sent back, corrected, on one page. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  Empty,
  Link,
  Loading,
  type PageProps,
  ProofButton,
  type RecordAnswer,
  TimeLine,
  Trouble,
  useDesk,
  useModuleQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { FilesPanel } from '../../files/ui/files-panel.tsx';
import '../returns.css';
import { ChangedSince } from '../flow/changed-since.tsx';
import { Deliveries } from '../flow/deliveries.tsx';
import { GiveBack, RETURN } from '../flow/give-back.tsx';
import { HAND_IN, HandIn } from '../flow/hand-in.tsx';
import { PlainActs } from '../flow/plain-acts.tsx';
import { cellNamed, Versions } from '../flow/versions.tsx';
import type { SheetAnswer } from '../shapes.ts';
import { openReturn } from '../sheet/read.ts';
import { SAVE } from '../sheet/transport.ts';
import { useBook } from '../sheet/use-book.ts';
import { Workspace, type WorkspaceHandle } from '../sheet/workspace.tsx';
import { Head } from './head.tsx';

const OWN = new Set([SAVE, RETURN, 'return.comment', ...HAND_IN]);

export function ReturnPage({ params }: PageProps) {
  const { id = '' } = params;
  const record = useRecordQuery('return', id);
  const sheet = useModuleQuery<SheetAnswer>('returns.sheet', { id });
  if (record.isError) return <Trouble error={record.error} retry={() => record.refetch()} />;
  if (sheet.isError && !sheet.data) return <Trouble error={sheet.error} retry={() => sheet.refetch()} />;
  if (record.isPending || sheet.isPending) return <Loading rows={14} />;
  return <One key={id} answer={record.data} sheet={sheet.data} />;
}

function One({ answer, sheet }: { readonly answer: RecordAnswer; readonly sheet: SheetAnswer }) {
  const desk = useDesk();
  const client = useQueryClient();
  const record = desk.record('return');
  const { row, can, refs, units } = answer;
  const open = useMemo(() => openReturn(sheet), [sheet]);
  const [active, setActive] = useState<string | undefined>(undefined);
  const at = useRef(active);
  at.current = active;
  const [picking, setPicking] = useState<ReadonlyMap<string, string> | null>(null);
  const again = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['query', 'returns.sheet', { id: row.id }] });
    void client.invalidateQueries({ queryKey: ['record', 'return', 'one', row.id] });
  }, [client, row.id]);
  const hand = useBook(
    open,
    useCallback(() => at.current, []),
    again,
  );
  const { saver, state } = hand;
  // A first saving and a changed head make a new version of the record, which the next act is about.
  useEffect(() => {
    if (state.kind === 'saved' && state.at !== null)
      void client.invalidateQueries({ queryKey: ['record', 'return', 'one', row.id] });
  }, [client, row.id, state]);
  const work = useRef<WorkspaceHandle>(null);
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  const settle = async () => {
    const done = await saver.flush();
    await client.refetchQueries({ queryKey: ['record', 'return', 'one', row.id] });
    return done;
  };
  return (
    <article className="zs-record ret-page">
      <header className="zs-record-head">
        <p className="zs-crumb zs-no-print">
          <Link to="/returns">← 报送</Link>
        </p>
        <Head record={record} row={row} answer={sheet} />
        <div className="zs-actions zs-no-print">
          {HAND_IN.filter((name) => can.includes(name)).map((name) => {
            const command = desk.command(name);
            return command ? (
              <HandIn
                key={name}
                id={row.id}
                command={command}
                places={() => work.current?.places() ?? []}
                settle={settle}
                goTo={(place) => work.current?.goTo(place)}
              />
            ) : null;
          })}
          <PlainActs row={row} can={can.filter((name) => !OWN.has(name))} refs={refs} units={units} settle={settle} />
          {can.includes(RETURN) ? (
            <GiveBack
              id={row.id}
              picking={picking}
              setPicking={setPicking}
              nameOf={(address) => cellNamed(open, address)?.name ?? address}
            />
          ) : null}
          <span className="zs-push" />
          {record.exportable ? <ProofButton record={record} id={row.id} /> : null}
          <Button onClick={() => window.print()}>打印</Button>
        </div>
      </header>
      {open.zero ? (
        <p className="ret-origin">本报表作零报告：所有数为 0，文字为“无”。填写任一格即改为照常报送。</p>
      ) : null}
      <Workspace
        open={open}
        hand={hand}
        unit={sheet.names?.unit ?? row.unit}
        active={active}
        setActive={setActive}
        handle={work}
        picking={
          picking
            ? {
                cells: picking,
                toggle: (address) => {
                  const next = new Map(picking);
                  if (!next.delete(address)) next.set(address, '');
                  setPicking(next);
                },
              }
            : undefined
        }
      />
      <div className="ret-below">
        <div className="zs-record-main">
          <FilesPanel return_id={row.id} />
          <Deliveries deliveries={sheet.deliveries} revision={Number(row.revision ?? 0)} />
          {sheet.versions.length > 0 ? <ChangedSince open={open} /> : null}
          <Versions versions={sheet.versions} open={open} />
        </div>
        <TimeLine record={record} id={row.id} />
      </div>
    </article>
  );
}

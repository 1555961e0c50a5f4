/** A record: what it is, its state, the next step and its date at the top; buttons from `can`; time line at the side; the rest below. */
import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDutiesQuery, useRecordQuery } from '../api/queries.ts';
import type { RecordAnswer, RecordMeta } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { DeadlineChip } from '../parts/deadline-chip.tsx';
import { Empty, Loading, Trouble } from '../parts/states.tsx';
import { StateTag, ToneTag } from '../parts/tone.tsx';
import { Link } from '../router.tsx';
import { ActionBar } from './action-bar.tsx';
import { Details } from './details.tsx';
import { ProofButton } from './proof-button.tsx';
import { Related } from './related.tsx';
import { TimeLine } from './time-line.tsx';

interface RecordPageProps {
  readonly record: string;
  readonly id: string;
  /** Where the crumb leads; the record's list unless given. */
  readonly back?: { readonly to: string; readonly label: string };
  /** Fields that `children` show in a picture of their own, left out of the list of fields. */
  readonly without?: readonly string[];
  /** Commands that have a button of their own on this page. */
  readonly own?: readonly string[];
  /** Acts that are no command of the record, before the others. */
  readonly acts?: (answer: RecordAnswer) => ReactNode;
  /** Lists of records that point at this one; a page that shows them in its own way says no. */
  readonly related?: boolean;
  /** What a module shows between the head and the details: its own picture of the record. */
  readonly children?: (answer: RecordAnswer) => ReactNode;
}

export function RecordPage({
  record: name,
  id,
  back,
  without = [],
  own = [],
  acts,
  related = true,
  children,
}: RecordPageProps) {
  const desk = useDesk();
  const record = desk.record(name);
  const asked = useRecordQuery(name, id, record !== undefined);
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  if (asked.isPending) return <Loading rows={12} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { row, can, unmaskable, refs, units } = asked.data;
  const left = Object.fromEntries(Object.entries(record.fields).filter(([field]) => !without.includes(field)));
  return (
    <article className="zs-record">
      <header className="zs-record-head">
        <p className="zs-crumb zs-no-print">
          <Link to={back?.to ?? `/r/${name}`}>← {back?.label ?? `${record.label}列表`}</Link>
        </p>
        <h1>
          <span className="zs-record-kind">{record.label}</span>
          {titleOf(record, asked.data)}
        </h1>
        <p className="zs-record-state">
          <StateTag record={record} state={row.state} />
          <NextStep record={record} answer={asked.data} />
          <span className="zs-quiet">{units?.[row.unit] ?? row.unit}</span>
          {row.source ? <span className="zs-quiet">来源：{String(row.source)}（由该系统维护）</span> : null}
        </p>
        <div className="zs-actions zs-no-print">
          {acts?.(asked.data)}
          <ActionBar
            record={record}
            row={row}
            can={can.filter((command) => !own.includes(command))}
            refs={refs}
            units={units}
          />
          <span className="zs-push" />
          {record.exportable ? <ProofButton record={record} id={id} /> : null}
          <PrintButton />
        </div>
      </header>
      <div className="zs-record-body">
        <div className="zs-record-main">
          {children?.(asked.data)}
          <Details record={{ ...record, fields: left }} row={row} unmaskable={unmaskable} refs={refs} units={units} />
          {related ? <Related record={record} id={id} /> : null}
        </div>
        <TimeLine record={record} id={id} />
      </div>
    </article>
  );
}

export function PrintButton() {
  return (
    <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
      打印
    </Button>
  );
}

function titleOf(record: RecordMeta, { row, refs }: RecordAnswer): string {
  const value = row[record.title];
  const field = record.fields[record.title];
  if (field?.kind === 'ref') return refs?.[field.of ?? '']?.[String(value)] ?? '';
  return value ? String(value) : `（未填${field?.label ?? ''}）`;
}

/** The earliest open duty is the next step; without one, what can be done; a final state says that it is over. */
function NextStep({ record, answer }: { readonly record: RecordMeta; readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const duties = useDutiesQuery({ record: record.name, record_id: answer.row.id });
  const open = [...(duties.data ?? [])].sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
  const next = open[0];
  if (next)
    return (
      <span className="zs-next">
        下一步：{next.title}
        <DeadlineChip due={next.due} provisional={next.provisional} basis={next.basis} what={next.title} />
        {open.length > 1 ? <span className="zs-quiet">另有{open.length - 1}项待办</span> : null}
      </span>
    );
  if (record.states[answer.row.state]?.final) return <ToneTag tone="done">已结束，没有下一步</ToneTag>;
  // A correction is no step; only what moves the record on is.
  const step = answer.can
    .map((name) => desk.command(name))
    .find((c) => c?.tone !== 'danger' && c?.to?.some((state) => state !== answer.row.state));
  return step ? <span className="zs-next">下一步可办理：{step.label}</span> : null;
}

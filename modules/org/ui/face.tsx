/** A record's page with a face of its own: head, state, next step and acts as everywhere; the fields that have a picture of their own are left out of the list of fields. */
import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import {
  ActionBar,
  DeadlineChip,
  Details,
  Empty,
  Link,
  Loading,
  type RecordAnswer,
  type RecordMeta,
  StateTag,
  TimeLine,
  ToneTag,
  Trouble,
  useDesk,
  useDutiesQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import './face.css';

interface FaceProps {
  readonly record: string;
  readonly id: string;
  /** Where the crumb leads; the record's list unless given. */
  readonly back?: { readonly to: string; readonly label: string };
  /** Fields that are shown by `children` and not in the list of fields. */
  readonly without?: readonly string[];
  /** Commands that have a button of their own on this page. */
  readonly own?: readonly string[];
  readonly acts?: (answer: RecordAnswer) => ReactNode;
  readonly children: (answer: RecordAnswer) => ReactNode;
}

export function Face({ record: name, id, back, without = [], own = [], acts, children }: FaceProps) {
  const desk = useDesk();
  const record = desk.record(name);
  const asked = useRecordQuery(name, id, record !== undefined);
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  if (asked.isPending) return <Loading rows={12} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { row, can, refs, units } = asked.data;
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
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        </div>
      </header>
      <div className="zs-record-body">
        <div className="zs-record-main">
          {children(asked.data)}
          <Details record={{ ...record, fields: left }} row={row} refs={refs} units={units} />
        </div>
        <TimeLine record={record} id={id} />
      </div>
    </article>
  );
}

function titleOf(record: RecordMeta, { row, refs }: RecordAnswer): string {
  const field = record.fields[record.title];
  const value = row[record.title];
  if (field?.kind === 'ref') return refs?.[field.of ?? '']?.[String(value)] ?? '';
  return value ? String(value) : `（未填${field?.label ?? ''}）`;
}

/** The earliest open duty; without one, what moves the record on; a final state says that it is over. */
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
  const step = answer.can
    .map((name) => desk.command(name))
    .find((c) => c?.tone !== 'danger' && c?.to?.some((state) => state !== answer.row.state));
  return step ? <span className="zs-next">下一步可办理：{step.label}</span> : null;
}

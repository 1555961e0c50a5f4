/** A supervision document: as the paper looks, with its state, the replies, the steps that press, and what came of it. */
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import {
  ActionBar,
  DeadlineChip,
  Empty,
  Link,
  Loading,
  type PageProps,
  ProofButton,
  type RecordAnswer,
  StateTag,
  TimeLine,
  Trouble,
  useDesk,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import '../supervision.css';
import './document.css';
import { Follow } from './follow.tsx';
import { nextOfDocument } from './next-of-document.ts';
import { OutcomeButton } from './outcome.tsx';
import { Paper } from './paper.tsx';
import { Pressure } from './pressure.tsx';

const OUTCOME = 'supervision.record-outcome';

export function DocumentPage({ params }: PageProps) {
  const { id = '' } = params;
  const asked = useRecordQuery('supervision-document', id);
  if (asked.isPending) return <Loading rows={14} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  return <One answer={asked.data} />;
}

function One({ answer }: { readonly answer: RecordAnswer }) {
  const desk = useDesk();
  const record = desk.record('supervision-document');
  if (!record) return <Empty title="没有这种记录">请从左侧重新进入。</Empty>;
  const { row, can, refs, units } = answer;
  const next = nextOfDocument(row.state);
  const acts = can.filter((name) => name !== OUTCOME);
  const over = row.state === 'accepted' || row.state === 'closed';
  return (
    <article className="zs-record">
      <header className="zs-record-head">
        <p className="zs-crumb zs-no-print">
          <Link to="/r/supervision-document">← 监督文书列表</Link>
        </p>
        <h1>
          <span className="zs-record-kind">{String(row.number ?? '（草稿，未编号）')}</span>
          {String(row.title)}
        </h1>
        <p className="zs-record-state">
          <StateTag record={record} state={row.state} />
          <span className="zs-next">
            {next}
            {row.reply_due && !over ? (
              <DeadlineChip due={String(row.reply_due)} basis="deadline.supervision_reply" what="反馈期限" />
            ) : null}
          </span>
          {row.reply_due && row.reply_basis ? (
            <span className="zs-quiet">期限依据：{String(row.reply_basis)}</span>
          ) : null}
        </p>
        <div className="zs-actions zs-no-print">
          {acts.length > 0 || !can.includes(OUTCOME) ? (
            <ActionBar record={record} row={row} can={acts} refs={refs} units={units} />
          ) : null}
          {can.includes(OUTCOME) ? <OutcomeButton row={row} /> : null}
          <span className="zs-push" />
          {record.exportable ? <ProofButton record={record} id={row.id} /> : null}
          {(['docx', 'pdf'] as const).map((type) => (
            <a key={type} className="sup-act" href={`/api/supervision/documents/${row.id}.${type}`} download>
              <DownloadOutlined aria-hidden /> {type === 'docx' ? 'Word' : 'PDF'}
            </a>
          ))}
        </div>
      </header>
      <div className="zs-record-body">
        <div className="zs-record-main">
          <Paper row={row} />
          <Follow row={row} refs={refs} />
          <Pressure id={row.id} due={row.reply_due ? String(row.reply_due) : null} over={over} />
        </div>
        <TimeLine record={record} id={row.id} />
      </div>
    </article>
  );
}

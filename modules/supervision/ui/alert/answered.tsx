/** What the agency has said, what the bureau found, and the document that came of it. */
import { DeadlineChip, Link, moment, recordPath, StateTag, useDesk } from '#kernel/ui/index.ts';
import { FileLinks } from '#kernel/ui/parts/file-links.tsx';
import type { CardAnswer } from '../shapes.ts';

export function Answered({
  alert,
  document,
}: {
  readonly alert: CardAnswer['alert'];
  readonly document: CardAnswer['document'];
}) {
  const desk = useDesk();
  const record = desk.record('supervision-document');
  if (!alert.explanation && !alert.decision_note && !document) return null;
  return (
    <section aria-label="说明和处理">
      <h2>说明和处理</h2>
      {alert.explanation ? (
        <>
          <p className="sup-said">{alert.explanation}</p>
          <p className="zs-quiet">{moment(alert.explained_at)}说明</p>
          {alert.evidence && alert.evidence.length > 0 ? <FileLinks ids={alert.evidence} /> : null}
        </>
      ) : null}
      {alert.decision_note ? <p className="sup-said">处理意见：{alert.decision_note}</p> : null}
      {document ? (
        <p className="sup-line">
          监督文书：
          <Link to={recordPath('supervision-document', document.id)}>{document.number ?? document.title}</Link>
          {record ? <StateTag record={record} state={document.state} /> : null}
          {document.reply_due ? (
            <DeadlineChip
              due={document.reply_due}
              what="反馈期限"
              done={document.state === 'accepted' || document.state === 'closed'}
            />
          ) : null}
        </p>
      ) : null}
    </section>
  );
}

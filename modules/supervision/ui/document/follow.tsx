/** What the unit replied and what the bureau found; the cards and the outcomes behind the document. */
import {
  Link,
  Loading,
  moment,
  type RefTitles,
  type Row,
  recordPath,
  StateTag,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
  useRecordQuery,
} from '#kernel/ui/index.ts';
import { FileLinks } from '#kernel/ui/parts/file-links.tsx';

export function Follow({ row, refs }: { readonly row: Row; readonly refs: RefTitles | undefined }) {
  const alerts = Array.isArray(row.alerts) ? row.alerts.map(String) : [];
  return (
    <>
      <Replies id={row.id} />
      <section aria-label="所涉预警">
        <h2>
          所涉预警
          <span className="zs-quiet">
            {alerts.length === 0 ? '没有，文书由监督机构直接起草。' : `${alerts.length}项`}
          </span>
        </h2>
        {alerts.map((id) => (
          <div key={id} className="sup-line">
            <Link to={recordPath('alert', id)}>{refs?.alert?.[id] ?? '打开预警'}</Link>
          </div>
        ))}
      </section>
      <Outcomes id={row.id} />
    </>
  );
}

function Replies({ id }: { readonly id: string }) {
  const desk = useDesk();
  const asked = useListQuery('rectification', { filter: { document: id } }, desk.mayRead('rectification'));
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  if (!desk.mayRead('rectification')) return null;
  return (
    <section aria-label="整改反馈">
      <h2>整改反馈</h2>
      {asked.isPending ? <Loading rows={2} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && rows.length === 0 ? <p className="zs-quiet">还没有反馈。</p> : null}
      {rows.map((row) => (
        <Reply key={row.id} id={row.id} />
      ))}
    </section>
  );
}

/** One reply in full: lists leave out materials and the finding. */
function Reply({ id }: { readonly id: string }) {
  const record = useDesk().record('rectification');
  const asked = useRecordQuery('rectification', id);
  if (asked.isPending) return <Loading rows={2} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const { row } = asked.data;
  const gone = typeof row.facts_gone === 'number' ? row.facts_gone : 0;
  return (
    <div className="sup-reply">
      <p className="sup-line">
        <strong>{String(row.replied_day)}</strong>
        {row.replied_by ? <span>{String(row.replied_by)}</span> : null}
        {record ? <StateTag record={record} state={row.state} /> : null}
        {gone > 0 ? <ToneTag tone="done">{gone}项已由后续事实证明改正</ToneTag> : null}
      </p>
      <p className="sup-said">{String(row.done)}</p>
      {Array.isArray(row.evidence) && row.evidence.length > 0 ? <FileLinks ids={row.evidence.map(String)} /> : null}
      {row.check_note ? (
        <p className="sup-said">
          核查意见：{String(row.check_note)}
          <span className="zs-quiet sup-gap">
            {String(row.checked_by ?? '')} {moment(row.updated_at)}
          </span>
        </p>
      ) : null}
    </div>
  );
}

function Outcomes({ id }: { readonly id: string }) {
  const desk = useDesk();
  const allowed = desk.mayRead('outcome-record');
  const asked = useListQuery('outcome-record', { filter: { document: id } }, allowed);
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  if (!allowed || rows.length === 0) return null;
  return (
    <section aria-label="纠错和责任追究">
      <h2>纠错和责任追究</h2>
      {rows.map((row) => (
        <div key={row.id} className="sup-line">
          <Link to={recordPath('outcome-record', row.id)}>{String(row.outcome_name)}</Link>
          <span>{String(row.person_name ?? '')}</span>
          <span className="zs-quiet">{String(row.outcome_day)}</span>
        </div>
      ))}
    </section>
  );
}

/** 复议诉讼结果: what was decided; an opinion or suggestion to the unit is issued from here, and those issued stand below. */
import {
  DeadlineChip,
  Link,
  OpenForm,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  recordPath,
  StateTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import '../campaigns.css';

export function CasePage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="reconsideration-case"
      id={id}
      back={{ to: '/r/reconsideration-case', label: '复议诉讼结果' }}
      related={false}
      acts={(answer) => <Issue answer={answer} />}
    >
      {() => <Opinions id={id} />}
    </RecordPage>
  );
}

function Issue({ answer }: { readonly answer: RecordAnswer }) {
  const { row, units } = answer;
  if (row.kind !== 'reconsideration') return null;
  return (
    <OpenForm
      command="review-opinion.issue"
      initial={{ from_case: row.id, to_unit: row.about_unit }}
      refs={{ 'reconsideration-case': { [row.id]: String(row.case_no) } }}
      units={units}
      open
    />
  );
}

function Opinions({ id }: { readonly id: string }) {
  const desk = useDesk();
  const record = desk.record('review-opinion');
  const asked = useListQuery('review-opinion', { filter: { from_case: id } }, record !== undefined);
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  if (!record || rows.length === 0) return null;
  return (
    <section aria-label="意见书建议书">
      <h2>意见书建议书</h2>
      <ul className="zs-items">
        {rows.map((it) => (
          <li key={it.id} className="zs-item">
            <div className="zs-item-main">
              <Link to={recordPath('review-opinion', it.id)}>{String(it.title)}</Link>
              <span className="zs-quiet">{String(it.issued_on)}制发</span>
            </div>
            {it.state === 'issued' && it.report_due ? (
              <DeadlineChip due={String(it.report_due)} what="反馈办理情况" />
            ) : null}
            <StateTag record={record} state={it.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}

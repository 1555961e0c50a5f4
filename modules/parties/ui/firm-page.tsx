/** A firm: where it works and in which park, what is known of visits and plans of all departments, what was merged into it. */
import {
  Link,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  recordPath,
  ToneTag,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import { Premises } from './premises.tsx';
import { Visits } from './visits.tsx';

const DRAFT = 'inspection.draft-ad-hoc';

export function FirmPage({ params }: PageProps) {
  const desk = useDesk();
  const id = params.id ?? '';
  return (
    <RecordPage
      related={false}
      key={id}
      record="firm"
      id={id}
      acts={({ row }) =>
        row.state === 'active' && desk.mayGive(DRAFT) ? (
          <Link to={`/r/inspection/new/${DRAFT}?firm=${row.id}`} className="zs-button-link">
            拟定检查
          </Link>
        ) : null
      }
    >
      {(answer) => (
        <>
          <Merged answer={answer} />
          <Premises firm={answer.row.id} open={answer.row.state === 'active'} />
          <Visits firm={answer.row.id} />
        </>
      )}
    </RecordPage>
  );
}

/** Merging only points; both directions are shown, and the way back. */
function Merged({ answer: { row, refs, can } }: { readonly answer: RecordAnswer }) {
  const asked = useListQuery('firm', { filter: { merged_into: row.id }, limit: 50 });
  const into = row.merged_into ? String(row.merged_into) : null;
  const parts = asked.data?.pages[0]?.rows ?? [];
  if (!into && parts.length === 0) return null;
  return (
    <section aria-label="合并情况">
      <h2>合并情况</h2>
      {into ? (
        <p className="zs-row">
          <ToneTag tone="stopped">已并入</ToneTag>
          <Link to={recordPath('firm', into)}>{refs?.firm?.[into] ?? '保留的主体'}</Link>
          <span className="zs-quiet">
            检查和场所都算到保留的主体名下；
            {can.includes('firm.unmerge') ? '合错了可以用上方“撤销合并”恢复。' : '合错了可以撤销。'}
          </span>
        </p>
      ) : null}
      {parts.length > 0 ? (
        <p>
          并入本主体的登记：
          {parts.map((part, i) => (
            <span key={part.id}>
              {i > 0 ? '、' : ''}
              <Link to={recordPath('firm', part.id)}>{String(part.name)}</Link>
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

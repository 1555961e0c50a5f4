/** Corrections as versions: what left its author's hands is never edited, the old wording stays beside the new one. */
import { Link, Loading, moment, type Row, Trouble, useDesk, useListQuery } from '#kernel/ui/index.ts';
import { useWordOf } from '../words.ts';

export function Versions({ inspection }: { readonly inspection: string }) {
  const desk = useDesk();
  const word = useWordOf('inspection-amendment', 'kind');
  const may = desk.mayRead('inspection-amendment');
  const asked = useListQuery('inspection-amendment', { filter: { inspection }, limit: 100 }, may);
  const rows = asked.data?.pages[0]?.rows ?? [];
  if (!may) return null;
  return (
    <section aria-label="补正">
      <h2>
        补正<span className="zs-quiet">签署后的更正另存新版，原文保留</span>
      </h2>
      {asked.isPending ? <Loading rows={2} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && rows.length === 0 ? <p className="zs-quiet">没有补正。</p> : null}
      {rows.length > 0 ? (
        <ol className="zs-plain-list">
          {rows.map((row: Row, i) => (
            <li key={row.id}>
              第{rows.length - i}次{word(row.kind)}：
              <Link to={`/r/inspection-amendment/${row.id}`}>{String(row.what)}</Link>
              <div>{String(row.reason)}</div>
              <span className="zs-quiet">{moment(row.created_at)}</span>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}

/** 应知应会清单: what a field must know, and how the tests that are tied to it went. */
import {
  Empty,
  Loading,
  OpenForm,
  type PageProps,
  type RecordAnswer,
  RecordPage,
  useListQuery,
} from '#kernel/ui/index.ts';

export function MustKnowPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage
      key={id}
      record="must-know"
      id={id}
      back={{ to: '/r/must-know', label: '应知应会清单' }}
      acts={(answer) => <Test answer={answer} />}
    >
      {() => <Results id={id} />}
    </RecordPage>
  );
}

/** A test of this list: the result carries it. */
function Test({ answer: { row } }: { readonly answer: RecordAnswer }) {
  if (row.state !== 'in-force') return null;
  return (
    <OpenForm
      command="training.record-result"
      initial={{ must_know: row.id, title: `${row.title}测试`.slice(0, 80) }}
      refs={{ 'must-know': { [row.id]: String(row.title) } }}
    />
  );
}

function Results({ id }: { readonly id: string }) {
  const asked = useListQuery('training-result', { filter: { must_know: id }, limit: 500 });
  if (asked.isPending) return <Loading rows={3} />;
  // Whoever may read the list but no results sees the list alone.
  if (asked.isError) return null;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  const of = (verdict: string) => rows.filter((it) => it.verdict === verdict).length;
  return (
    <section aria-label="检验情况">
      <h2>检验情况</h2>
      {rows.length === 0 ? (
        <Empty title="还没有按这份清单检验">检验以后请点“登记检验结果”，一人一条。</Empty>
      ) : (
        <p>
          {rows.length}人次，合格{of('pass')}人次，不合格{of('fail')}人次
          {of('unruled') > 0 ? `，没有合格线${of('unruled')}人次` : ''}
          {asked.hasNextPage ? '（只计最近500条）' : ''}
        </p>
      )}
    </section>
  );
}

/** The way into the roll-ups: each round with its numbers and its texts. */
import { Empty, Link, Loading, type PageProps, Trouble, useModuleQuery } from '#kernel/ui/index.ts';
import '../../ui/returns.css';
import './rollup.css';

interface RoundsAnswer {
  readonly rounds: readonly {
    readonly id: string;
    readonly title: string;
    readonly about_year: number;
    readonly period_from: string;
    readonly period_until: string;
    readonly counts: readonly { readonly state: string; readonly returns: number }[];
  }[];
}

const SENT = ['submitted', 'received', 'accepted', 'locked', 'correcting'];

export function RollUpRoundsPage(_props: PageProps) {
  const asked = useModuleQuery<RoundsAnswer>('returns.rounds', { history: true });
  // Rounds of other regions hold nothing the reader may see.
  const own = asked.data?.rounds.filter((it) => it.counts.length > 0) ?? [];
  return (
    <>
      <h1 className="desk-title">汇总</h1>
      {asked.isPending ? <Loading rows={6} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.data && own.length === 0 ? <Empty title="还没有报送批次">开单以后，各批次的汇总从这里进入。</Empty> : null}
      {own.length > 0 ? (
        <div className="zs-table-box">
          <table className="zs-table">
            <thead>
              <tr>
                <th scope="col">批次</th>
                <th scope="col">统计期</th>
                <th scope="col" className="zs-num">
                  已报/应报（份）
                </th>
                <th scope="col">汇总</th>
              </tr>
            </thead>
            <tbody>
              {own.map((it) => {
                const owed = it.counts
                  .filter((one) => one.state !== 'excused')
                  .reduce((sum, one) => sum + one.returns, 0);
                const sent = it.counts
                  .filter((one) => SENT.includes(one.state))
                  .reduce((sum, one) => sum + one.returns, 0);
                return (
                  <tr key={it.id}>
                    <td data-label="批次">{it.title}</td>
                    <td data-label="统计期">
                      {it.period_from}至{it.period_until}
                    </td>
                    <td data-label="已报/应报（份）" className="zs-num">
                      {sent}/{owed}
                    </td>
                    <td data-label="汇总">
                      <Link to={`/returns/roll-up/${it.id}`}>数字</Link>
                      {'　'}
                      <Link to={`/returns/texts/${it.id}`}>文字</Link>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

/** A round: how far each leg is, and the ways to its sums and texts. Its legs as the pack has them stand behind the chain's name. */
import {
  BasisLink,
  Link,
  Loading,
  type PageProps,
  RecordPage,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';
import '../returns.css';
import type { RoundsAnswer } from '../shapes.ts';
import { LegTable } from './leg-table.tsx';

export function RoundPage({ params }: PageProps) {
  const id = params.id ?? '';
  const receives = useDesk().mayUse('returns.receive');
  const back = receives ? { to: '/returns/rounds', label: '批次进度' } : { to: '/returns', label: '要报要收' };
  return (
    <RecordPage key={id} record="return-round" id={id} back={back} without={['legs', 'chain']} related={false}>
      {(answer) => <Progress id={id} chain={String(answer.row.chain)} />}
    </RecordPage>
  );
}

function Progress({ id, chain }: { readonly id: string; readonly chain: string }) {
  const asked = useModuleQuery<RoundsAnswer>('returns.rounds', { history: true });
  if (asked.isPending) return <Loading rows={6} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const round = asked.data.rounds.find((it) => it.id === id);
  return (
    <section aria-label="进度">
      <h2>
        进度 <BasisLink id={chain}>报送关系和期限的依据</BasisLink>
      </h2>
      {round && round.counts.length > 0 ? (
        <>
          <LegTable round={round} />
          <p className="zs-no-print">
            <Link to={`/returns/roll-up/${id}`}>汇总数字</Link>　<Link to={`/returns/texts/${id}`}>汇总文字</Link>
          </p>
        </>
      ) : (
        <p className="zs-quiet">这个批次里没有您可以查看的报表。</p>
      )}
    </section>
  );
}

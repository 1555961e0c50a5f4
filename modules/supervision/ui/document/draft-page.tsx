/** Drafting a supervision document from chosen cards: which kinds exist here, what the reply date rests on, what is demanded. */
import { useQuery } from '@tanstack/react-query';
import {
  type CommandMeta,
  Empty,
  get,
  Link,
  Loading,
  type PageProps,
  type RecordAnswer,
  Trouble,
  useDesk,
  useModuleQuery,
  usePlace,
} from '#kernel/ui/index.ts';
import type { DocumentKindsAnswer } from '../shapes.ts';
import '../supervision.css';
import './document.css';
import { DraftForm } from './draft-form.tsx';

const COMMAND = 'supervision.draft-document';

export function DraftPage(_props: PageProps) {
  const desk = useDesk();
  const { search } = usePlace();
  const ids = search.getAll('alerts');
  const command = desk.command(COMMAND);
  const kinds = useModuleQuery<DocumentKindsAnswer>('supervision.document-kinds', {});
  const cards = useCards(ids);
  if (!command || !desk.mayGive(COMMAND))
    return <Empty title="您当前的岗位不能起草监督文书">由司法行政部门的监督人员起草。</Empty>;
  if (kinds.isError) return <Trouble error={kinds.error} retry={() => kinds.refetch()} />;
  if (cards.isError) return <Trouble error={cards.error} retry={() => cards.refetch()} />;
  if (kinds.isPending || cards.isPending) return <Loading rows={10} />;
  return (
    <>
      <p className="zs-crumb">
        <Link to="/alerts">← 待办预警</Link>
      </p>
      <h1 className="desk-title">起草监督文书</h1>
      <Checked command={command} answer={kinds.data} cards={cards.data} ids={ids} />
    </>
  );
}

/** The chosen cards, read one by one under the reader's rights. */
function useCards(ids: readonly string[]) {
  return useQuery({
    queryKey: ['record', 'alert', 'several', ids],
    queryFn: ({ signal }) => Promise.all(ids.map((id) => get<RecordAnswer>(`/api/records/alert/${id}`, signal))),
  });
}

interface CheckedProps {
  readonly command: CommandMeta;
  readonly answer: DocumentKindsAnswer;
  readonly cards: readonly RecordAnswer[];
  readonly ids: readonly string[];
}

function Checked({ command, answer, cards, ids }: CheckedProps) {
  if (answer.kinds.length === 0)
    return <Empty title="本地区的政策包没有监督文书的种类">请联系规则管理员核对政策包，再来起草。</Empty>;
  if (new Set(cards.map((card) => card.row.unit)).size > 1)
    return (
      <Empty title="所选的预警属于不同单位">
        一份文书只能针对一个单位。请回到<Link to="/alerts">待办预警</Link>重新选择。
      </Empty>
    );
  return <DraftForm command={command} kinds={answer.kinds} cards={cards} ids={ids} />;
}

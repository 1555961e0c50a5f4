/** The problem beneath a clue, taken over into the form of the problem list: kind and summary, never the text or who gave it. */
import {
  Empty,
  go,
  Loading,
  type PageProps,
  RecordForm,
  recordPath,
  Trouble,
  useDesk,
  useModuleQuery,
} from '#kernel/ui/index.ts';

interface Clue {
  readonly id: string;
  readonly number: string | null;
  readonly categories: readonly string[];
  readonly situations: readonly string[];
  readonly underlying: string;
  readonly problem: string | null;
  readonly received_day: string | null;
}

export function FromCluePage({ params }: PageProps) {
  const desk = useDesk();
  const id = params.id ?? '';
  const asked = useModuleQuery<Clue>('clues.for-problem', { id });
  const command = desk.command('problem.from-clue');
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  if (!command || !desk.mayGive(command.name))
    return <Empty title="您当前的岗位不能转入问题清单">请由承办单位的经办人办理。</Empty>;
  const clue = asked.data;
  const [category] = clue.categories;
  const [situation] = clue.situations;
  return (
    <>
      <h1 className="desk-title">由线索转入问题清单</h1>
      <RecordForm
        key={id}
        command={command}
        initial={{
          clue: id,
          list_version: 'supplement',
          first_case: clue.underlying,
          ...(category ? { category } : {}),
          ...(situation ? { situation } : {}),
          ...(clue.received_day ? { found_on: clue.received_day } : {}),
        }}
        refs={{ clue: { [id]: clue.number ?? '线索' } }}
        onDone={(result) => go(recordPath(result.record, result.id))}
        onCancel={() => go(recordPath('clue', id))}
      />
    </>
  );
}

/** What was looked at and found, question by question; answers that were replaced stay behind a click. */
import {
  Empty,
  Loading,
  moment,
  type Row,
  type Tone,
  ToneTag,
  Trouble,
  useDesk,
  useListQuery,
} from '#kernel/ui/index.ts';
import { useWordOf } from '../words.ts';

const TONES: Readonly<Record<string, Tone>> = { none: 'done', minor: 'attention', serious: 'stopped' };

export function Findings({ inspection }: { readonly inspection: string }) {
  const desk = useDesk();
  const may = desk.mayRead('finding');
  const asked = useListQuery('finding', { filter: { inspection }, limit: 500 }, may);
  const rows = [...(asked.data?.pages[0]?.rows ?? [])].reverse();
  const kept = rows.filter((row) => row.state === 'kept');
  const replaced = rows.filter((row) => row.state === 'replaced');
  const problems = kept.filter((row) => row.seriousness === 'minor' || row.seriousness === 'serious').length;
  if (!may) return null;
  return (
    <section aria-label="检查情况">
      <h2>
        检查情况
        <span className="zs-quiet">
          {kept.length}项，其中{problems}项有问题
        </span>
      </h2>
      {asked.isPending ? <Loading rows={3} /> : null}
      {asked.isError ? <Trouble error={asked.error} retry={() => asked.refetch()} /> : null}
      {asked.isSuccess && kept.length === 0 ? (
        <Empty title="还没有记录检查情况">现场用手机端按检查单逐项作答，也可以用上方的“记录检查情况”。</Empty>
      ) : null}
      {kept.length > 0 ? <Table rows={kept} /> : null}
      {replaced.length > 0 ? (
        <details>
          <summary>已被更正的回答{replaced.length}项</summary>
          <Table rows={replaced} />
        </details>
      ) : null}
    </section>
  );
}

function Table({ rows }: { readonly rows: readonly Row[] }) {
  const word = useWordOf('finding', 'seriousness');
  return (
    <div className="zs-table-box">
      <table className="zs-table">
        <thead>
          <tr>
            <th scope="col">检查内容</th>
            <th scope="col">情况</th>
            <th scope="col">结论</th>
            <th scope="col">记录时间</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label="检查内容">{String(row.question)}</td>
              <td data-label="情况">{String(row.answer)}</td>
              <td data-label="结论">
                <ToneTag tone={TONES[String(row.seriousness)] ?? 'plain'}>{word(row.seriousness)}</ToneTag>
              </td>
              <td data-label="记录时间">{moment(row.created_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

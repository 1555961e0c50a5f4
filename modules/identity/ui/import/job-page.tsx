/** What an import refused, row by row: corrected here and replayed, each on its own. */
import { useQuery } from '@tanstack/react-query';
import { Empty, get, Link, Loading, moment, type PageProps, ToneTag, Trouble } from '#kernel/ui/index.ts';
import '../identity.css';
import { RefusedRowForm } from './refused-row.tsx';
import type { ImportJob } from './shapes.ts';

export function JobPage({ params }: PageProps) {
  const id = params.job ?? '';
  const asked = useQuery({
    queryKey: ['import', 'job', id],
    queryFn: ({ signal }) => get<ImportJob>(`/api/import/${id}`, signal),
  });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const job = asked.data;
  const open = job.rows.filter((row) => row.state === 'refused');
  return (
    <>
      <p className="zs-crumb">
        <Link to="/import">← 批量导入</Link>
      </p>
      <h1 className="desk-title">
        {job.label}导入结果
        <span className="zs-quiet">
          {job.file_name}　{moment(job.started_at)}
        </span>
      </h1>
      <div className="id-import">
        <section className="zs-card" aria-label="概况">
          <ToneTag tone={open.length > 0 ? 'attention' : 'done'}>
            共{job.total}行：新建{job.made}行，已有{job.present}行，有问题{job.refused}行
            {job.refused > 0 ? `，其中${job.refused - open.length}行已改正` : ''}
          </ToneTag>
        </section>
        {open.length === 0 ? (
          <Empty title="没有需要改正的行" actions={<Link to="/import">再导入一份</Link>}>
            全部内容都已导入。
          </Empty>
        ) : null}
        {open.map((row) => (
          <RefusedRowForm key={row.number} job={job} row={row} onDone={() => asked.refetch()} />
        ))}
      </div>
    </>
  );
}

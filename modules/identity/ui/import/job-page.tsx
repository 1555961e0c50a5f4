/** What an import refused, row by row: corrected here and replayed, each on its own. */
import { useQuery } from '@tanstack/react-query';
import { Empty, get, Link, Loading, moment, type PageProps, ToneTag, Trouble } from '#kernel/ui/index.ts';
import '../identity.css';
import { RefusedRowForm } from './refused-row.tsx';
import type { ImportJob } from './shapes.ts';
import { TaskProgress } from './task-progress.tsx';

export function JobPage({ params }: PageProps) {
  const id = params.job ?? '';
  const asked = useQuery({
    queryKey: ['import', 'job', id],
    queryFn: ({ signal }) => get<ImportJob>(`/api/import/${id}`, signal),
  });
  if (asked.isPending) return <Loading rows={8} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const job = asked.data;
  if (job.state !== 'done') return <Going job={job} again={() => asked.refetch()} />;
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
        {job.dry_run ? (
          <Empty title="这是一次试导入，什么也没有保存" actions={<Link to="/import">去正式导入</Link>}>
            请回到批量导入，选择同一份表格正式导入；有问题的行会留在平台上逐行改正。
          </Empty>
        ) : open.length === 0 ? (
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

/** A large workbook on its way: how far, cancel; when it has ended the page shows the rest. Here again after a reload, or the next day. */
function Going({ job, again }: { readonly job: ImportJob; readonly again: () => unknown }) {
  return (
    <>
      <p className="zs-crumb">
        <Link to="/import">← 批量导入</Link>
      </p>
      <h1 className="desk-title">
        {job.dry_run ? '试' : ''}导入{job.label}
        <span className="zs-quiet">
          {job.file_name}　{moment(job.started_at)}
        </span>
      </h1>
      <section className="zs-card" aria-label="进度">
        {job.task ? (
          <TaskProgress
            id={job.task}
            onEnd={again}
            meanwhile={
              <p className="zs-quiet">可以离开或者关闭本页，导入在后台继续；办完后打开本页地址就能看到结果。</p>
            }
          >
            {() => <Loading rows={4} />}
          </TaskProgress>
        ) : (
          <ToneTag tone="stopped">导入没有完成。已经导入的行都在；重新上传同一份表格，会接着导入其余的行。</ToneTag>
        )}
      </section>
    </>
  );
}

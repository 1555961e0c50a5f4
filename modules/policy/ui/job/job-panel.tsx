/** A job on its page: progress with cancel while it works, why it did not succeed, or its answer. */
import { Alert } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { JobLine, Loading, Trouble } from '#kernel/ui/index.ts';
import '../policy.css';
import { useJob } from './use-job.ts';

interface JobPanelProps<T> {
  readonly id: string;
  /** Words that replace those of a failure, where the page says it better beside a field. */
  readonly failed?: (words: string) => ReactNode;
  readonly children: (answer: T) => ReactNode;
}

export function JobPanel<T>({ id, failed, children }: JobPanelProps<T>) {
  const asked = useJob<T>(id);
  const box = useRef<HTMLDivElement>(null);
  const state = asked.data?.state;
  useEffect(() => {
    if (state === 'done' || state === 'failed') box.current?.focus({ preventScroll: state === 'failed' });
  }, [state]);
  if (asked.isPending) return <Loading rows={3} />;
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const job = asked.data;
  return (
    <div ref={box} tabIndex={-1} className="pol-job">
      {job.state === 'waiting' || job.state === 'running' ? <JobLine job={job} /> : null}
      {job.state === 'cancelled' ? (
        <Alert type="info" showIcon title="已取消" description="没有留下任何改动。改好条件后可以重新发起。" />
      ) : null}
      {job.state === 'failed'
        ? (failed?.(job.words) ?? (
            <Alert type="error" showIcon title="没有算成" description={`${job.words}　请修改后重新发起。`} />
          ))
        : null}
      {job.state === 'done' && job.answer ? children(job.answer) : null}
    </div>
  );
}

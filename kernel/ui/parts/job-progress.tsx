/** Long work: how far it is, and a way to stop it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { post } from '../api/client.ts';
import { useJobsQuery } from '../api/queries.ts';
import type { Job } from '../api/shapes.ts';
import { type Tone, ToneTag } from './tone.tsx';

const STATES: Readonly<Record<Job['state'], { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: '排队中', tone: 'waiting' },
  running: { word: '进行中', tone: 'waiting' },
  done: { word: '已完成', tone: 'done' },
  failed: { word: '未成功', tone: 'stopped' },
  cancelled: { word: '已取消', tone: 'plain' },
};

export function JobLine({ job }: { readonly job: Job }) {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => post(`/api/jobs/${job.id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const going = job.state === 'waiting' || job.state === 'running';
  const percent = job.total ? Math.min(100, Math.floor((job.done / job.total) * 100)) : undefined;
  const count = job.total ? `${job.done} / ${job.total}` : `${job.done}`;
  return (
    <div className="zs-job">
      <div className="zs-item-main">
        <strong>{job.label}</strong>
        <span aria-live="polite">
          <ToneTag tone={STATES[job.state].tone}>{STATES[job.state].word}</ToneTag>　{count}　{job.words}
        </span>
        {going && percent !== undefined ? <Progress percent={percent} size="small" aria-label={job.label} /> : null}
      </div>
      {going ? (
        <Button size="small" danger onClick={() => stop.mutate()} loading={stop.isPending}>
          取消
        </Button>
      ) : null}
    </div>
  );
}

/** One job by id, or every job of the caller. */
export function JobProgress({ id }: { readonly id?: string }) {
  const jobs = useJobsQuery();
  const shown = (jobs.data ?? []).filter((job) => id === undefined || job.id === id);
  return (
    <div className="zs-jobs">
      {shown.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </div>
  );
}

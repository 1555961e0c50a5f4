/** A large workbook is imported by a task: its progress with cancel, then its result. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { get, JobProgress, ToneTag, Trouble } from '#kernel/ui/index.ts';
import type { ImportAnswer } from './shapes.ts';

interface Task {
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly words: string;
  readonly answer: ImportAnswer | null;
}

const LOOK_MS = 1_000;
const ended = (task: Task | undefined) => task !== undefined && task.state !== 'waiting' && task.state !== 'running';

/** Looks until the task has ended; `children` show what it answered. */
export function TaskProgress({
  id,
  onEnd,
  meanwhile,
  children,
}: {
  readonly id: string;
  /** Told once when it is seen to have been done. */
  readonly onEnd?: () => unknown;
  /** Said as long as it goes on. */
  readonly meanwhile?: ReactNode;
  readonly children: (answer: ImportAnswer) => ReactNode;
}) {
  const asked = useQuery({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => get<Task>(`/api/jobs/${id}`, signal),
    refetchInterval: (query) => (ended(query.state.data) ? false : LOOK_MS),
  });
  const done = asked.data?.state === 'done';
  useEffect(() => {
    if (done) onEnd?.();
  }, [done, onEnd]);
  if (asked.isError) return <Trouble error={asked.error} retry={() => asked.refetch()} />;
  const task = asked.data;
  if (task?.state === 'done' && task.answer) return children(task.answer);
  if (task && ended(task))
    return (
      <p role="alert">
        <ToneTag tone="stopped">{task.words}</ToneTag>　已经导入的行都在；重新上传同一份表格，会接着导入其余的行。
      </p>
    );
  return (
    <>
      <JobProgress id={id} />
      {meanwhile}
    </>
  );
}

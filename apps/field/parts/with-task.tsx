import type { ReactNode } from 'react';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { type Task, useTask } from '../task-data.ts';
import { moment } from '../words.ts';
import { FieldPage } from './page.tsx';

interface WithTaskProps {
  readonly id: string;
  readonly title: string;
  readonly back: string;
  readonly children: (task: Task, again: () => void, as_of: string | undefined) => ReactNode;
}

/** Reads the task and shows its page; says so when what is shown was read earlier. */
export function WithTask({ id, title, back, children }: WithTaskProps) {
  const reading = useTask(id);
  if (reading.state === 'pending')
    return (
      <FieldPage title={title} back={back}>
        <Waiting />
      </FieldPage>
    );
  if (reading.state === 'failed')
    return (
      <FieldPage title={title} back={back}>
        <Trouble error={reading.error} retry={reading.again} />
      </FieldPage>
    );
  const { data, as_of } = reading.data;
  return <>{children(data, reading.again, as_of)}</>;
}

/** What is shown is not from now. */
export function AsOf({ at }: { readonly at: string | undefined }) {
  return at ? (
    <p className="notice notice-warn" role="status">
      没有网络，下面是{moment(at)}读取的内容。
    </p>
  ) : null;
}

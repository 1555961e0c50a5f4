/** The officer's phone: from the door to the task. Words are large, buttons are at the bottom, and what was typed stays. */
import type { ReactNode } from 'react';
import { matched, usePath } from '../shared/address.tsx';
import { Trouble, Waiting } from '../shared/trouble.tsx';
import { CertificatePage } from './pages/certificate.tsx';
import { CheckInPage } from './pages/check-in.tsx';
import { ChecklistPage } from './pages/checklist.tsx';
import { DoorPages } from './pages/door.tsx';
import { LatePage } from './pages/late.tsx';
import { MePage } from './pages/me.tsx';
import { MyDayPage } from './pages/my-day.tsx';
import { OutboxPage } from './pages/outbox.tsx';
import { RecordPage } from './pages/record.tsx';
import { ResultPage } from './pages/result.tsx';
import { ShowPage } from './pages/show.tsx';
import { TaskPage } from './pages/task.tsx';
import { TaskCodePage } from './pages/task-code.tsx';
import { Bare, Frame } from './parts/frame.tsx';
import { useDoor, WorkerContext } from './session.tsx';

type Parts = Readonly<Record<string, string>>;
const PAGES: readonly (readonly [string, (parts: Parts) => ReactNode])[] = [
  ['/field', () => <MyDayPage />],
  ['/field/task/:id', ({ id = '' }) => <TaskPage key={id} id={id} />],
  ['/field/task/:id/enter', ({ id = '' }) => <CheckInPage key={id} id={id} />],
  ['/field/task/:id/late', ({ id = '' }) => <LatePage key={id} id={id} />],
  ['/field/task/:id/code', ({ id = '' }) => <TaskCodePage key={id} id={id} />],
  ['/field/task/:id/show', ({ id = '' }) => <ShowPage key={id} id={id} />],
  ['/field/task/:id/findings', ({ id = '' }) => <ChecklistPage key={id} id={id} />],
  ['/field/task/:id/record', ({ id = '' }) => <RecordPage key={id} id={id} />],
  ['/field/task/:id/result', ({ id = '' }) => <ResultPage key={id} id={id} />],
  ['/field/certificate', () => <CertificatePage />],
  ['/field/outbox', () => <OutboxPage />],
  ['/field/me', () => <MePage />],
];

function pageAt(path: string): ReactNode {
  for (const [pattern, page] of PAGES) {
    const parts = matched(pattern, path);
    if (parts) return page(parts);
  }
  return <MyDayPage />;
}

export function Field() {
  const path = usePath();
  const door = useDoor();
  if (door.state === 'pending')
    return (
      <Bare>
        <Waiting words="正在打开…" />
      </Bare>
    );
  if (door.state === 'failed')
    return (
      <Bare>
        <Trouble error={door.error} retry={door.again} />
      </Bare>
    );
  if (door.state === 'out') return <DoorPages refresh={door.refresh} />;
  const { worker } = door;
  if (worker.session.expect || worker.session.acting === null)
    return <DoorPages refresh={door.worker.refresh} session={worker.session} leave={worker.leave} />;
  return (
    <WorkerContext value={worker}>
      <Frame>{pageAt(path)}</Frame>
    </WorkerContext>
  );
}

/** Server-only parts: the reactor's sink, the sweep, jobs, routes. */
import type { AnyJob } from '#kernel/jobs.ts';
import { type BackTestDeps, backTestJob } from './jobs/back-test.ts';

export type { BackTestAnswer } from './jobs/back-test-summary.ts';
export { type RouteDeps, supervisionRoutes } from './routes.ts';
export { alertSink } from './sink/alert-sink.ts';
export type { SinkDeps } from './sink/deps.ts';
export { type SweepDeps, superviseSweep } from './sweep.ts';

export function supervisionJobs(deps: BackTestDeps): AnyJob[] {
  return [backTestJob(deps)];
}

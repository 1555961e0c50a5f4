/** Server-only parts: routes, jobs and what goes on by itself. */
import type { FastifyInstance } from 'fastify';
import type { AnyJob } from '#kernel/jobs.ts';
import { filesRoutes } from './files/routes.ts';
import type { FilesDeps } from './files/server/deps.ts';
import { provideKnown } from './queries/known.ts';
import { refreshReturnSums } from './rollup/refresh.ts';
import type { ReturnsDeps } from './server/deps.ts';
import { openJob } from './server/open-job.ts';
import { expectedRoutes } from './server/routes.ts';
import { sweep } from './server/sweep.ts';

export { refreshReturnSums } from './rollup/refresh.ts';
export type { ReturnsDeps } from './server/deps.ts';
export { expectReturn, expectRound } from './server/expected.ts';
export { followForms } from './server/follow-forms.ts';
export { type Opened, type OpenWanted, openRound } from './server/open-round.ts';
export { openings } from './server/sweep.ts';

export function returnsRoutes(app: FastifyInstance, deps: ReturnsDeps & FilesDeps): void {
  provideKnown({ facts: deps.registry.facts, records: deps.registry.records, worker: deps.worker });
  expectedRoutes(app, deps);
  filesRoutes(app, deps);
}

export function returnsJobs(deps: ReturnsDeps): AnyJob[] {
  return [openJob(deps)];
}

/** Once a minute: what the passing of time asks for. */
export async function returnsSweep(deps: ReturnsDeps): Promise<void> {
  await sweep(deps);
  await refreshReturnSums(deps.worker);
}

/** Server-only parts: what the passing of time asks for. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { type SweepDeps, sweep } from './server/sweep.ts';

export interface TrainingDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
}

export function trainingRoutes(_app: FastifyInstance, _deps: TrainingDeps): void {}

export function trainingJobs(_deps: TrainingDeps): AnyJob[] {
  return [];
}

/** Once a minute: what the passing of time asks for. */
export async function trainingSweep(deps: SweepDeps): Promise<void> {
  await sweep(deps);
}

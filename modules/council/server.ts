/** Server-only parts: papers as files, and reminders of agreed items. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { paperRoutes } from './server/papers.ts';
import { type SweepDeps, setReminders } from './server/sweep.ts';

export interface CouncilDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
  readonly platform?: 'demo' | 'real';
}

export function councilRoutes(app: FastifyInstance, deps: CouncilDeps): void {
  paperRoutes(app, deps);
}

export function councilJobs(_deps: CouncilDeps): AnyJob[] {
  return [];
}

/** Once a minute: what the passing of time asks for. */
export async function councilSweep(deps: SweepDeps): Promise<void> {
  await setReminders(deps);
}

/** Server-only parts: routes, what goes on by itself, and the door through which channels hand clues in. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { csvRoute } from './server/csv-route.ts';
import { identityRoute } from './server/identity-route.ts';
import { endOpenings } from './server/sweep.ts';

export { type ComesIn, type TakeInDeps, type TakenIn, takeIn } from './server/take-in.ts';

export interface CluesDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
}

export function cluesRoutes(app: FastifyInstance, deps: CluesDeps): void {
  identityRoute(app, deps);
  csvRoute(app, deps);
}

export function cluesJobs(_deps: CluesDeps): AnyJob[] {
  return [];
}

/** Once a minute: what the passing of time asks for. */
export async function cluesSweep(deps: CluesDeps): Promise<void> {
  await endOpenings(deps);
}

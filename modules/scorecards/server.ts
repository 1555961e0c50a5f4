/** Server-only parts: routes, jobs and what goes on by itself. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { provideFacts } from './count.ts';
import { feedRoutes } from './feed/routes.ts';

export interface ScorecardsDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
}

export function scorecardsRoutes(app: FastifyInstance, deps: ScorecardsDeps): void {
  provideFacts(deps.registry.facts, deps.worker);
  feedRoutes(app, deps);
}

export function scorecardsJobs(_deps: ScorecardsDeps): AnyJob[] {
  return [];
}

/** Once a minute: what the passing of time asks for. */
export async function scorecardsSweep(_deps: ScorecardsDeps): Promise<void> {}

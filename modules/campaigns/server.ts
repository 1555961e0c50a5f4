/** Server-only parts: routes, jobs and what goes on by itself. */
import type { FastifyInstance } from 'fastify';
import type { FileStore } from '#kernel/files/store.ts';
import type { AnyJob } from '#kernel/jobs.ts';
import type { Database } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import type { PolicyService } from '#kernel/server/policy-service.ts';
import { closeByReturns } from './sweep/by-return.ts';
import type { SweepDeps } from './sweep/deps.ts';
import { openNextCycle } from './sweep/next-cycle.ts';
import { openCampaigns } from './sweep/open-duties.ts';
import { openNotices } from './sweep/open-notices.ts';

export interface CampaignsDeps extends HttpDeps {
  readonly worker: Database;
  readonly policy_service: PolicyService;
  readonly files: FileStore;
}

export function campaignsRoutes(_app: FastifyInstance, _deps: CampaignsDeps): void {}

export function campaignsJobs(_deps: CampaignsDeps): AnyJob[] {
  return [];
}

const MOST_PAGES = 100;

/** Once a minute: yearly campaigns of a new year, duties of campaigns being opened until none is left, duties done by reporting, notices whose period has begun. */
export async function campaignsSweep(deps: SweepDeps): Promise<void> {
  await openNextCycle(deps);
  for (let page = 0; page < MOST_PAGES && (await openCampaigns(deps)) > 0; page += 1);
  await closeByReturns(deps);
  await openNotices(deps);
}

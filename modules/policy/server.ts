/** Server-only parts: following changes of policy, the dry run, handing the running service to the queries. */
import type { AnyJob } from '#kernel/jobs.ts';
import { type DryRunDeps, dryRunJob } from './jobs/dry-run.ts';

export { type FollowDeps, policyFollower, recount } from './follow.ts';
export { type PolicySource, providePolicy } from './service.ts';
export { reviewUpgrade, type UpgradeDeps } from './upgrade.ts';

export function policyJobs(deps: DryRunDeps): AnyJob[] {
  return [dryRunJob(deps)];
}

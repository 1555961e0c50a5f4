/** Every route of the server, kernel's and modules', and the built screens. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { JobDeps } from '#kernel/server/job-runner.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { rootRoutes } from '#kernel/server/root-routes.ts';
import { commandRoutes } from '#kernel/server/routes/commands.ts';
import { fileRoutes } from '#kernel/server/routes/files.ts';
import { importRoutes } from '#kernel/server/routes/import.ts';
import { jobRoutes } from '#kernel/server/routes/jobs.ts';
import { metaRoutes } from '#kernel/server/routes/meta.ts';
import { proofRoutes } from '#kernel/server/routes/proof.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import { unmaskRoutes } from '#kernel/server/routes/unmask.ts';
import { workbenchRoutes } from '#kernel/server/routes/workbench.ts';
import { identityRoutes } from '#modules/identity/server.ts';
import { inspectionRoutes, portalRoutes } from '#modules/inspection/server.ts';
import { supervisionRoutes } from '#modules/supervision/server.ts';
import type { PlatformDeps } from './platform.ts';
import { addScreens } from './screens.ts';

export async function addRoutes(app: FastifyInstance, deps: PlatformDeps, jobs: JobDeps): Promise<void> {
  metaRoutes(app, deps);
  recordRoutes(app, deps);
  unmaskRoutes(app, deps);
  proofRoutes(app, deps);
  rootRoutes(app, deps);
  commandRoutes(app, deps);
  workbenchRoutes(app, deps);
  jobRoutes(app, deps, { ...jobs, wake: () => deps.written() });
  await fileRoutes(app, deps);
  importRoutes(app, deps);
  await identityRoutes(app, deps);
  inspectionRoutes(app, deps);
  await portalRoutes(app, deps);
  supervisionRoutes(app, deps);
  await addScreens(app, join(projectRoot(), 'build'));
}

/** Every route of the server, kernel's and modules', and the built screens. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
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

/** Screens and the address under which each is served. */
const SCREENS = [
  { name: 'portal', at: '/p/' },
  { name: 'field', at: '/field/' },
  { name: 'desk', at: '/' },
] as const;

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
  for (const screen of SCREENS) await addScreen(app, screen.name, screen.at);
}

/** A built single-page screen: its files with long life, its page for every other address below it. */
async function addScreen(app: FastifyInstance, name: string, at: string): Promise<void> {
  const root = join(projectRoot(), 'build', name);
  if (!existsSync(join(root, 'index.html'))) return;
  await app.register(async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      prefix: at,
      wildcard: false,
      decorateReply: true,
      index: 'index.html',
    });
    scope.get(`${at}*`, async (request, reply) => {
      if (request.url.startsWith('/api/')) return reply.callNotFound();
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  });
}

/** Jobs over HTTP: start, look, cancel. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import { refuse } from '../../refusal.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { type JobDeps, startJob } from '../job-runner.ts';
import { claimsOf } from '../run-command.ts';

const id = z.uuid({ error: '任务编号不对' });

export function jobRoutes(app: FastifyInstance, deps: HttpDeps, jobs: JobDeps & { readonly wake: () => void }): void {
  app.get('/api/jobs', async (request) => {
    const actor = await callerOf(deps, request);
    const rows = await deps.db.ask(
      claimsOf(actor, 'unit'),
      sql`select id, name, label, state, done, total, words, started_at, ended_at from job_run
        where person = ${actor.person} order by started_at desc limit 50`,
    );
    return { jobs: rows };
  });

  app.get<{ Params: { id: string } }>('/api/jobs/:id', async (request) => {
    const actor = await callerOf(deps, request);
    const rows = await deps.db.ask(
      claimsOf(actor, 'unit'),
      sql`select id, name, label, state, done, total, words, answer, started_at, ended_at from job_run
        where id = ${parseForm(id, request.params.id)} and person = ${actor.person}`,
    );
    if (!rows[0]) throw refuse('missing.job', '没有找到这个任务。');
    return rows[0];
  });

  app.post<{ Params: { name: string } }>('/api/jobs/:name', async (request) => {
    const actor = await callerOf(deps, request);
    const started = await startJob(jobs, actor, request.params.name, request.body ?? {});
    jobs.wake();
    return { id: started };
  });

  app.post<{ Params: { id: string } }>('/api/jobs/:id/cancel', async (request) => {
    const actor = await callerOf(deps, request);
    const rows = await deps.db.transact(claimsOf(actor, 'unit'), (tx) =>
      tx.run(
        sql`update job_run set cancel = true where id = ${parseForm(id, request.params.id)} and state in ('waiting', 'running')`,
      ),
    );
    return { cancelled: rows === 1 };
  });
}

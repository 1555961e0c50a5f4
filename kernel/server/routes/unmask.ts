/** Unmasking over HTTP, a few times a minute: whoever needs whole lists of numbers asks for an export with a right of its own. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { unmask, unmaskForm } from '../unmask.ts';
import { recordNamed } from './records.ts';

const A_MINUTE = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const idSchema = z.uuid({ error: '编号不对，请从列表中打开' });

export function unmaskRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: { record: string; id: string } }>(
    '/api/records/:record/:id/unmask',
    { config: A_MINUTE, schema: { summary: '查看隐去的内容', description: '只给出一次，查看行为记入访问日志。' } },
    async (request) => {
      const actor = await callerOf(deps, request);
      const def = recordNamed(deps, request.params.record);
      const id = parseForm(idSchema, request.params.id);
      return unmask(deps, def, actor, { ...parseForm(unmaskForm, request.body ?? {}), id, address: request.ip });
    },
  );
}

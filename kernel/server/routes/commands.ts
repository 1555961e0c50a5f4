/** Commands and queries over HTTP; each command has its own route, so the API document lists every verb with its fields. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AnyCommand } from '../../command.ts';
import { parseForm } from '../../form.ts';
import type { AnyQuery } from '../../query.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { fieldsJsonSchema } from '../json-schema.ts';
import { runCommand } from '../run-command.ts';
import { runQuery } from '../run-query.ts';

const callSchema = z.strictObject(
  {
    id: z.uuid({ error: '编号不对，请从列表中打开' }).optional(),
    version: z.number({ error: '版本号应为数字' }).int().min(1).optional(),
    key: z.string({ error: '提交编号应为文字' }).min(8).max(80).optional(),
    input: z.unknown().optional(),
  },
  { error: '提交的内容应为一张表单' },
);

export function commandRoutes(app: FastifyInstance, deps: HttpDeps): void {
  for (const cmd of deps.registry.commands.values()) addCommand(app, deps, cmd);
  for (const query of deps.registry.queries.values()) addQuery(app, deps, query);
}

function addCommand(app: FastifyInstance, deps: HttpDeps, cmd: AnyCommand): void {
  const schema = {
    summary: cmd.label,
    tags: [cmd.record],
    description: `权利：${cmd.right}`,
    body: {
      type: 'object',
      properties: {
        ...(cmd.creates ? {} : { id: { type: 'string', format: 'uuid' } }),
        version: { type: 'integer' },
        key: { type: 'string', description: '同一编号只生效一次' },
        input: fieldsJsonSchema(cmd.fields),
      },
    },
  };
  app.post(`/api/commands/${cmd.name}`, { schema }, async (request) => {
    const actor = await callerOf(deps, request);
    return runCommand(deps, actor, cmd, parseForm(callSchema, request.body ?? {}));
  });
}

function addQuery(app: FastifyInstance, deps: HttpDeps, query: AnyQuery): void {
  app.post(
    `/api/queries/${query.name}`,
    { schema: { summary: query.label, description: `权利：${query.right}` } },
    async (request) => {
      const answer = await runQuery(deps, await callerOf(deps, request), query, request.body);
      return answer ?? {};
    },
  );
}

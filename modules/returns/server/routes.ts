/** What is asked of returns beside their verbs and reads: what the records say, worked out anew. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantOf } from '#kernel/rights.ts';
import { callerOf } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import type { ReturnsDeps } from './deps.ts';
import { expectReturn } from './expected.ts';

const id = z.uuid({ error: '报表编号不对，请从列表中打开' });

export function expectedRoutes(app: FastifyInstance, deps: ReturnsDeps): void {
  app.post<{ Params: { id: string } }>(
    '/api/returns/:id/expected',
    { schema: { summary: '按系统记录重新计算报表的预填数', tags: ['return'] } },
    async (request) => {
      const actor = await callerOf(deps, request);
      const grant = grantOf(actor, 'returns.read');
      if (!grant)
        throw refuse('right.denied', '您当前的岗位不能查看报表。如确需查看，请切换岗位或联系本单位管理员授权。');
      const wanted = parseForm(id, request.params.id);
      const [row] = await deps.db.ask<{ id: string }>(
        claimsOf(actor, grant.reach),
        sql`select id from return_sheet where id = ${wanted}`,
      );
      if (!row) throw refuse('missing.record', '没有找到这份报表，或者它不在您的管辖范围内。');
      return { cells: await expectReturn(deps, row.id), as_of: deps.clock.now().toISOString() };
    },
  );
}

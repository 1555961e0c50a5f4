/**
 * The proof of one record's history as a file that anybody verifies without us (`zhunsheng verify`). It holds the exact text of every entry, so it
 * is given only to those from whom nothing in that text is kept.
 */
import type { FastifyInstance } from 'fastify';
import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import type { RecordDef } from '../../record.ts';
import { refuse } from '../../refusal.ts';
import { type Actor, scopeOf, within } from '../../rights.ts';
import { logAccess } from '../access-log.ts';
import type { Database } from '../database.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { proofOf } from '../proof.ts';
import { reachFor } from '../read-records.ts';
import { claimsOf } from '../run-command.ts';
import { recordNamed } from './records.ts';

const idSchema = z.uuid({ error: '编号不对，请从列表中打开' });

export function proofRoutes(app: FastifyInstance, deps: HttpDeps & { readonly worker: Database }): void {
  app.get<{ Params: { record: string; id: string } }>(
    '/api/records/:record/:id/proof',
    { schema: { summary: '导出一条记录的存证', description: '含全部办理过程的原文和封印，可离线核验。' } },
    async (request, reply) => {
      const actor = await callerOf(deps, request);
      const def = recordNamed(deps, request.params.record);
      const id = parseForm(idSchema, request.params.id);
      await mayProve(deps, def, actor, id);
      const at = deps.clock.now().toISOString();
      const proof = await proofOf(deps.worker, def.name, id, at);
      await logAccess(deps.db, {
        kind: 'export',
        ok: true,
        at,
        actor,
        address: request.ip,
        what: { record: def.name, id, proof: true },
      });
      const name = encodeURIComponent(`${def.label}存证-${id}.json`);
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
      return proof;
    },
  );
}

/**
 * The keeping unit must lie in the reader's own scope: an addressee reads the record, but not the drafts and opinions before it was sent.
 * Of records with fields kept from the supervised (or from everybody), the supervising side alone; sealed personal fields stay sealed.
 */
async function mayProve(deps: HttpDeps, def: RecordDef, actor: Actor, id: string): Promise<void> {
  const reach = reachFor(actor, def.read, def.label);
  reachFor(actor, def.export ?? def.read, def.label);
  const [row] = await deps.db.ask<{ unit: string; line: string }>(
    claimsOf(actor, reach),
    sql`select unit, line from ${raw(`"${def.table}"`)} where id = ${id}`,
  );
  if (!row) throw refuse('missing.record', `没有找到这条${def.label}，或者它不在您的管辖范围内。`);
  const kept = Object.values(def.fields).some((f) => !f.personal && f.seen !== undefined && f.seen !== 'all');
  if (!within(scopeOf(reach, actor.unit), row) || (kept && !actor.supervisor))
    throw refuse(
      'right.proof',
      `这条${def.label}的存证含有不向您公开的内容，不能导出。确需存证的，请联系当地司法行政部门。`,
    );
}

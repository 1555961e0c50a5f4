/** Opening who gave the information: allowed by another, to the asker alone, for a short time; logged before it is given, and neither journalled nor kept. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantOf } from '#kernel/rights.ts';
import { logAccess } from '#kernel/server/access-log.ts';
import { callerOf, type HttpDeps } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import type { ClueIdentityRow, ClueOpeningRow } from '../records/identity.ts';

const idShape = z.uuid({ error: '编号不对，请从申请中打开' });

export function identityRoute(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: { id: string } }>('/api/clues/openings/:id/identity', async (request) => {
    const actor = await callerOf(deps, request);
    const id = parseForm(idShape, request.params.id);
    const grant = grantOf(actor, 'clue.open-identity');
    if (!grant) throw refuse('right.denied', '您当前的岗位不能查看反映人身份。');
    const claims = claimsOf(actor, grant.reach);
    const [opening] = await deps.db.ask<ClueOpeningRow>(claims, sql`select * from clue_opening where id = ${id}`);
    if (!opening) throw refuse('missing.record', '没有找到这份申请，或者它不是本单位的。');
    if (opening.asked_by !== actor.person || actor.for_person)
      throw refuse('right.not-yours', '批准的是申请人本人查看。需要查看的，请自己申请。');
    const now = deps.clock.now().toISOString();
    if (opening.state !== 'approved' || !opening.open_until || Date.parse(opening.open_until) <= Date.parse(now))
      throw refuse('gone.opening', '这份申请没有批准，或者查看的时间已过。仍要查看的，请重新申请。');
    const [row] = await deps.db.ask<ClueIdentityRow>(
      claims,
      sql`select * from clue_identity where arrival = ${opening.arrival}`,
    );
    if (!row) throw refuse('missing.identity', '没有找到反映人身份。');
    await logAccess(deps.db, {
      kind: 'unmask',
      ok: true,
      at: now,
      actor,
      address: request.ip,
      what: {
        record: 'clue-identity',
        id: row.id,
        opening: id,
        reason: opening.reason,
        allowed_by: opening.answered_by,
      },
    });
    return { informant: row.informant, phone: row.phone, address: row.address, open_until: opening.open_until };
  });
}

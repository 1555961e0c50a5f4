/** What waits for a person: duties, notices, running jobs. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { claimsOf } from '../run-command.ts';

const MOST = 200;

const dutyAsk = z.object({
  /** `mine`: owed by me or by my unit without a name; `below`: by units of my region. */
  of: z.enum(['mine', 'below']).default('mine'),
  until: z.iso.date({ error: '日期应写成 2026-03-01' }).optional(),
});

export function workbenchRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get('/api/duties', async (request) => {
    const actor = await callerOf(deps, request);
    const ask = parseForm(dutyAsk, request.query ?? {});
    const claims = claimsOf(actor, ask.of === 'below' ? 'region-and-below' : 'unit');
    const mine =
      ask.of === 'mine'
        ? sql`unit = ${actor.unit.code} and (person is null or person::text = ${actor.person})`
        : sql`true`;
    const until = ask.until ? sql`and due <= ${ask.until}` : sql``;
    const duties = await deps.db.ask(
      claims,
      sql`select id, kind, title, unit, zs_unit_name(unit) as unit_name, person, record, record_id, opened_at, due, provisional, basis,
          reminded, escalated, due < ${deps.clock.today()} as late
        from duty where closed_at is null and ${mine} ${until} order by due nulls last, id limit ${MOST}`,
    );
    return { duties, today: deps.clock.today() };
  });

  app.get('/api/notices', async (request) => {
    const actor = await callerOf(deps, request);
    const notices = await deps.db.ask(
      claimsOf(actor, 'unit'),
      sql`select id, title, text, record, record_id, at, read_at from notice
        where unit = ${actor.unit.code} and (person is null or person::text = ${actor.person}) order by at desc limit ${MOST}`,
    );
    return { notices };
  });

  app.post('/api/notices/read', async (request) => {
    const actor = await callerOf(deps, request);
    const { ids } = parseForm(
      z.strictObject({ ids: z.array(z.uuid({ error: '通知编号不对' })).max(MOST) }, { error: '请指明已读的通知' }),
      request.body ?? {},
    );
    const marked = await deps.db.transact(claimsOf(actor, 'unit'), (tx) =>
      tx.run(
        sql`update notice set read_at = ${deps.clock.now().toISOString()} where id = any(${ids}) and read_at is null`,
      ),
    );
    return { marked };
  });
}

/** What waits for a person: duties and notices. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '../../form.ts';
import { type DutiesAsk, listDuties } from '../duties.ts';
import { dutyBlockers, dutyMonth, dutyWaiting } from '../duty-views.ts';
import { callerOf, type HttpDeps } from '../http.ts';
import { claimsOf } from '../run-command.ts';

const MOST = 200;

const dutyAsk: z.ZodType<DutiesAsk> = z
  .strictObject({
    of: z.enum(['mine', 'below'], { error: '范围应为 mine（本人）或 below（所辖单位）' }).default('mine'),
    from: z.iso.date({ error: '日期应写成 2026-03-01' }).optional(),
    until: z.iso.date({ error: '日期应写成 2026-03-01' }).optional(),
    record: z.string().max(60).optional(),
    record_id: z.uuid({ error: '编号不对，请从列表中打开' }).optional(),
  })
  .refine((ask) => (ask.record === undefined) === (ask.record_id === undefined), {
    error: '查看一条记录的待办，要同时指明种类和编号',
  });

const of = z.enum(['mine', 'below'], { error: '范围应为 mine（本人）或 below（所辖单位）' }).default('mine');
const viewAsk = z.strictObject({ of });
const monthAsk = z.strictObject({
  of,
  month: z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { error: '月份应写成 2026-03' }),
});
const threadAsk = z.strictObject({ of, thread: z.uuid({ error: '批次编号不对，请从列表中打开' }) });

export function workbenchRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get('/api/duties', async (request) => {
    const actor = await callerOf(deps, request);
    return {
      duties: await listDuties(deps, actor, parseForm(dutyAsk, request.query ?? {})),
      today: deps.clock.today(),
    };
  });

  app.get('/api/duties/month', async (request) => {
    const actor = await callerOf(deps, request);
    return dutyMonth(deps, actor, parseForm(monthAsk, request.query ?? {}));
  });

  app.get('/api/duties/waiting', async (request) => {
    const actor = await callerOf(deps, request);
    return { waiting: await dutyWaiting(deps, actor, parseForm(viewAsk, request.query ?? {})) };
  });

  app.get('/api/duties/blockers', async (request) => {
    const actor = await callerOf(deps, request);
    return { blockers: await dutyBlockers(deps, actor, parseForm(threadAsk, request.query ?? {})) };
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

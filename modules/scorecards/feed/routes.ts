/** `/api/calendar/:token.ics`: the open duties of one person in one unit, without an account, for whoever holds the address. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { z } from 'zod';
import { parseForm } from '#kernel/form.ts';
import { refuse } from '#kernel/refusal.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import type { HttpDeps } from '#kernel/server/http.ts';
import { digestOf } from '../commands/make-feed.ts';
import { calendarOf, type FeedDuty } from './calendar.ts';

const MOST = 1_000;
const PER_MINUTE = 20;
const address = z.string().regex(/^[\w-]{20,64}\.ics$/, { error: '日历地址不对，请重新复制' });

export function feedRoutes(app: FastifyInstance, deps: HttpDeps & { readonly worker: Database }): void {
  const config = { rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } };
  app.get<{ Params: { file: string } }>('/api/calendar/:file', { config }, async (request, reply) => {
    const token = parseForm(address, request.params.file).slice(0, -'.ics'.length);
    // Only who still holds a post in the unit is still told of its duties.
    const [feed] = await deps.worker.ask<{ person: string; unit: string; unit_name: string | null }>(
      NO_CLAIMS,
      sql`select f.person, f.unit, zs_unit_name(f.unit) as unit_name from calendar_feed f
        where f.token_digest = ${digestOf(token)} and f.state = 'active'
          and exists (select from post p where p.person = f.person and p.unit = f.unit and p.state = 'active'
            and p.valid_from <= ${deps.clock.today()} and (p.valid_until is null or p.valid_until >= ${deps.clock.today()}))`,
    );
    if (!feed)
      throw refuse('calendar.unknown', '这个日历地址已停用或不存在，请在“待办日程”中重新订阅。', { status: 404 });
    const duties = await deps.worker.ask<FeedDuty>(
      NO_CLAIMS,
      sql`select id, title, due, provisional from duty where closed_at is null and due is not null and unit = ${feed.unit}
        and (person is null or person = ${feed.person}) order by due, id limit ${MOST}`,
    );
    reply.header('cache-control', 'private, max-age=900');
    return reply
      .type('text/calendar; charset=utf-8')
      .send(calendarOf(feed.unit_name ?? feed.unit, duties, deps.clock.now().toISOString()));
  });
}

/** The published roots, for everybody: no account, the portal's own database role. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { isDay } from '../day.ts';
import { parseForm } from '../form.ts';
import type { Database } from './database.ts';
import { type Roots, rootsBetween, rootsText } from './roots.ts';

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });
const asked = z
  .strictObject({ from: day.optional(), until: day.optional() })
  .refine((it) => !it.from || !it.until || it.from <= it.until, { error: '起始日期不能晚于截止日期', path: ['until'] });

const THE_BEGINNING = '2000-01-01';
const A_MINUTE = 60_000;
const config = { rateLimit: { max: 30, timeWindow: A_MINUTE } };

export function rootRoutes(app: FastifyInstance, deps: { readonly portal: Database; readonly clock: Clock }): void {
  const read = async (query: unknown): Promise<Roots> => {
    const today: string = deps.clock.today();
    const { from = THE_BEGINNING, until = today } = parseForm(asked, query ?? {});
    const roots = await rootsBetween(deps.portal, from, until < today ? until : today, today);
    return { format: 'zhunsheng-roots/1', made_at: deps.clock.now().toISOString(), roots };
  };
  const schema = (what: string) => ({
    summary: `公布的每日封印根（${what}）`,
    description: '每日最后一个封印的编号和封印链摘要。保存副本，日后用 zhunsheng verify --roots 核验导出的存证。',
  });
  app.get('/api/portal/roots', { config, schema: schema('JSON') }, (request) => read(request.query));
  app.get('/api/portal/roots.txt', { config, schema: schema('文本') }, async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(rootsText(await read(request.query))),
  );
}

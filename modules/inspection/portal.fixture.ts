/** The portal and the desk over HTTP on the county of `inspection.fixture.ts`: calls as the firm or as somebody signed in. */
import { randomUUID } from 'node:crypto';
import pino from 'pino';
import sql from 'sql-template-tag';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { createHttp, type Doorkeeper } from '#kernel/server/http.ts';
import { rebuildFacts } from '#kernel/server/reactor.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { inspectionFacts } from './facts.ts';
import { county, SECRET } from './inspection.fixture.ts';
import { inspectionRoutes, portalRoutes, takePosts } from './server.ts';

type Desk = Parameters<typeof inspectionRoutes>[1] & Parameters<typeof recordRoutes>[1];

export async function portalOf(base: TestDatabase) {
  const c = await county(base);
  const portal = new Database(base.portal);
  const signedIn = new Map([
    ['officer', c.officer],
    ['head', c.head],
    ['supervisor', c.supervisor],
  ]);
  const doorkeeper: Doorkeeper = {
    actorOf: async (token) => signedIn.get(token) as NonNullable<ReturnType<typeof signedIn.get>>,
  };
  const http = await createHttp({
    ...c.deps,
    doorkeeper,
    log: pino({ level: 'silent' }),
    version: 'test',
    migrations: async () => ({ state: 'current', applied: 0, names: [] }),
  });
  await portalRoutes(http, { ...c.deps, portal });
  const desk = { ...c.deps, doorkeeper, secret: SECRET, aside: c.aside } as unknown as Desk;
  inspectionRoutes(http, desk);
  recordRoutes(http, desk);

  let calls = 0;
  const anotherAddress = () => {
    calls += 1;
    return `10.0.${Math.floor(calls / 250)}.${calls % 250}`;
  };
  /** Each call comes from another address, so that rate limits do not meet the tests that are not about them. */
  async function call(method: 'GET' | 'POST', url: string, payload?: object, from = anotherAddress(), as?: string) {
    const answer = await http.inject({
      method,
      url,
      remoteAddress: from,
      headers: { 'x-zs-request': '1', host: 'localhost', ...(as ? { cookie: `zs_session=${as}` } : {}) },
      ...(payload ? { payload } : {}),
    });
    return {
      status: answer.statusCode,
      body: String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body,
    };
  }

  return {
    c,
    http,
    call,
    close: async () => {
      await http.close();
      await portal.close();
      await c.close();
    },
    /** What was handed in at the portal becomes records, as the worker does it. */
    take: () => takePosts({ ...c.deps, worker: c.worker }),
    rate: (token: string, more: Record<string, unknown> = {}) =>
      call('POST', `/api/portal/visit/${token}/rating`, {
        key: randomUUID(),
        level: 'good',
        answers: {},
        words: null,
        firm_key: null,
        ...more,
      }),
    /** An inspection that was entered, with its visit and the token the firm is shown. */
    async entered() {
      const id = await c.approved();
      const answer = await c.act(c.officer, 'inspection.check-in', { code: await c.taskCode(id) }, id);
      return { id, ...(answer.result as { visit: string; show_token: string }) };
    },
    /** A key the bureau hands to the firm: its secret and the row's id. */
    async firmKey() {
      const { id, result } = await c.act(c.supervisor, 'firm-key.issue', { firm: c.firm, handed_to: '当面交企业' });
      return { id, firm_key: (result as { firm_key: string }).firm_key };
    },
    /** What the facts say of the inspection's rating, computed anew. */
    async ratedBadly(id: string) {
      await rebuildFacts(c.worker, inspectionFacts);
      const [row] = await c.worker.ask<{ rated_badly: boolean | null }>(
        NO_CLAIMS,
        sql`select rated_badly from fact_inspection where id = ${id}`,
      );
      return row?.rated_badly;
    },
  };
}

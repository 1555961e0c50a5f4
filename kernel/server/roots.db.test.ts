import Fastify from 'fastify';
import sql from 'sql-template-tag';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { fixedClock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import { Database, NO_CLAIMS } from './database.ts';
import { rootRoutes } from './root-routes.ts';
import { parseRoots, type Roots } from './roots.ts';
import { sealAll } from './seal-all.fixture.ts';

const db = await testDatabase();
const [worker, portal] = [new Database(db.worker), new Database(db.portal)];
const clock = fixedClock('2026-06-26T10:00:00+08:00');
const app = Fastify();
rootRoutes(app, { portal, clock });
afterAll(async () => {
  await app.close();
  await Promise.all([worker.close(), portal.close()]);
});

/** Something happens and is sealed at that instant; answers the seal's number. */
async function sealedAt(instant: string): Promise<number> {
  const at = new Date(instant).toISOString();
  await worker.transact(NO_CLAIMS, (tx) =>
    tx.run(
      sql`insert into access_log (at, kind, ok, body, hash) values (${at}, 'sign-in', true, '{}', ${`sm3:${at}`})`,
    ),
  );
  return sealAll(worker, at);
}

test('everybody reads the last seal of each day, by the office day and without an account', async () => {
  await sealedAt('2026-06-24T09:00:00+08:00');
  const late = await sealedAt('2026-06-24T23:59:59+08:00');
  const early = await sealedAt('2026-06-26T00:00:01+08:00');
  const all = (await app.inject('/api/portal/roots')).json<Roots>();
  expect(all.roots).toMatchObject([
    { day: '2026-06-24', number: late, final: true },
    { day: '2026-06-26', number: early, final: false },
  ]);
  const some = (await app.inject('/api/portal/roots?from=2026-06-25&until=2026-06-25')).json<Roots>();
  expect(some.roots).toEqual([]);
  const text = await app.inject('/api/portal/roots.txt');
  expect(text.headers['content-type']).toContain('text/plain');
  expect(text.body).toContain(`2026-06-24 ${late} sm3:`);
  expect(parseRoots(text.body)).toEqual(all.roots);
  expect(parseRoots(JSON.stringify(all))).toEqual(all.roots);
  expect(() => parseRoots('<html>')).toThrow(Refusal);
  expect((await app.inject('/api/portal/roots?from=yesterday')).statusCode).not.toBe(200);
});

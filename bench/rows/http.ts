/** A list page as JSON through session, claims, rights and names, beside a bare Fastify handler with the same statements and value parsers. */
import autocannon from 'autocannon';
import Fastify from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import type { RecordDef } from '#kernel/record.ts';
import { createHttp, SESSION_COOKIE } from '#kernel/server/http.ts';
import { listSql, reachFor } from '#kernel/server/read-records.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import { createDoorkeeper } from '#modules/identity/server.ts';
import type { Row } from '../harness.ts';
import type { Section } from '../sections.ts';
import type { World } from '../world.ts';
import { commandDeps, goingClock } from './check-in.ts';
import { signedIn, UNIT } from './session.ts';

const SECONDS = 5;
const AT_ONCE = 16;
const BAR = 0.75;

export const httpSection: Section = {
  name: 'http',
  async run({ world, note }) {
    const clock = goingClock();
    const token = await signedIn(world, clock.now());
    const ours = await createHttp({
      ...commandDeps(world, world.app, clock),
      doorkeeper: createDoorkeeper(world.app, world.registry, clock),
      log: pino({ level: 'silent' }),
      version: '0',
      migrations: async () => ({ state: 'fits', applied: 0, names: [] }),
    });
    recordRoutes(ours, {
      ...commandDeps(world, world.app, clock),
      doorkeeper: createDoorkeeper(world.app, world.registry, clock),
      log: pino({ level: 'silent' }),
      version: '0',
      migrations: async () => ({ state: 'fits', applied: 0, names: [] }),
    });
    const bare = bareServer(world);
    const [a, b] = [
      await ours.listen({ port: 0, host: '127.0.0.1' }),
      await bare.app.listen({ port: 0, host: '127.0.0.1' }),
    ];
    const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-zs-request': '1', 'content-type': 'application/json' };
    const shoot = async (url: string) => {
      const shot = await autocannon({
        url: `${url}/api/records/inspection/list`,
        method: 'POST',
        headers,
        body: '{}',
        connections: AT_ONCE,
        duration: SECONDS,
        workers: 1,
      });
      if (shot.non2xx > 0 || shot.errors > 0) note(`  ${url}: ${shot.non2xx} refused, ${shot.errors} failed`);
      return { rate: shot.requests.average, clean: shot.non2xx === 0 && shot.errors === 0 };
    };
    const [first, second] = await Promise.all(
      [a, b].map(async (url) =>
        (await fetch(`${url}/api/records/inspection/list`, { method: 'POST', headers, body: '{}' })).text(),
      ),
    );
    note(`  an answer is ${first?.length} characters, the bare one ${second?.length}`);
    const [oa, ob] = [[await shoot(a)], [await shoot(b)]];
    oa.push(await shoot(a));
    ob.push(await shoot(b));
    await ours.close();
    await bare.app.close();
    await bare.pool.end();
    const best = (shots: { rate: number }[]) => Math.max(...shots.map((it) => it.rate));
    const clean = [...oa, ...ob].every((it) => it.clean);
    const row: Row = {
      name: 'JSON list of 50 rows with session, claims, names',
      measured: best(oa),
      baseline: best(ob),
      unit: 'req/s',
      bar: '≥ 0.75 ×',
      ok: clean && best(oa) >= BAR * best(ob),
    };
    return [row];
  },
};

/** The same statements, by the tables' owner: page, titles of what its rows point at, names of units. */
function bareServer(world: World) {
  const pool = new pg.Pool({ ...world.base.owner, max: 16 });
  const def = world.registry.records.get('inspection') as RecordDef;
  const actor = world.actor('officer', UNIT);
  const list = listSql(def, actor, reachFor(actor, def.read, def.label), {});
  const app = Fastify();
  app.post('/api/records/inspection/list', async () => {
    const { rows } = await pool.query<Record<string, string | null>>(list);
    const page = rows.slice(0, 50);
    const of = (name: string) => [...new Set(page.flatMap((row) => row[name] ?? []))];
    const [plans, firms, units] = await Promise.all([
      pool.query(sql`select id, title::text as title from plan where id = any(${of('plan')})`),
      pool.query(sql`select id, name::text as title from firm where id = any(${of('firm')})`),
      pool.query(sql`select code, zs_unit_name(code) as name from unnest(${of('unit')}::text[]) as code`),
    ]);
    const titles = (found: pg.QueryResult) =>
      Object.fromEntries(found.rows.map((row: { id: string; title: string }) => [row.id, row.title]));
    return {
      rows: page,
      next: null,
      refs: { plan: titles(plans), firm: titles(firms) },
      units: Object.fromEntries(units.rows.map((row: { code: string; name: string }) => [row.code, row.name])),
    };
  });
  return { app, pool };
}

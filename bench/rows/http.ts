/** A list page as JSON through session, claims, rights per row and names, beside a bare Fastify handler with the same statement, columns and value parsers. */
import autocannon from 'autocannon';
import Fastify from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import sql from 'sql-template-tag';
import type { RecordDef } from '#kernel/record.ts';
import { planPage } from '#kernel/server/answer-list.ts';
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
    const a = await ours.listen({ port: 0, host: '127.0.0.1' });
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
    const once = async (url: string) =>
      (await fetch(`${url}/api/records/inspection/list`, { method: 'POST', headers, body: '{}' })).text();
    const first = await once(a);
    const bare = await bareServer(world);
    const b = await bare.app.listen({ port: 0, host: '127.0.0.1' });
    const second = await once(b);
    const { can, ...rest } = JSON.parse(first);
    if (JSON.stringify(rest) !== JSON.stringify(JSON.parse(second))) throw new Error('the two answers differ');
    note(
      `  an answer is ${first.length} characters, the bare one ${second.length}; offers on ${can.flat().length} of 50 rows`,
    );
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

/** The same statement by the tables' owner, without session, claims and rights; names of units looked up once, as ours keeps them. */
async function bareServer(world: World) {
  const pool = new pg.Pool({ ...world.base.owner, max: 16 });
  const def = world.registry.records.get('inspection') as RecordDef;
  const actor = world.actor('officer', UNIT);
  const { hidden, expressions, titled } = planPage(world.registry, def, actor);
  const list = listSql(def, actor, reachFor(actor, def.read, def.label), {}, { columns: hidden, expressions });
  const found = await pool.query<{ name: string }>(sql`select zs_unit_name(${UNIT}) as name`);
  const units = { [UNIT]: found.rows[0]?.name };
  const app = Fastify();
  app.post('/api/records/inspection/list', async () => {
    const { rows } = await pool.query<Record<string, unknown>>(list);
    const refs: Record<string, Record<string, unknown>> = {};
    for (const { field, column, of } of titled.toReversed())
      for (const row of rows) {
        const id = row[field];
        if (typeof id === 'string') refs[of] = Object.assign(refs[of] ?? {}, { [id]: row[column] });
        delete row[column];
      }
    for (const name of hidden.toReversed()) for (const row of rows) delete row[name];
    const page = rows.slice(0, 50);
    const last = rows.length > 50 ? page.at(-1) : undefined;
    const next = last ? { by: String(last[def.order.by]), id: String(last.id) } : null;
    return { rows: page, next, refs, units };
  });
  return { app, pool };
}

/** A small organisation with people for the tests of this module: real database, real commands, a clock that stands still. */
import pino from 'pino';
import { v7 as uuidv7 } from 'uuid';
import { fixedClock } from '#kernel/clock.ts';
import type { PolicyView } from '#kernel/policy-view.ts';
import { buildRegistry, type ModuleDef } from '#kernel/registry.ts';
import { Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { createHttp } from '#kernel/server/http.ts';
import type { RoleConfigs } from '#kernel/server/postgres/types.ts';
import { commandRoutes } from '#kernel/server/routes/commands.ts';
import { recordRoutes } from '#kernel/server/routes/records.ts';
import { type Act, insertRow } from '#kernel/server/write-rows.ts';
import { orgModule, partsOfUnitCode } from '#modules/org/index.ts';
import { identityModule } from './index.ts';
import { createDoorkeeper, identityRoutes, type OidcSettings, seedPassword } from './server.ts';

export const SECRET = new Uint8Array(32).fill(7);
export const FIRST_PASSWORD = 'Duliang#2026heng';

const UNITS = [
  ['990000.sf', '演示江省司法厅', 'justice-bureau', null, null],
  ['990000.sw', '演示江省税务局', 'vertical', null, '990000.sf'],
  ['990102.sf', '演示东区司法局', 'justice-bureau', '990000.sf', null],
  ['990102.scjg', '演示东区市场监督管理局', 'agency', null, '990102.sf'],
  ['990102.yjgl', '演示东区应急管理局', 'agency', null, '990102.sf'],
  ['990102.sw', '演示东区税务局', 'vertical', '990000.sw', '990000.sf'],
  ['990102101.zf', '演示丘镇人民政府', 'township', null, '990102.sf'],
  ['990102102.zf', '演示谷镇人民政府', 'township', null, '990102.sf'],
] as const;
const REGIONS = [
  ['990000', '演示江省', 'province', null],
  ['990100', '演示市', 'city', '990000'],
  ['990102', '演示东区', 'county', '990100'],
  ['990102101', '演示丘镇', 'township', '990102'],
  ['990102102', '演示谷镇', 'township', '990102'],
] as const;

export const policyStub = (region: string, day: string): PolicyView =>
  ({ region, day, version: 'test' }) as unknown as PolicyView;

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** `more`: modules beyond org and identity, for records and commands to act on. */
export async function makeWorld(
  configs: RoleConfigs,
  options: { more?: readonly ModuleDef[]; oidc?: OidcSettings } = {},
) {
  const clock = fixedClock('2026-03-02T09:00:00+08:00');
  const registry = buildRegistry([orgModule, identityModule, ...(options.more ?? [])]);
  const [app, worker] = [new Database(configs.app), new Database(configs.worker)];
  const doorkeeper = createDoorkeeper(app, registry, clock);
  const deps = {
    registry,
    db: app,
    clock,
    policy: policyStub,
    remindDays: () => [],
    written: () => undefined,
    doorkeeper,
    log: pino({ level: 'silent' }),
    version: 'test',
    migrations: async () => ({ state: 'current', applied: 0, names: [] }),
    secret: SECRET,
    ...(options.oidc ? { oidc: options.oidc } : {}),
  };
  const http = await createHttp(deps);
  recordRoutes(http, deps);
  commandRoutes(http, deps);
  await identityRoutes(http, deps);

  const at = clock.now().toISOString();
  const act = (): Act => ({
    act: uuidv7(),
    at,
    verb: 'setup',
    label: '初始化',
    by: { person: '', name: '初始化', unit: '', unit_name: '', roles: [] },
    right: '',
    pack: '',
  });
  const insert = async (
    record: string,
    unit: string,
    values: Record<string, unknown>,
    region?: string,
  ): Promise<string> => {
    const def = registry.records.get(record);
    if (!def) throw new Error(record);
    const id = uuidv7();
    const parts = region ? { region, line: '' } : partsOfUnitCode(unit);
    const place = { id, unit, ...parts, state: def.initial, source: '' };
    await worker.transact(NO_CLAIMS, (tx) => insertRow(tx, def, place, values, act()));
    return id;
  };
  const regions = new Map<string, string>();
  for (const [code, name, level, parent] of REGIONS)
    regions.set(code, await insert('region', code, { code, name, level, kind: 'division', parent, demo: true }, code));
  const units = new Map<string, string>();
  for (const [code, name, kind, superior, supervised_by] of UNITS) {
    const { region, line } = partsOfUnitCode(code);
    const values = { code, name, kind, region_code: region, line_code: line, superior, supervised_by };
    units.set(code, await insert('unit', code, values));
  }

  return {
    clock,
    registry,
    app,
    worker,
    http,
    deps,
    doorkeeper,
    regions,
    units,
    insert,
    /** A person with an account and posts `[unit, role]`; the password need not be changed unless asked. */
    async person(name: string, username: string, posts: readonly (readonly [string, string])[], change = false) {
      const home = posts[0]?.[0] ?? '990102.scjg';
      const id = await insert('person', home, { name, demo: true });
      const postIds: string[] = [];
      for (const [unit, role] of posts)
        postIds.push(await insert('post', unit, { person: id, role, title: role, valid_from: '2026-01-01' }));
      const account = await insert('account', home, { username, person: id, demo: true });
      await worker.transact(NO_CLAIMS, (tx) =>
        seedPassword(tx, account, FIRST_PASSWORD, clock.now().toISOString(), change),
      );
      return { id, account, posts: postIds };
    },
    async close() {
      await http.close();
      await Promise.all([app.close(), worker.close()]);
    },
  };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers as a browser would, without types.
  readonly body: any;
  readonly cookie: string | undefined;
}

let browsers = 0;

/** A browser: keeps the session cookie, sends the header every page sends, has an address of its own unless given one. */
export function browser(world: Pick<World, 'http'>, token?: string, address?: string) {
  browsers += 1;
  const remoteAddress = address ?? `10.0.${browsers >> 8}.${browsers & 255}`;
  let cookie = token;
  const call = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: unknown): Promise<Answer> => {
    const response = await world.http.inject({
      method,
      url,
      remoteAddress,
      headers: { 'x-zs-request': '1', 'user-agent': '测试浏览器' },
      cookies: cookie ? { zs_session: cookie } : {},
      ...(payload === undefined ? {} : { payload: payload as Record<string, unknown> }),
    });
    const set = response.cookies.find((one) => one.name === 'zs_session');
    if (set) cookie = set.value || undefined;
    const json = response.headers['content-type']?.toString().includes('json');
    return { status: response.statusCode, body: json ? response.json() : response.rawPayload, cookie };
  };
  return {
    get: (url: string) => call('GET', url),
    post: (url: string, payload: unknown = {}) => call('POST', url, payload),
    remove: (url: string) => call('DELETE', url),
    signIn: (username: string, password = FIRST_PASSWORD, code?: string) =>
      call('POST', '/api/session', { username, password, ...(code ? { code } : {}) }),
    command: (name: string, input: unknown, id?: string) =>
      call('POST', `/api/commands/${name}`, { input, ...(id ? { id } : {}) }),
    token: () => cookie,
  };
}

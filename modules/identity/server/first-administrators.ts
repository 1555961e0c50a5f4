/** The three administrators of an empty platform, with passwords shown once. Everyone else is made by them. */
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import type { RecordDef } from '#kernel/record.ts';
import type { Registry } from '#kernel/registry.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { type Act, insertRow } from '#kernel/server/write-rows.ts';
import { ADMIN_ROLES, roleNamed } from '../roles.ts';
import { initialPassword } from './passwords.ts';
import { seedPassword } from './seed-password.ts';

export interface FirstAdministrator {
  readonly role: string;
  readonly role_label: string;
  readonly username: string;
  readonly password: string;
}

/** The unit administrators act in before there is any other; it has no business and no region's scope matters to it. */
const HOME = { code: '000000.pt', region: '000000', line: 'pt', name: '平台运行维护' } as const;

/** Makes them in one transaction, under the worker's role. Call it on an empty platform only. */
export async function firstAdministrators(deps: {
  readonly worker: Database;
  readonly registry: Registry;
  readonly clock: Clock;
}): Promise<readonly FirstAdministrator[]> {
  const at = deps.clock.now().toISOString();
  const act: Act = {
    act: uuidv7(),
    at,
    verb: 'identity.first-administrators',
    label: '建立平台',
    by: { person: '', name: '安装程序', unit: HOME.code, unit_name: HOME.name, roles: [] },
    right: '',
    pack: '',
  };
  const recordNamed = (name: string): RecordDef => {
    const def = deps.registry.records.get(name);
    if (!def) throw new Error(`unknown record ${name}`);
    return def;
  };
  return deps.worker.transact(NO_CLAIMS, async (tx) => {
    const insert = async (record: string, values: Readonly<Record<string, unknown>>): Promise<string> => {
      const def = recordNamed(record);
      const id = uuidv7();
      const place = { id, region: HOME.region, unit: HOME.code, line: HOME.line, state: def.initial, source: '' };
      await insertRow(tx, def, place, values, act);
      return id;
    };
    const { code, region, line, name } = HOME;
    await insert('unit', { code, name, kind: 'platform', region_code: region, line_code: line });
    const made: FirstAdministrator[] = [];
    for (const role of ADMIN_ROLES) {
      const role_label = roleNamed(role)?.label ?? role;
      const person = await insert('person', { name: role_label, demo: false });
      await insert('post', { person, role, title: role_label, valid_from: deps.clock.today() });
      const account = await insert('account', { username: role, person, demo: false });
      const password = initialPassword();
      await seedPassword(tx, account, password, at, true);
      made.push({ role, role_label, username: role, password });
    }
    return made;
  });
}

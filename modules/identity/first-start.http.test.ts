import { expect, it } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { browser, makeWorld } from './identity.fixture.ts';
import { firstAdministrators } from './server.ts';

const db = await testDatabase();

it('an empty platform begins with three administrators who must change their passwords and enrol', async () => {
  const world = await makeWorld(db);
  const made = await firstAdministrators(world);
  expect(made.map((one) => one.role_label)).toEqual(['系统管理员', '安全管理员', '审计管理员']);
  expect(new Set(made.map((one) => one.password)).size).toBe(3);
  for (const { username, password } of made) {
    const page = browser(world);
    expect((await page.signIn(username, password)).body.expect).toBe('must_change');
    const changed = await page.post('/api/session/password', { present: password, wanted: 'Zhunsheng#2026' });
    expect(changed.body.expect).toBe('enrol');
  }
  await world.close();
});

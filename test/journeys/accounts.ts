/** Accounts for people of the demonstration who have none: opened by the administrator, first sign-in with a password of one's own. */
import type { DemoWorld } from '../support/demo-world.ts';
import { type Client, signInAs } from '../support/http.ts';

const OWN_PASSWORD = 'Xin-Kou-Ling-2026';

/** Opens an account, signs in with the password issued once, changes it as asked, and goes on. */
export async function openAccount(demo: DemoWorld, username: string, person: string): Promise<Client> {
  const admin = await demo.as('sys-admin');
  const { id } = await admin.act('identity.create-account', { username, person, issuer: null, subject: null });
  const issued = await admin.call<{ password: string }>('POST', `/api/accounts/${id}/password`, {});
  const first = await signInAs(demo.platform.http, username, issued.body.password);
  const changed = await first.call('POST', '/api/session/password', {
    present: issued.body.password,
    wanted: OWN_PASSWORD,
  });
  if (changed.status !== 200) throw new Error(JSON.stringify(changed.body));
  return signInAs(demo.platform.http, username, OWN_PASSWORD);
}

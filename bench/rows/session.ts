/** A signed-in officer for measuring over HTTP: account, post and session as sign-in leaves them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { newToken, tokenDigest } from '#modules/identity/server.ts';
import type { World } from '../world.ts';

export const UNIT = '990103.yjgl';

/** Gives the cookie of a session that begins at `now` and lasts a day. */
export async function signedIn(world: World, now: Date): Promise<string> {
  const client = new pg.Client(world.base.superuser);
  await client.connect();
  try {
    const [region = '', line = ''] = UNIT.split('.');
    const found = await client.query<{ id: string }>(
      `select person as id from officer where unit = $1 order by id limit 1`,
      [UNIT],
    );
    const person = found.rows[0]?.id;
    const [account, token] = [randomUUID(), newToken()];
    const place = [region.slice(0, 4), region, UNIT, line];
    await client.query(
      `insert into account (cell, region, unit, line, id, state, username, person) values ($1, $2, $3, $4, $5, 'active', $6, $7)`,
      [...place, account, `bench-${account}`, person],
    );
    await client.query(
      `insert into post (cell, region, unit, line, id, state, person, role, title, valid_from) values ($1, $2, $3, $4, $5, 'active', $6, 'officer', '执法人员', '2020-01-01')
        on conflict do nothing`,
      [...place, randomUUID(), person],
    );
    await client.query(
      `insert into session (id, token, account, method, code_passed, created_at, last_seen, ends_at, address, agent)
        values ($1, $2, $3, 'oidc', true, $4, $4, $4::timestamptz + interval '1 day', '', '')`,
      [randomUUID(), tokenDigest(token), account, now.toISOString()],
    );
    return token;
  } finally {
    await client.end();
  }
}

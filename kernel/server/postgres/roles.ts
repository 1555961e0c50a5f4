import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { refuse } from '#kernel/refusal.ts';
import { projectRoot } from '../paths.ts';
import { DATABASE_ROLES, type DatabaseRole } from './types.ts';

export const roleName = (role: DatabaseRole): string => `zs_${role}`;

/** Makes the four roles and lets the current login act as each, by `db/roles.sql` (repeatable). */
export async function ensureRoles(client: pg.ClientBase): Promise<void> {
  if (await rolesReady(client)) return;
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(31348, 3)');
    await client.query(readFileSync(join(projectRoot(), 'db/roles.sql'), 'utf8'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    if ((error as { code?: string }).code !== '42501') throw error;
    throw refuse(
      'start.roles_missing',
      '数据库登录用户无权建立所需的角色。请数据库管理员以超级用户在本库执行一次 db/roles.sql（说明见 db/roles.md），并把四个角色授予本登录用户。',
    );
  }
}

async function rolesReady(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ ready: boolean }>(
    `select count(*) = $2
            and bool_and(pg_has_role(current_user, oid, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end))
            and coalesce(bool_or(rolname = 'zs_owner' and has_database_privilege(oid, current_database(), 'CREATE')
                             and has_schema_privilege(oid, 'public', 'CREATE')), false) as ready
       from pg_roles where rolname = any($1)`,
    [DATABASE_ROLES.map(roleName), DATABASE_ROLES.length],
  );
  return rows[0]?.ready === true;
}

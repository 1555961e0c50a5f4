import type { PoolConfig } from 'pg';
import { pgTypes, SESSION_OPTIONS } from '../pg-types.ts';
import { roleName } from './roles.ts';
import type { DatabaseRole } from './types.ts';

/** Connections per process and role; together well below the embedded server's 60. */
const MOST: Readonly<Record<DatabaseRole, number>> = { owner: 2, app: 16, worker: 8, portal: 4 };

/** Pool settings of a role: our value parsers, the session settings they need, and the role it acts as. */
export function roleConfig(role: DatabaseRole, where: PoolConfig): PoolConfig {
  const options = `${SESSION_OPTIONS} -c role=${roleName(role)}`;
  return {
    ...where,
    ...(where.connectionString ? { connectionString: withOptions(where.connectionString, options) } : { options }),
    application_name: `zhunsheng ${role}`,
    max: MOST[role],
    types: pgTypes,
  };
}

/** Adds start-up options to a connection URL, after those it has; in a URL they would otherwise win over ours. */
function withOptions(url: string, options: string): string {
  const changed = new URL(url);
  const own = changed.searchParams.get('options');
  changed.searchParams.set('options', own ? `${own} ${options}` : options);
  return changed.toString();
}

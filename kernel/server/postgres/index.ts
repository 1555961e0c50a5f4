import { openDataDir } from './data-dir.ts';
import { openEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';
import type { OpenDatabaseOptions, OpenedDatabase } from './types.ts';

export { openDataDir } from './data-dir.ts';
export {
  DATABASE_ROLES,
  type DatabaseRole,
  type InstallationKind,
  type OpenDatabaseOptions,
  type OpenedDatabase,
  type RoleConfigs,
} from './types.ts';

/**
 * Gives a PostgreSQL to work with: the one DATABASE_URL names, otherwise an embedded one in the data folder, started here or
 * taken over when it still runs. The roles exist afterwards; the schema is `migrate`'s business.
 * Refuses (codes `start.*`) with words that tell an operator what to do.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const dir = openDataDir(options.dataDir, options.kind);
  const url = (options.env ?? process.env).DATABASE_URL;
  return url ? openExternal(dir, url, options) : openEmbedded(dir, options);
}

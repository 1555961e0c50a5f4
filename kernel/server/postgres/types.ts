import type { PoolConfig } from 'pg';

/** The four database roles; see db/roles.md. */
export const DATABASE_ROLES = ['owner', 'app', 'worker', 'portal'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

/** Ready-made settings for `new pg.Pool(…)`, one per role. */
export type RoleConfigs = Readonly<Record<DatabaseRole, PoolConfig>>;

/** What an installation was made for. It never changes. */
export type InstallationKind = 'demo' | 'real';

export interface OpenDatabaseOptions {
  /** Folder of this installation: marker file, embedded database, attachments. Made when missing. */
  readonly dataDir: string;
  /** Checked against the marker file; absent: whatever the folder is, and `real` for a new one. */
  readonly kind?: InstallationKind;
  /** `serve`: the one server of an embedded database. `tool`: a command that may run beside it. Default `serve`. */
  readonly purpose?: 'serve' | 'tool';
  /** Reads DATABASE_URL, APP_DATABASE_URL, WORKER_DATABASE_URL, PORTAL_DATABASE_URL, ZS_PG_BIN. Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Receives progress in Chinese, one line each. */
  readonly notice?: (line: string) => void;
  /** The embedded server died and could not be started again: the program should end with this refusal. */
  readonly lost?: (why: Error) => void;
}

export interface OpenedDatabase extends RoleConfigs {
  /** `url`: a server given by DATABASE_URL; `embedded`: started here; `adopted`: found running and taken over. */
  readonly source: 'url' | 'embedded' | 'adopted';
  /** Of the PostgreSQL server, for example `15.18`. */
  readonly version: string;
  readonly kind: InstallationKind;
  readonly data_dir: string;
  /** Stops the embedded server unless another process still uses it. Safe to call twice. */
  stop(): Promise<void>;
}

/** Server-only parts of the identity module: the doorkeeper, the routes of sign-in, and setting up the first accounts. */
import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import type { Transaction } from '#kernel/server/database.ts';
import type { IdentityDeps } from './server/deps.ts';
import { type OidcSettings, oidcFromEnv, oidcRoutes } from './server/oidc.ts';
import { hashPassword } from './server/passwords.ts';
import { adminRoutes } from './server/routes-admin.ts';
import { secretRoutes } from './server/routes-secrets.ts';
import { sessionRoutes } from './server/routes-session.ts';

export type { IdentityDeps } from './server/deps.ts';
export { createDoorkeeper, type DoorkeeperOptions, type IdentityDoorkeeper } from './server/doorkeeper.ts';
export type { OidcSettings } from './server/oidc.ts';
export { initialPassword } from './server/passwords.ts';

/** Adds the routes of sign-in. `oidc` comes from the environment unless given. */
export async function identityRoutes(
  app: FastifyInstance,
  deps: IdentityDeps & { readonly oidc?: OidcSettings },
): Promise<void> {
  sessionRoutes(app, deps);
  secretRoutes(app, deps);
  adminRoutes(app, deps);
  oidcRoutes(app, deps, deps.oidc ?? oidcFromEnv(process.env));
}

/** Stores a password for an account under the worker's role: first administrators and the demonstration. `change`: must be changed at once. */
export async function seedPassword(
  worker: Transaction,
  account: string,
  password: string,
  at: string,
  change: boolean,
): Promise<void> {
  await worker.run(sql`select zs_password_seed(${account}, ${await hashPassword(password)}, ${at}, ${change})`);
}

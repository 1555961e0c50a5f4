/** Server-only parts of the identity module: the doorkeeper, the routes of sign-in, and setting up the first accounts. */
import type { FastifyInstance } from 'fastify';
import type { IdentityDeps } from './server/deps.ts';
import { type OidcSettings, oidcFromEnv, oidcRoutes } from './server/oidc.ts';
import { adminRoutes } from './server/routes-admin.ts';
import { secretRoutes } from './server/routes-secrets.ts';
import { sessionRoutes } from './server/routes-session.ts';

export type { IdentityDeps } from './server/deps.ts';
export { createDoorkeeper, type DoorkeeperOptions, type IdentityDoorkeeper } from './server/doorkeeper.ts';
export { type FirstAdministrator, firstAdministrators } from './server/first-administrators.ts';
export type { OidcSettings } from './server/oidc.ts';
export { initialPassword } from './server/passwords.ts';
export { seedPassword } from './server/seed-password.ts';

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
export { newToken, tokenDigest } from './server/tokens.ts';

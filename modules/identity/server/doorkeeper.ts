/** From the cookie's token to the actor. An actor is remembered for seconds only, and forgotten when posts or sessions change. */
import sql from 'sql-template-tag';
import type { Clock } from '#kernel/clock.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Registry } from '#kernel/registry.ts';
import type { Actor } from '#kernel/rights.ts';
import type { Database } from '#kernel/server/database.ts';
import type { Doorkeeper } from '#kernel/server/http.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { actorAgain, actorFrom, type SessionLook, type StandingLook } from '../domain/acting.ts';
import { SIGN_IN } from '../settings.ts';
import { type SessionStore, sessionStore } from './session-store.ts';
import { tokenDigest } from './tokens.ts';

export interface DoorkeeperOptions {
  /** Ask supervisors and administrators for a second factor. Only a demonstration may say false. */
  readonly second_factor?: boolean;
}

export interface IdentityDoorkeeper extends Doorkeeper {
  readonly store: SessionStore;
  readonly second_factor: boolean;
  /** The session as it is now, whatever it is still expected to do; refuses `sign-in.expired`. */
  look(token: string): Promise<SessionLook>;
  /** The same person in the same unit as of now, for work that waited; refuses `right.*` when account, post or delegation is over. */
  again(before: Actor): Promise<Actor>;
  /** Forgets one remembered actor, or all. */
  forget(token?: string): void;
}

const MOST_REMEMBERED = 5_000;

export function createDoorkeeper(
  db: Database,
  registry: Registry,
  clock: Clock,
  options: DoorkeeperOptions = {},
): IdentityDoorkeeper {
  const store = sessionStore(db, clock);
  const second_factor = options.second_factor ?? true;
  const remembered = new Map<string, { readonly actor: Actor; readonly until: number }>();

  const look = async (token: string): Promise<SessionLook> => {
    const found = await store.look(token);
    if (!found) throw refuse('sign-in.expired', '登录已过期或已退出，请重新登录。');
    return found;
  };
  return {
    store,
    second_factor,
    look,
    forget(token) {
      if (token) remembered.delete(tokenDigest(token));
      else remembered.clear();
    },
    async again(before) {
      const [row] = await db.ask<{ look: StandingLook | null }>(
        claimsOf(before, 'unit'),
        sql`select zs_actor_look(${before.account}, ${clock.today()}) as look`,
      );
      return actorAgain(before, row?.look ?? undefined, registry);
    },
    async actorOf(token) {
      const key = tokenDigest(token);
      const now = clock.now();
      const known = remembered.get(key);
      if (known && known.until > now.getTime()) return known.actor;
      const actor = actorFrom(await look(token), { registry, second_factor }, now.toISOString());
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, { actor, until: now.getTime() + SIGN_IN.actor_seconds * 1_000 });
      return actor;
    },
  };
}

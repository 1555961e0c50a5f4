/** The calls to the definer functions of 0110_identity.sql; each is one transaction without claims. */
import sql, { type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '#kernel/clock.ts';
import { type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import type { SessionLook } from '../domain/acting.ts';
import { SIGN_IN } from '../settings.ts';
import { newToken, tokenDigest } from './tokens.ts';

export interface AccountFound {
  readonly account: string;
  readonly person: string;
  readonly state: string;
  readonly password_hash: string | null;
}

export interface OwnSecret {
  readonly account: string;
  readonly password_hash: string | null;
  readonly history: readonly string[];
  readonly totp: string | null;
  readonly totp_pending: string | null;
}

export interface SessionShown {
  readonly id: string;
  readonly method: string;
  readonly created_at: string;
  readonly last_seen: string;
  readonly address: string;
  readonly agent: string;
  readonly here: boolean;
}

export type SessionStore = ReturnType<typeof sessionStore>;

/** Tokens go in as they are in the cookie and come out fresh; the database sees digests only. */
export function sessionStore(db: Database, clock: Clock) {
  const one = <T>(query: Sql) => db.transact(NO_CLAIMS, (tx) => tx.one<T>(query));
  const yes = async (query: Sql) => (await one<{ yes: boolean | null }>(query))?.yes === true;
  const now = () => clock.now().toISOString();
  return {
    attempt: async (key: string) =>
      (await one<{ refused: boolean; locked_until: string | null }>(
        sql`select * from zs_sign_in_attempt(${key}, ${now()}, ${SIGN_IN.failures}, ${SIGN_IN.lock_minutes})`,
      )) ?? { refused: true, locked_until: null },
    clear: (key: string) => one(sql`select zs_sign_in_clear(${key})`),
    account: (username: string) => one<AccountFound>(sql`select * from zs_account_for_sign_in(${username})`),
    accountOfSubject: (issuer: string, subject: string) =>
      one<Omit<AccountFound, 'password_hash'>>(sql`select * from zs_account_by_subject(${issuer}, ${subject})`),

    async open(account: string, method: SessionLook['method'], old: string | undefined, from: Caller): Promise<string> {
      const token = newToken();
      const ends = new Date(clock.now().getTime() + SIGN_IN.session_hours * 3_600_000).toISOString();
      await one(sql`select zs_session_open(${uuidv7()}, ${tokenDigest(token)}, ${old ? tokenDigest(old) : null}, ${account}, ${method},
        ${now()}, ${ends}, ${from.address}, ${from.agent})`);
      return token;
    },
    async look(token: string): Promise<SessionLook | undefined> {
      const row = await one<{ look: SessionLook | null }>(
        sql`select zs_session_look(${tokenDigest(token)}, ${now()}, ${clock.today()}, ${SIGN_IN.idle_minutes}) as look`,
      );
      return row?.look ?? undefined;
    },
    async renew(token: string, passCode: boolean): Promise<string | undefined> {
      const fresh = newToken();
      const done = await yes(
        sql`select zs_session_renew(${tokenDigest(token)}, ${tokenDigest(fresh)}, ${passCode}) as yes`,
      );
      return done ? fresh : undefined;
    },
    async act(token: string, post: string | null, delegation: string | null): Promise<string | undefined> {
      const fresh = newToken();
      const done = await yes(
        sql`select zs_session_act(${tokenDigest(token)}, ${tokenDigest(fresh)}, ${post}, ${delegation}) as yes`,
      );
      return done ? fresh : undefined;
    },
    end: (token: string) => one(sql`select zs_session_end(${tokenDigest(token)})`),
    list: (token: string) =>
      db.transact(NO_CLAIMS, (tx) => tx.many<SessionShown>(sql`select * from zs_sessions(${tokenDigest(token)})`)),
    endOther: async (token: string, id: string | null) =>
      (await one<{ n: number }>(sql`select zs_session_end_other(${tokenDigest(token)}, ${id}) as n`))?.n ?? 0,
    secret: (token: string) => one<OwnSecret>(sql`select * from zs_own_secret(${tokenDigest(token)})`),
    setPassword: (token: string, hash: string) =>
      yes(sql`select zs_password_set(${tokenDigest(token)}, ${hash}, ${now()}, ${SIGN_IN.password_history}) as yes`),
    pendTotp: (token: string, sealed: string) => yes(sql`select zs_totp_pend(${tokenDigest(token)}, ${sealed}) as yes`),
    confirmTotp: (token: string, step: number) =>
      yes(sql`select zs_totp_confirm(${tokenDigest(token)}, ${step}) as yes`),
    spendCode: (token: string, step: number) => yes(sql`select zs_totp_use(${tokenDigest(token)}, ${step}) as yes`),
  };
}

/** Where a sign-in comes from. */
export interface Caller {
  readonly address: string;
  readonly agent: string;
}

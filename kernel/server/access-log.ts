/**
 * The access log: sign-ins failed and succeeded, refusals, exports, unmaskings and administrators' acts, for every user. It holds no business
 * content; the audit administrator alone reads it.
 */
import sql from 'sql-template-tag';
import { digest } from '../digest.ts';
import type { Actor } from '../rights.ts';
import { type Database, NO_CLAIMS } from './database.ts';

export interface Access {
  readonly kind: 'sign-in' | 'sign-out' | 'refused' | 'export' | 'unmask' | 'administer' | 'audit' | 'portal';
  readonly ok: boolean;
  readonly at: string;
  readonly actor?: Actor | undefined;
  readonly account?: string | undefined;
  readonly address: string;
  /** What was done, in names of verbs and records, never their content. */
  readonly what: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends one entry. It commits by itself, so a refused act leaves its trace although its own transaction is gone. */
export async function logAccess(db: Database, access: Access): Promise<void> {
  const { actor } = access;
  const body = JSON.stringify({
    at: access.at,
    kind: access.kind,
    ok: access.ok,
    person: actor?.person ?? '',
    account: actor?.account ?? access.account ?? '',
    unit: actor?.unit.code ?? '',
    address: access.address,
    what: access.what,
  });
  await db.transact(NO_CLAIMS, (tx) =>
    tx.run(sql`insert into access_log (at, kind, ok, person, account, unit, session, address, body, hash)
      values (${access.at}, ${access.kind}, ${access.ok}, ${actor?.person ?? ''}, ${actor?.account ?? access.account ?? ''},
        ${actor?.unit.code ?? ''}, ${actor?.session ?? ''}, ${access.address}, ${body}, ${digest(body)})`),
  );
}

/**
 * Keeping and reading short codes. Wrong ones must be remembered although the act they were typed for is refused and rolled back, so they are
 * read in transactions of their own, on connections of their own: an act that holds one must never wait for another of the same pool.
 */
import sql from 'sql-template-tag';
import { refuse } from '#kernel/refusal.ts';
import type { Actor } from '#kernel/rights.ts';
import { type Claims, type Database, NO_CLAIMS } from '#kernel/server/database.ts';
import { claimsOf } from '#kernel/server/run-command.ts';
import { codeKey } from './code-key.ts';
import { type CodeClaims, type CodeVerdict, readCode } from './domain/codes.ts';
import { freshDigits, keyedDigest, shortIn, shortWords } from './domain/short-code.ts';

let aside: Database | undefined;

/** Handed in once by the composition: connections of the application's role that nothing else uses. */
export function setShortCodes(db: Database): void {
  aside = db;
}

const TRIES = 5;

/** Keeps eight digits for a signed code of ours and answers them for showing; asked again, the earlier ones are void. */
export async function keepShort(db: Database, claims: Claims, code: CodeClaims, now: string): Promise<string> {
  const until = new Date(code.expires * 1000).toISOString();
  for (let i = 0; i < TRIES; i += 1) {
    const digits = freshDigits();
    const row = await db.transact(claims, (tx) =>
      tx.one<{ kept: boolean }>(sql`select zs_short_code_keep(${keyedDigest(codeKey(), 'code', digits)}, ${code.nonce},
        ${JSON.stringify(code)}, ${until}, ${now}) as kept`),
    );
    if (row?.kept) return shortWords(digits);
  }
  throw refuse('busy.short-code', '暂时取不到短码，请扫码，或者稍后再试。');
}

export type EnteredVerdict =
  | CodeVerdict
  | { readonly ok: false; readonly why: 'no-such' }
  | { readonly ok: false; readonly why: 'wait'; readonly until: string };

interface Found {
  readonly claims?: CodeClaims;
  readonly person?: string;
  readonly wait?: string;
}

/** Are these the eight digits of a code, which are looked up, rather than the code itself? */
export const isShort = (text: string): boolean => shortIn(text) !== undefined;

/** Reads what was scanned or typed: a signed code, or the eight digits of one. Digits that stand for nothing are counted against the person and the unit. */
export async function readEntered(text: string, actor: Actor, now: string): Promise<EnteredVerdict> {
  const digits = shortIn(text);
  if (digits === undefined) return readCode(codeKey(), text, Date.parse(now));
  const found = await onTheSide<Found>(
    actor,
    sql`select zs_short_code_read(${keyedDigest(codeKey(), 'code', digits)}, ${now}) as answer`,
  );
  if (found.wait) return { ok: false, why: 'wait', until: found.wait };
  return found.claims ? { ok: true, claims: found.claims } : { ok: false, why: 'no-such' };
}

/** Digits that stand for a code of something else were a guess as well. */
export async function countMisfit(text: string, actor: Actor, now: string): Promise<void> {
  if (shortIn(text) !== undefined) await onTheSide(actor, sql`select zs_short_code_wrong(${now}) as answer`);
}

/** At the portal: whose electronic certificate the digits stand for, null when nobody's. Throws when the address has guessed too often. */
export async function officerOfShort(
  portal: Database,
  digits: string,
  address: string,
  now: string,
): Promise<string | null> {
  const found = await portal.transact(NO_CLAIMS, (tx) =>
    tx.one<{ answer: Found }>(sql`select zs_portal_short_officer(${keyedDigest(codeKey(), 'code', digits)},
      ${keyedDigest(codeKey(), 'address', address)}, ${now}) as answer`),
  );
  if (found?.answer.wait) throw tooMany(found.answer.wait, now);
  return found?.answer.person ?? null;
}

/** Too many wrong ones: how long to wait, and what works meanwhile. */
export function tooMany(until: string, now: string) {
  const minutes = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 60_000));
  const words = `短码输错的次数太多，请${minutes}分钟后再输入；现在可以扫码。`;
  return refuse('too-many.short-codes', words, { faults: [{ field: 'code', message: words }] });
}

async function onTheSide<T>(actor: Actor, query: ReturnType<typeof sql>): Promise<T> {
  if (!aside) throw refuse('busy.short-code', '短码暂时不能使用，请扫码。');
  const row = await aside.transact(claimsOf(actor, 'unit'), (tx) => tx.one<{ answer: T }>(query));
  return row?.answer as T;
}

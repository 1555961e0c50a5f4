/**
 * Entry codes: signed, short-lived, for one entry. A code says what it is of (the task, the firm's premises or the officer), for which unit or
 * firm, and until when; the nonce lets it be used once. Format: `zs1.<payload>.<signature>`, both base64url.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export type CodeKind = 'task' | 'firm' | 'officer';

export interface CodeClaims {
  readonly kind: CodeKind;
  /** Inspection of a task code, firm of a firm code, person of an officer code. */
  readonly subject: string;
  /** Unit that may enter with it; empty for a firm's code, which serves whoever has a task there. */
  readonly unit: string;
  /** Premises it was made for; null where the code is not tied to a place. */
  readonly premises: string | null;
  readonly nonce: string;
  /** Seconds since the epoch. */
  readonly made: number;
  readonly expires: number;
}

/** Seconds a code lives on the screen that shows it; the screen asks for a new one before. A matter of the technique, not of any document. */
export const CODE_SECONDS = 120;
const CLOCK_SLACK = 30;
const LONGEST = 600;

const kinds: readonly string[] = ['task', 'firm', 'officer'];

function signature(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(`zhunsheng entry code\n${text}`).digest();
}

/** Signs claims with the platform's key. */
export function signCode(key: Uint8Array, claims: CodeClaims): string {
  const { kind, subject, unit, premises, nonce, made, expires } = claims;
  const text = Buffer.from(JSON.stringify([kind, subject, unit, premises, nonce, made, expires])).toString('base64url');
  return `zs1.${text}.${signature(key, text).toString('base64url')}`;
}

export type CodeVerdict =
  | { readonly ok: true; readonly claims: CodeClaims }
  | { readonly ok: false; readonly why: 'unreadable' | 'forged' | 'expired' | 'early' };

/** Reads a code and checks signature and time; `now` in milliseconds. Whether it fits the task is asked by `fitCode`. */
export function readCode(key: Uint8Array, code: string, now: number): CodeVerdict {
  const [head, text, sign, ...rest] = code.length > LONGEST ? [] : code.trim().split('.');
  if (head !== 'zs1' || !text || !sign || rest.length > 0) return { ok: false, why: 'unreadable' };
  const given = Buffer.from(sign, 'base64url');
  const wanted = signature(key, text);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return { ok: false, why: 'forged' };
  const claims = claimsFrom(text);
  if (!claims) return { ok: false, why: 'unreadable' };
  const seconds = Math.floor(now / 1000);
  if (seconds > claims.expires) return { ok: false, why: 'expired' };
  if (seconds + CLOCK_SLACK < claims.made) return { ok: false, why: 'early' };
  return { ok: true, claims };
}

function claimsFrom(text: string): CodeClaims | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parts) || parts.length !== 7 || !kinds.includes(parts[0])) return undefined;
  const [kind, subject, unit, premises, nonce, made, expires] = parts;
  return { kind, subject, unit, premises, nonce, made, expires } as CodeClaims;
}

export interface Task {
  readonly inspection: string;
  readonly firm: string;
  readonly premises: string | null;
  readonly unit: string;
  readonly officers: readonly string[];
}

export type Misfit = 'other-task' | 'other-firm' | 'other-place' | 'other-unit' | 'other-officer';

/** Does the code open this task? Undefined: yes. `family` are the firms merged with the task's firm. */
export function fitCode(claims: CodeClaims, task: Task, family: readonly string[]): Misfit | undefined {
  if (claims.unit !== '' && claims.unit !== task.unit) return 'other-unit';
  if (claims.kind === 'task' && claims.subject !== task.inspection) return 'other-task';
  if (claims.kind === 'firm' && claims.subject !== task.firm && !family.includes(claims.subject)) return 'other-firm';
  if (claims.kind === 'officer' && !task.officers.includes(claims.subject)) return 'other-officer';
  if (claims.premises !== null && task.premises !== null && claims.premises !== task.premises) return 'other-place';
  return undefined;
}

/** Short codes: eight digits that stand for a signed entry code for as long as it lives, for whoever cannot scan. */
import { createHmac, randomInt } from 'node:crypto';

const DIGITS = 8;
const EIGHT = /^\d{8}$/;

/** The digits in what was typed, however spaced; undefined when it is something else. */
export function shortIn(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = text.normalize('NFKC').replaceAll(/[\s-]/g, '');
  return EIGHT.test(plain) ? plain : undefined;
}

/** `12345678` as it is read out and shown: `1234 5678`. */
export const shortWords = (digits: string): string => `${digits.slice(0, DIGITS / 2)} ${digits.slice(DIGITS / 2)}`;

export const freshDigits = (): string => String(randomInt(0, 10 ** DIGITS)).padStart(DIGITS, '0');

/** Digest under which digits are kept, and by which an address is counted: keyed, since all of eight digits are tried in a second. */
export function keyedDigest(key: Uint8Array, what: 'code' | 'address', text: string): string {
  return createHmac('sha256', key).update(`zhunsheng short ${what}\n${text}`).digest('hex');
}

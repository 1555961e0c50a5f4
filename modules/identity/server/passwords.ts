/** Hashing of passwords (argon2id), and the random ones an administrator hands out. */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { SIGN_IN } from '../settings.ts';

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), SIGN_IN.argon2);
}

let decoy: Promise<string> | undefined;

/** Is it the password? Without a hash (no such user) a decoy is verified, so that the answer takes as long. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(initialPassword());
  const right = await verify(stored ?? (await decoy), normal(password.slice(0, SIGN_IN.password_max * 2)));
  return right && Boolean(stored);
}

/** The same characters typed on another keyboard are the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

/** Without characters that are mistaken for one another on paper. */
const SIGNS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '#%+-=@'];

/** A random initial password of 14 characters with every class in it. */
export function initialPassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const chars = [...SIGNS.map(pick), ...Array.from({ length: 10 }, () => pick(SIGNS.slice(0, 3).join('')))];
  for (let i = chars.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [chars[i], chars[j]] = [chars[j] as string, chars[i] as string];
  }
  return chars.join('');
}

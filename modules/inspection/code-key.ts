/** The key that signs entry codes: handed in once by the composition (`modules/inspection/server.ts`), never written anywhere. */
import { createHmac, randomBytes } from 'node:crypto';
import { refuse } from '#kernel/refusal.ts';
import { CODE_SECONDS, type CodeClaims, signCode } from './domain/codes.ts';

let key: Uint8Array | undefined;

export function setCodeKey(secret: Uint8Array): void {
  key = secret;
}

export function codeKey(): Uint8Array {
  if (!key) throw refuse('busy.code-key', '入企核验暂时不能使用，请联系系统管理员检查平台密钥。');
  return key;
}

/** A fresh code for showing on a screen, and the instant it ends. */
export function mintCode(
  about: Pick<CodeClaims, 'kind' | 'subject' | 'unit' | 'premises'>,
  now: string,
): { code: string; until: string } {
  const made = Math.floor(Date.parse(now) / 1000);
  const expires = made + CODE_SECONDS;
  const code = signCode(codeKey(), { ...about, nonce: randomBytes(12).toString('base64url'), made, expires });
  return { code, until: new Date(expires * 1000).toISOString() };
}

/** A secret of 128 bits for showing once, in characters that survive a QR code and a keyboard. */
export function freshSecret(): string {
  return randomBytes(16).toString('base64url');
}

const SHOWN_BYTES = 16;

/**
 * The token of a visit that is shown to the firm: 128 bits that follow from the visit and the platform's key, so that every department that joins
 * the visit can be handed the same one, while the table keeps its digest alone.
 */
export function shownToken(visit: string): string {
  const mac = createHmac('sha256', codeKey()).update(`zhunsheng shown token\n${visit}`).digest();
  return mac.subarray(0, SHOWN_BYTES).toString('base64url');
}

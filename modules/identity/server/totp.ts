/** Time-based codes (RFC 6238) with the defaults every authenticator app knows. */
import { generateSecret, generateURI, verify } from 'otplib';
import { SIGN_IN } from '../settings.ts';

export function newSecret(): string {
  return generateSecret({ length: 20 });
}

/** The address an authenticator app reads from the QR code. */
export function enrolUri(secret: string, username: string): string {
  return generateURI({ issuer: SIGN_IN.issuer_name, label: username, secret });
}

/** The time step a code belongs to, or undefined when it is wrong. `now` in milliseconds. */
export async function stepOfCode(secret: string, code: string, now: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now / 1000),
    epochTolerance: SIGN_IN.code_tolerance_seconds,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

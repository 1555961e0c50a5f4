/** What a file that left the platform carries so that it can come back: whose it is, which form, and what it said when it left. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../../domain/digest.ts';

const place = z.object({ code: z.string(), at: z.int().min(0), label: z.string(), open: z.boolean() });

const sheetStamp = z.object({
  form: z.string(),
  /** Content hash of the form it was drawn from. */
  hash: z.string(),
  title: z.string(),
  tables: z.record(z.string(), z.array(place)),
  names: z.record(z.string(), z.int().min(0)),
  /** What each place showed; see `snapshot.ts`. */
  base: z.record(z.string(), z.string()),
});

const stampShape = z.object({
  v: z.literal(1),
  kind: z.enum(['return', 'round']),
  return: z.string(),
  title: z.string(),
  unit: z.string(),
  unit_name: z.string(),
  /** Version submitted last; 0 before the first. */
  revision: z.int().min(0),
  made_at: z.string(),
  sheets: z.array(sheetStamp).min(1),
});

export type SheetStamp = z.output<typeof sheetStamp>;
export type Stamp = z.output<typeof stampShape>;

/** Proves that this platform wrote the text: HMAC-SHA-256 under a key of its own. */
export function macOf(secret: Uint8Array, text: string): string {
  const key = createHmac('sha256', secret).update('returns.files').digest();
  return `hmac-sha256:${createHmac('sha256', key).update(text).digest('hex')}`;
}

export function sameMac(secret: Uint8Array, text: string, mac: string): boolean {
  const [given, right] = [Buffer.from(mac), Buffer.from(macOf(secret, text))];
  return given.length === right.length && timingSafeEqual(given, right);
}

export const stampText = (stamp: Stamp): string => canonical(stamp);

/** The stamp in a text, or null when the text holds none. */
export function readStamp(text: string): Stamp | null {
  try {
    return stampShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

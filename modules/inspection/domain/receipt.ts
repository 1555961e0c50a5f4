/** Receipt codes: twelve characters that can be read aloud, from the submission's own random key, so that sending twice gives one receipt. */
import { createHash } from 'node:crypto';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ0L';

export function receiptOf(submission: string): string {
  const bytes = createHash('sha256').update(`zhunsheng receipt\n${submission}`).digest();
  return Array.from(bytes.subarray(0, 12), (byte) => LETTERS[byte % 32]).join('');
}

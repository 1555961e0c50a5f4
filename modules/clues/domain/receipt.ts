/** Receipt codes: twelve characters that can be read aloud over the telephone, from the act's own random ids; the same letters as the portal's. */
import { createHash } from 'node:crypto';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ0L';

/** `seed`: ids of version 7 made for this act alone; two of them carry more randomness than the code shows. */
export function receiptOf(...seed: readonly string[]): string {
  const bytes = createHash('sha256')
    .update(`zhunsheng clue receipt\n${seed.join('\n')}`)
    .digest();
  return Array.from(bytes.subarray(0, 12), (byte) => LETTERS[byte % 32]).join('');
}

/** As it is shown and read aloud: ABCD-EFGH-JKMN. */
export function shownReceipt(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code;
}

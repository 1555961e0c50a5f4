/** Check digits for invented organisations and persons (GB 32100-2015, GB 11714, GB 11643-1999), and a seeded dice. */

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function weighted(text: string, weights: readonly number[], value: (char: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * value(text.charAt(index)), 0);
}

/** Ninth character of an organisation code (GB 11714) from its first eight. */
export function orgCheck(eight: string): string {
  const check = 11 - (weighted(eight, ORG_WEIGHTS, (char) => Number.parseInt(char, 36)) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** Eighteenth character of a 统一社会信用代码 from its first seventeen (GB 32100-2015, GB/T 17710). */
export function usccCheck(seventeen: string): string {
  const rest = weighted(seventeen, USCC_WEIGHTS, (char) => USCC_ALPHABET.indexOf(char)) % 31;
  return USCC_ALPHABET.charAt((31 - rest) % 31);
}

/** A whole code: registrar and kind (`91` company, `92` 个体工商户, `93` 合作社, `11` organ of state), six-digit division, eight characters. */
export function makeUscc(kind: string, division: string, eight: string): string {
  const body = `${kind}${division}${eight}${orgCheck(eight)}`;
  return body + usccCheck(body);
}

/** A resident number (GB 11643-1999) with a fictional address code; odd sequence: male. */
export function makeResidentId(division: string, birth: string, sequence: number): string {
  const body = `${division}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return body + '10X98765432'.charAt(weighted(body, ID_WEIGHTS, Number) % 11);
}

/** A small seeded generator (mulberry32): the same seed gives the same demo on every machine. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  /** An integer from 0 up to, not including, `below`. */
  under(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[this.under(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

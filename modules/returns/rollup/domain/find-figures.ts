/** Numbers in a report's words that say how much or how many; not years, dates, articles, document numbers or numbers of a list. Pure. */

export interface FoundFigure {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** Whole number of `10^-digits`, in 元 where `unit` is 元. */
  readonly num: number;
  readonly digits: number;
  /** 元 for any money (万元 and 亿元 are worked out), % for a share, else the counting word, or empty. */
  readonly unit: string;
  /** 万 or 亿 as written, so that the higher number can be written the same way. */
  readonly scale: '' | '万' | '亿';
}

const NUMBER =
  /(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(万|亿)?\s*(元|%|％|个百分点|[件次人个份项户家宗起处期场部条名台辆])?/g;
const NOT_BEFORE = /(?:第|附件|附表|表|图|〔|\[|No\.?|[A-Za-z\d.+])$/;
const NOT_AFTER = /^\s*(?:年|月|日|号|时|分钟|〕|\]|条|款|章|节|周年|届|[A-Za-z+])/;
const LIST_HEAD = /(?:^|\n)\s*[（(]?$/;

/** In order of the text. */
export function findFigures(text: string): FoundFigure[] {
  const found: FoundFigure[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [raw, whole = '', part = '', scale = '', unit = ''] = match;
    const start = match.index;
    const end = start + raw.trimEnd().length;
    const [before, after] = [text.slice(Math.max(0, start - 6), start), text.slice(end, end + 4)];
    if (NOT_BEFORE.test(before) || (unit === '' && NOT_AFTER.test(after))) continue;
    if (unit === '' && LIST_HEAD.test(text.slice(0, start)) && /^[.、．）)]/.test(after)) continue;
    const num = Number(whole.replaceAll(',', '') + part);
    if (!Number.isSafeInteger(num)) continue;
    found.push({
      start,
      end,
      raw: text.slice(start, end),
      num,
      digits: part.length,
      unit: unit === '％' ? '%' : unit,
      scale: scale as FoundFigure['scale'],
    });
  }
  return found;
}

const SCALE = { '': 0, 万: 4, 亿: 8 } as const;

/** The figure in the stored unit of a kind of column: 分 for money, whole numbers for counts. Null when it does not come out whole. */
export function storedValue(it: FoundFigure, money: boolean): number | null {
  const power = SCALE[it.scale] + (money ? 2 : 0) - it.digits;
  if (power >= 0) return it.num * 10 ** power;
  const divisor = 10 ** -power;
  return it.num % divisor === 0 ? it.num / divisor : null;
}

/** A stored number written as the figure was: same scale and word, thousands apart only where they were. */
export function writtenLike(it: FoundFigure, stored: number, money: boolean): string {
  const power = SCALE[it.scale] + (money ? 2 : 0);
  const digits = String(Math.abs(stored)).padStart(power + 1, '0');
  const whole = digits.slice(0, digits.length - power) || '0';
  const part = power === 0 ? '' : digits.slice(digits.length - power).replace(/0+$/, '');
  const grouped = it.raw.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${stored < 0 ? '-' : ''}${grouped}${part ? `.${part}` : ''}${it.scale}${it.unit}`;
}

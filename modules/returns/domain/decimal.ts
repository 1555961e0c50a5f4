/** Decimal text to whole numbers of the last digit and back, without fractions of the machine. Pure. */

const LARGEST = 10n ** 15n;

export type ReadDecimal =
  | { readonly ok: true; readonly num: number }
  | { readonly ok: false; readonly why: 'not_a_number' | 'separators' | 'too_fine' | 'too_large' };

/** `12,345.6` with 2 digits → 1234560. Digits and signs must already be half-width. */
export function readDecimal(text: string, digits: number): ReadDecimal {
  const found = /^([+-]?)([\d,，]*)(?:\.(\d*))?$/.exec(text);
  const whole = found?.[2] ?? '';
  const after = (found?.[3] ?? '').replace(/0+$/, '');
  if (!found || (/\d/.test(whole) === false && !found[3])) return { ok: false, why: 'not_a_number' };
  if (/[,，]/.test(whole) && !/^\d{1,3}([,，]\d{3})+$/.test(whole)) return { ok: false, why: 'separators' };
  if (after.length > digits) return { ok: false, why: 'too_fine' };
  const value = BigInt(`${whole.replace(/[,，]/g, '')}${after.padEnd(digits, '0')}` || '0');
  if (value >= LARGEST) return { ok: false, why: 'too_large' };
  return { ok: true, num: found[1] === '-' && value > 0n ? -Number(value) : Number(value) };
}

/** 1234560 with 2 digits → `12,345.6`; `keep` shows every place (`12,345.60`), `plain` leaves out the separators. */
export function shownDecimal(
  num: number,
  digits: number,
  { keep = false, plain = false }: { readonly keep?: boolean; readonly plain?: boolean } = {},
): string {
  const all = String(Math.abs(num)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits);
  const after = digits === 0 ? '' : keep ? all.slice(-digits) : all.slice(-digits).replace(/0+$/, '');
  const grouped = plain ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${num < 0 ? '-' : ''}${grouped}${after === '' ? '' : `.${after}`}`;
}

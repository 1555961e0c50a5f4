/**
 * 统一社会信用代码, GB 32100-2015: 18 signs; 1 registering department, 2 kind, 3–8 division of the registrar (GB/T 2260), 9–17 organisation
 * code (GB 11714, its own check sign included), 18 check sign (GB/T 17710).
 */

/** Digits and capitals without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Upper case, without the blanks that copying brings along; apply before checking and storing. */
export function normalUscc(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** What is wrong with a code, in Chinese, or null when it is sound. */
export function usccFault(code: string): string | null {
  if (code.length !== 18) return `统一社会信用代码应为18位，现为${code.length}位，请核对。`;
  for (const [at, sign] of [...code].entries()) {
    if (!ALPHABET.includes(sign))
      return /[IOSVZ]/.test(sign)
        ? `统一社会信用代码第${at + 1}位不能是字母“${sign}”，代码不使用 I、O、S、V、Z，请核对是否为数字1、0、5、2。`
        : `统一社会信用代码第${at + 1}位“${sign}”有误，只能用数字和大写字母。`;
  }
  if (!/^..\d{6}/.test(code)) return '统一社会信用代码第3至8位应为数字（登记机关行政区划代码），请核对。';
  if (/^0+.$/.test(code)) return '统一社会信用代码不能用“0”占位；尚未取得代码的，请留空并注明原因。';
  if (usccCheckSign(code.slice(0, 17)) !== code[17])
    return '统一社会信用代码校验位（第18位）不符，请逐位核对，常见为错一位或相邻两位颠倒。';
  if (organisationCheckSign(code.slice(8, 16)) !== code[16])
    return '统一社会信用代码中组织机构代码的校验位（第17位）不符，请逐位核对。';
  return null;
}

export function isUscc(code: string): boolean {
  return usccFault(code) === null;
}

/** Sign 18 from the first 17 signs of the alphabet. */
export function usccCheckSign(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(first17[at] ?? ''), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/** Sign 9 of an organisation code (GB 11714) from its first 8. */
export function organisationCheckSign(first8: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * ORGANISATION_ALPHABET.indexOf(first8[at] ?? ''),
    0,
  );
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

/** A sound code from its first 8 signs and the first 8 of the organisation code: for demonstrations and tests. */
export function makeUscc(head8: string, organisation8: string): string {
  const first17 = head8 + organisation8 + organisationCheckSign(organisation8);
  return first17 + usccCheckSign(first17);
}

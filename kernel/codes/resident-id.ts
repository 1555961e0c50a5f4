/**
 * 公民身份号码, GB 11643-1999: 6 signs division, 8 birth day, 3 sequence (odd is male), 1 check sign (ISO 7064 MOD 11-2). The division is not looked
 * up: numbers keep divisions that were abolished long ago.
 */
import { type Day, dayZh, isDay } from '../day.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_SIGNS = '10X98765432';

/** Upper case X, without the blanks that copying brings along; apply before checking and storing. */
export function normalResidentId(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/**
 * What is wrong with a number, in Chinese, or null when it is sound. The words never repeat the number. With `today`, a birth day in the
 * future is wrong too.
 */
export function residentIdFault(id: string, today?: Day): string | null {
  if (/^\d{15}$/.test(id)) return '15位旧身份证号码已停止使用，请填写18位公民身份号码。';
  if (id.length !== 18) return `公民身份号码应为18位，现为${id.length}位，请核对。`;
  const wrong = id.slice(0, 17).search(/\D/);
  if (wrong >= 0) return `公民身份号码第${wrong + 1}位应为数字，请核对。`;
  if (!/[\dX]/.test(id.slice(17))) return '公民身份号码第18位应为数字或大写字母X，请核对。';
  if (id.startsWith('0')) return '公民身份号码前6位应为行政区划代码，不能以0开头，请核对。';
  const birth = birthText(id);
  if (!isDay(birth)) return '公民身份号码第7至14位不是有效的出生日期，请核对。';
  if (today !== undefined && birth > today) return `公民身份号码中的出生日期晚于${dayZh(today)}，请核对。`;
  if (residentCheckSign(id.slice(0, 17)) !== id[17])
    return '公民身份号码校验位（第18位）不符，请逐位核对，常见为错一位或相邻两位颠倒。';
  return null;
}

export function isResidentId(id: string): boolean {
  return residentIdFault(id) === null;
}

/** Sign 18 from the first 17 digits. */
export function residentCheckSign(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return CHECK_SIGNS[sum % 11] ?? '';
}

/** The birth day in a sound number; null in any other. */
export function birthDayOf(id: string): Day | null {
  const birth = birthText(id);
  return isResidentId(id) && isDay(birth) ? birth : null;
}

/** The sex in a sound number; null in any other. */
export function sexOf(id: string): '男' | '女' | null {
  return isResidentId(id) ? (Number(id[16]) % 2 === 1 ? '男' : '女') : null;
}

/**
 * `3****************X`: the first and the last sign, the length kept. More would give the place (signs 1–6) or the birth day (7–14) away. A text
 * of one or two signs is masked whole.
 */
export function maskResidentId(id: string): string {
  if (id.length <= 2) return '*'.repeat(id.length);
  return id.slice(0, 1) + '*'.repeat(id.length - 2) + id.slice(-1);
}

function birthText(id: string): string {
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

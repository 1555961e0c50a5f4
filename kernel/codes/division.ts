/**
 * Codes of divisions: GB/T 2260 (six digits: two province, two city, two county) and GB/T 10114 (nine: three more for the township). Only the
 * form of a code is known here; which codes exist, and since when, is data.
 */
export type DivisionLevel = 'nation' | 'province' | 'city' | 'county' | 'township';

/** Stands for the whole country. */
export const NATION_CODE = '000000';
/** Middle pair of counties that a province governs directly; it has no city of its own. */
const PROVINCE_GOVERNED = '90';

/** What is wrong with a code, in Chinese, or null when its form is sound. */
export function divisionFault(code: string): string | null {
  if (!/^\d*$/.test(code)) return `行政区划代码“${code}”只能是数字。`;
  if (code.length !== 6 && code.length !== 9)
    return `行政区划代码应为6位（省、市、县）或9位（乡镇、街道），现为${code.length}位，请核对。`;
  if (code === NATION_CODE) return null;
  if (/^[09]/.test(code)) return `行政区划代码“${code}”首位应为1至8，请核对。`;
  const [, city, county, township] = /^..(..)(..)(...)?$/.exec(code) ?? [];
  if (city === '00' && county !== '00') return `行政区划代码“${code}”缺少市级代码（第3、4位），请核对。`;
  if (township !== undefined && county === '00') return `乡级代码“${code}”缺少县级代码（第5、6位），请核对。`;
  if (township === '000') return `乡级代码“${code}”后3位不能为000；县级请填6位。`;
  return null;
}

export function isDivision(code: string): boolean {
  return divisionFault(code) === null;
}

/** Level of a code of sound form. */
export function levelOf(code: string): DivisionLevel {
  if (code === NATION_CODE) return 'nation';
  if (code.length > 6) return 'township';
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** Digits that it shares with all below it: 360700 → 3607, 360000 → 36, 360702 → 360702, 360702101 → itself, the nation → empty. */
export function prefixOf(code: string): string {
  return code.slice(0, { nation: 0, province: 2, city: 4, county: 6, township: 9 }[levelOf(code)]);
}

/**
 * The division above; null for the nation. Counties governed by a province (middle pair 90) answer with the province. `exists`, when given, tells which
 * codes are real: an ancestor that is none, as the city level of a municipality, is passed over.
 */
export function parentOf(code: string, exists: (code: string) => boolean = () => true): string | null {
  const level = levelOf(code);
  if (level === 'nation') return null;
  const above: string[] = [];
  if (level === 'township') above.push(code.slice(0, 6));
  if ((level === 'township' || level === 'county') && code.slice(2, 4) !== PROVINCE_GOVERNED)
    above.push(`${code.slice(0, 4)}00`);
  if (level !== 'province') above.push(`${code.slice(0, 2)}0000`);
  return above.find(exists) ?? NATION_CODE;
}

/** All divisions above, nearest first, ending with the nation. */
export function ancestorsOf(code: string, exists?: (code: string) => boolean): string[] {
  const parent = parentOf(code, exists);
  return parent === null ? [] : [parent, ...ancestorsOf(parent, exists)];
}

/** Is `code` the division itself or below it? Direct-governed counties are below their province. */
export function isWithin(code: string, division: string): boolean {
  return code.startsWith(prefixOf(division));
}

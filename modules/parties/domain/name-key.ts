/** A name as the duplicate search compares it: widths, case, blanks, punctuation and the legal form's wording do not matter. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\((个体工商户|个体|普通合伙|有限合伙)\)$/u, '')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .replace(/(股份有限公司|有限责任公司|有限公司|公司)$/u, '');
}

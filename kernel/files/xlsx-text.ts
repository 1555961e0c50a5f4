/** Escaping, references and the guard against formulas hidden in text. */

const ILLEGAL = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const MARKUP = /[&<>"]/g;
const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text fit for XML: markup escaped, characters that XML cannot hold replaced by U+FFFD (the loss stays visible). */
export function xmlText(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(MARKUP, (sign) => NAMES[sign] ?? sign);
}

/** Cell text: as `xmlText`, and `_x000D_`-like words in the text are kept literal, for Excel reads them as escapes. */
export function cellText(text: string): string {
  return xmlText(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')).replace(/\r/g, '_x000D_');
}

/** Undoes `_xHHHH_` escapes found in a cell. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** True when a spreadsheet program could take the text for a formula if it were typed or opened as CSV. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text);
}

const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;

/**
 * One CSV field (RFC 4180), quoted where needed. Text that a spreadsheet program would run as a formula gets a leading
 * apostrophe; a plain negative number stays a number.
 */
export function csvCell(value: string | number | bigint | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  const guarded = looksLikeFormula(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** One CSV record with its line end. Begin a file for Excel with U+FEFF, otherwise it reads the text as GBK. */
export function csvLine(values: readonly (string | number | bigint | boolean | null | undefined)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/** `0` → `A`, `26` → `AA`. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `AA12` → column 26, row 12 (rows count from 1); null when it is no cell reference. */
export function cellReference(reference: string): { column: number; row: number } | null {
  const parts = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  if (!parts?.[1] || !parts[2]) return null;
  let column = 0;
  for (const letter of parts[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(parts[2]) };
}

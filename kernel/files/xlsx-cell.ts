import { serialOfDay, serialOfMoment } from './xlsx-day.ts';
import type { XlsxInput, XlsxKind } from './xlsx-sheet.ts';
import { cellStyle } from './xlsx-styles.ts';
import { cellText, looksLikeFormula } from './xlsx-text.ts';

/** A cell of a workbook holds no more characters than this. */
const LONGEST = 32_767;

/**
 * One cell as XML. Text is always an inline string, never a formula; what does not fit its column's kind (a note in a
 * number column) is written as text, so nothing is lost. Longer text than a cell can hold ends with a visible remark.
 */
export function cellXml(reference: string, value: XlsxInput, kind: XlsxKind, wrap: boolean): string {
  if (value === null || value === undefined || value === '') {
    return `<c r="${reference}" s="${cellStyle(kind, wrap, false)}"/>`;
  }
  if (typeof value === 'boolean') return textCell(reference, value ? '是' : '否', wrap);
  const number = numberOf(value, kind);
  if (number === null) return textCell(reference, String(value), wrap);
  return `<c r="${reference}" s="${cellStyle(kind, wrap, false)}"><v>${number}</v></c>`;
}

/** A text cell; text that looks like a formula carries the quote prefix, so editing it does not turn it into one. */
function textCell(reference: string, text: string, wrap: boolean): string {
  const shown =
    text.length > LONGEST
      ? `${text.slice(0, LONGEST - 60)}……（全文共 ${text.length} 字，超出表格单元格上限，请到系统查看全文）`
      : text;
  const style = cellStyle('text', wrap || shown.includes('\n'), looksLikeFormula(shown));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(shown)}</t></is></c>`;
}

/** The number to store as decimal text, or null when the value must stay text. */
function numberOf(value: string | number | bigint, kind: XlsxKind): string | null {
  switch (kind) {
    case 'text':
      return null;
    case 'day':
      return typeof value === 'string' ? decimal(serialOfDay(value)) : null;
    case 'moment':
      return typeof value === 'string' ? decimal(serialOfMoment(value)) : null;
    case 'money_yuan':
      return scaled(value, 2);
    case 'money_wan':
      return scaled(value, 6);
    default:
      return plainNumber(value);
  }
}

/** More digits than a double holds exactly stay text, otherwise the program would round them. */
function plainNumber(value: string | number | bigint): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  const text = String(value).trim();
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return null;
  return text.replace(/^-?0*\.?|\./g, '').length > 15 ? null : text;
}

function decimal(value: number | null): string | null {
  return value === null ? null : String(value);
}

/** An integer divided by a power of ten, exactly. */
function scaled(value: string | number | bigint, places: number): string | null {
  const text = String(value).trim();
  if (!/^-?\d+$/.test(text)) return null;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.replace('-', '').padStart(places + 1, '0');
  const whole = digits.slice(0, -places).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(-places).replace(/0+$/, '');
  return `${sign}${whole}${rest ? `.${rest}` : ''}`;
}

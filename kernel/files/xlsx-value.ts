/** How a value is stored in a cell: as a number exactly, or as text when it is none or would lose digits. */
import { serialOfDay, serialOfMoment } from './xlsx-day.ts';
import type { XlsxInput, XlsxKind } from './xlsx-sheet.ts';

/** A cell of a workbook holds no more characters than this. */
const LONGEST = 32_767;

/** Null for an empty cell. Longer text than a cell can hold ends with a visible remark. */
export function storedText(value: XlsxInput, kind: XlsxKind): { number: string } | { text: string } | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
  const number = numberOf(value, kind);
  if (number !== null) return { number };
  const text = String(value);
  if (text.length <= LONGEST) return { text };
  return {
    text: `${text.slice(0, LONGEST - 60)}……（全文共 ${text.length} 字，超出表格单元格上限，请到系统查看全文）`,
  };
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

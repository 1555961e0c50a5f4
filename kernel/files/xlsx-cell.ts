import type { XlsxInput, XlsxKind } from './xlsx-sheet.ts';
import { cellStyle } from './xlsx-styles.ts';
import { cellText, looksLikeFormula } from './xlsx-text.ts';
import { storedText } from './xlsx-value.ts';

/**
 * One cell as XML. Text is always an inline string, never a formula; what does not fit its column's kind (a note in a
 * number column) is written as text, so nothing is lost.
 */
export function cellXml(reference: string, value: XlsxInput, kind: XlsxKind, wrap: boolean): string {
  const stored = storedText(value, kind);
  if (stored === null) return `<c r="${reference}" s="${cellStyle(kind, wrap, false)}"/>`;
  if ('number' in stored) return `<c r="${reference}" s="${cellStyle(kind, wrap, false)}"><v>${stored.number}</v></c>`;
  return textCell(reference, stored.text, wrap);
}

/** A text cell; text that looks like a formula carries the quote prefix, so editing it does not turn it into one. */
function textCell(reference: string, text: string, wrap: boolean): string {
  const style = cellStyle('text', wrap || text.includes('\n'), looksLikeFormula(text));
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

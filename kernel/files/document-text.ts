const LINE_END = /\r\n?|[\u2028\u2029]/g;
/** Controls, lone surrogates and the marks that turn the direction of text. */
const UNSEEN = /(?!\n)\p{Cc}|\p{Cs}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as a document prints it: one kind of line end, no tabs, nothing that hides or turns other text. */
export function plainText(text: string): string {
  return text.replace(LINE_END, '\n').replaceAll('\t', ' ').replace(UNSEEN, '');
}

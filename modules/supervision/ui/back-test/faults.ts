/** Errors of a draft as the server words them, with their place: 草案有误：第1行第3字：…；第2行第1字：… Pure. */

export interface PlacedFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const PLACED = /第(\d+)行第(\d+)字：([^；]*(?:；(?!第\d+行)[^；]*)*)/g;

/** The errors with a place; empty when the words name none. */
export function faultsOf(words: string): readonly PlacedFault[] {
  return [...words.matchAll(PLACED)].map(([, line, column, message]) => ({
    line: Number(line),
    column: Number(column),
    message: (message ?? '').trim(),
  }));
}

/** Where a place stands in a text, in characters from its start; at most the end. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  const start = before.reduce((n, one) => n + one.length + 1, 0);
  return Math.min(start + Math.max(column - 1, 0), text.length);
}

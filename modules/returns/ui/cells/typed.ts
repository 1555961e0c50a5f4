/** What was typed into a cell of the grid: as everywhere, and `n` or `nn` for the two words where no word could be meant. Pure. */
import type { CellValue } from '../../domain/content.ts';
import { type ColumnLike, type Option, readTyped } from '../../domain/value.ts';

/** What stands in a cell here: a value, or words that could not be read and must not be lost. */
export interface Content {
  readonly value: CellValue | null;
  readonly refused?: Refused;
}

export interface Refused {
  /** As it was typed or pasted. */
  readonly raw: string;
  /** Chinese: what to do. */
  readonly message: string;
}

export const EMPTY: Content = { value: null };
const SHORT: Readonly<Record<string, CellValue>> = { n: { kind: 'none' }, nn: { kind: 'no_competence' } };
const WORDS = new Set(['text', 'prose', 'choice', 'choices', 'files']);

export function contentTyped(raw: string, column: ColumnLike, options: readonly Option[] = []): Content {
  const short = WORDS.has(column.type) ? undefined : SHORT[raw.normalize('NFKC').trim().toLowerCase()];
  if (short) return { value: short };
  const read = readTyped(raw, column, options);
  return read.ok ? { value: read.value } : { value: null, refused: { raw, message: read.message } };
}

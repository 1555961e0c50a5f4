/** What an open return consists of in the browser. */
import type { CellValue, FilledCell } from '../../domain/content.ts';
import { sameValue } from '../../domain/diff.ts';
import type { Content, Refused } from './typed.ts';

/** Returns whose paragraphs a text was picked from. */
export type Sources = FilledCell['sources'];

/** What the system has. `version` 0: nothing. */
export interface Known {
  readonly value: CellValue | null;
  readonly version: number;
  readonly origin?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly by?: string | undefined;
  readonly sources?: Sources | undefined;
}

/** Typed here and not acknowledged. */
export interface Typed {
  readonly value: CellValue | null;
  readonly origin: string;
  readonly reason?: string | null | undefined;
  readonly sources?: Sources | undefined;
  /** Version of the cell that was seen when it was typed. */
  readonly seen: number;
  /** Rises with every change here: an answer that comes late acknowledges no later typing. */
  readonly turn: number;
}

export interface Clash {
  readonly theirs: Known;
}

/** What a cell shows now; the same object as long as nothing about it changes. */
export interface Look {
  readonly content: Content;
  /** Nobody filled it in: it shows what the records, the returns below or another form say. */
  readonly prefilled: boolean;
  readonly known: Known | undefined;
  readonly reason: string | null;
  readonly waiting: boolean;
  readonly clash: Clash | undefined;
}

export interface Kept {
  readonly typed: readonly (readonly [string, Omit<Typed, 'turn'>])[];
  readonly refused: readonly (readonly [string, Refused])[];
}

export interface Change {
  readonly address: string;
  readonly content: Content;
}

export function sameContent(a: Content, b: Content): boolean {
  return sameValue(a.value, b.value) && a.refused?.raw === b.refused?.raw;
}

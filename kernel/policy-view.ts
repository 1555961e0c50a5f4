/**
 * What a decision may ask of the policy packs: always for one region on one day, which the kernel has already chosen.
 */
import type { Day } from './day.ts';

export type CheckLevel = 'block' | 'mark' | 'warn' | 'off';

export interface PolicyAnswer {
  /** given by a pack, set locally, named but left open by the documents (原文未规定), or not named at all. */
  readonly status: 'given' | 'local' | 'unspecified' | 'absent';
  readonly value: unknown;
  /** Words of the basis: document number, article. */
  readonly basis: string;
}

export interface DueAnswer {
  /** Null when the period is 原文未规定 and no local value is set, or while suspended. */
  readonly day: Day | null;
  readonly provisional: boolean;
  /** Chinese explanation of the counting, step by step. */
  readonly how: readonly string[];
  readonly basis: string;
}

export interface PolicyView {
  readonly region: string;
  readonly day: Day;
  readonly version: string;
  ask(id: string): PolicyAnswer;
  /** Number or null when unspecified/absent. */
  number(id: string): number | null;
  flag(id: string): boolean;
  /** Level of a hard check; `off` when the packs do not name it. */
  check(id: string): CheckLevel;
  /** Words of a hard check for the person it stops, marks or warns. */
  checkWords(id: string): string;
  /** Options of a dictionary in force. `flags` say what the module that owns it makes of an item. */
  dictionary(
    id: string,
  ): readonly { readonly value: string; readonly label: string; readonly flags?: readonly string[] }[];
  /** Due day of a deadline entry that starts on `start`. */
  due(id: string, start: Day): DueAnswer;
  isWorkday(day: Day): boolean;
}

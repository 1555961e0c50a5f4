/** Clues: one clue, many arrivals; triaged, handed over, verified, disposed of, and none ever missing. See README.md. */
import './import.ts';
import type { ModuleDef } from '#kernel/registry.ts';
import { commands } from './commands/index.ts';
import { clueFacts } from './facts/clue.ts';
import { queries } from './queries/index.ts';
import { records } from './records/index.ts';
import { grants, rights } from './rights.ts';

export type { ClueForProblem } from './queries/for-problem.ts';
export type { LedgerAnswer, LedgerLine } from './queries/ledger.ts';
export type { ClueRow } from './records/clue.ts';

export const cluesModule: ModuleDef = {
  name: 'clues',
  label: '线索',
  records,
  commands,
  queries,
  facts: [clueFacts],
  rights,
  grants,
};

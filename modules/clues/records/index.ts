import type { RecordDef } from '#kernel/record.ts';
import { clueArrival, clueHandover, cluePerson, taskForce } from './around.ts';
import { clue } from './clue.ts';
import { clueIdentity, clueOpening } from './identity.ts';

export const records: readonly RecordDef[] = [
  taskForce,
  clue,
  clueArrival,
  clueIdentity,
  cluePerson,
  clueHandover,
  clueOpening,
];

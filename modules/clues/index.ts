/** Clues: one clue, many arrivals; triaged, handed over, verified, disposed of, and none ever missing. */
import type { ModuleDef } from '#kernel/registry.ts';

export const cluesModule: ModuleDef = {
  name: 'clues',
  label: '线索',
};

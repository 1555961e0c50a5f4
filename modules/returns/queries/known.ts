/** Fact sets and records of the platform, handed to this module once by the composition: metrics name them. */
import type { FactDef } from '#kernel/facts.ts';
import type { RecordDef } from '#kernel/record.ts';

export interface Known {
  readonly facts: ReadonlyMap<string, FactDef>;
  readonly records: ReadonlyMap<string, RecordDef>;
}

let known: Known | undefined;

export function provideKnown(given: Known): void {
  known = given;
}

export function knownSets(): Known {
  if (!known) throw new Error('provideKnown() has not been called');
  return known;
}

/** Fact sets and records of the platform, handed to this module once by the composition: metrics name them. */
import type { FactDef } from '#kernel/facts.ts';
import type { RecordDef } from '#kernel/record.ts';
import type { Database } from '#kernel/server/database.ts';

/** What the module is given once. */
export interface Known {
  readonly facts: ReadonlyMap<string, FactDef>;
  readonly records: ReadonlyMap<string, RecordDef>;
  /** Sees everything: whole counts and lists are made with it, never what a reader is shown. */
  readonly worker: Database;
}

let known: Known | undefined;

export function provideKnown(given: Known): void {
  known = given;
}

export function knownSets(): Known {
  if (!known) throw new Error('provideKnown() has not been called');
  return known;
}

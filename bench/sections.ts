/** The rows of the table, in its order. */
import type { Filled } from './data/fill.ts';
import type { Row } from './harness.ts';
import { dutiesSection } from './rows/duties.ts';
import { httpSection } from './rows/http.ts';
import { memorySection } from './rows/memory.ts';
import { readsSection } from './rows/reads.ts';
import { returnsSection } from './rows/returns.ts';
import { rulesSection } from './rows/rules.ts';
import { screensSection } from './rows/screens.ts';
import { searchSection } from './rows/search.ts';
import { writesSection } from './rows/writes.ts';
import type { World } from './world.ts';

export interface SectionInput {
  readonly world: World;
  /** The same at 100,000 inspections; undefined when that is the size of the run. */
  readonly small: World | undefined;
  /** What filling measured; undefined when the data were kept from an earlier run. */
  readonly filled: Filled | undefined;
  readonly note: (line: string) => void;
}

export interface Section {
  readonly name: string;
  /** Wants the database at 100,000. */
  readonly small?: boolean;
  readonly run: (input: SectionInput) => Promise<Row[]>;
}

export const sections: readonly Section[] = [
  rulesSection,
  readsSection,
  searchSection,
  httpSection,
  writesSection,
  screensSection,
  memorySection,
  returnsSection,
  dutiesSection,
];

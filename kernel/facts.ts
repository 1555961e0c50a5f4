/**
 * Facts: derived values that have one truth whoever asks. One wide table `fact_<subject>` per subject, computed by the worker's role
 * that sees everything, refreshed set-based from the journal, rebuilt on demand, sampled nightly.
 */
import type { Sql } from 'sql-template-tag';

export type FactType = 'int' | 'bool' | 'text' | 'day' | 'text[]';

export interface FactField {
  readonly type: FactType;
  readonly label: string;
  /** 次, 天, 米 … */
  readonly unit?: string;
  /** What it counts, from when, of whom: the words a reviewer reads. */
  readonly meaning: string;
  /** Which changes make it stale, in words. */
  readonly stale: string;
  /** Column of the fact table; the fact's name when absent. */
  readonly column?: string;
  /** Least and greatest value of an `int`; arithmetic in expressions needs them. */
  readonly min?: number;
  readonly max?: number;
}

/** Maps changed records to the subjects whose facts they make stale. */
export interface StaleRule {
  readonly on: string;
  /** SQL that yields the subject ids, one column `id`, from the ids of changed records of `on`. */
  readonly subjects: (changed: readonly string[]) => Sql;
}

export interface FactDef {
  readonly name: string;
  readonly label: string;
  /** Record the facts are about; ids are its ids. */
  readonly subject: string;
  readonly table: string;
  readonly fields: Readonly<Record<string, FactField>>;
  readonly stale: readonly StaleRule[];
  /** One statement that computes and upserts the facts of these subjects. */
  readonly refresh: (ids: readonly string[]) => Sql;
  /** Ids of every subject in key order, in pages, for the rebuild: subjects after `after`, at most `limit`. */
  readonly page: (after: string, limit: number) => Sql;
  /**
   * For the rebuild, where subjects are cheaper to compute in families than one by one: keys in order with the number of their subjects (columns
   * `id, subjects`), about `limit` subjects in all, and the statement that does all subjects of these keys. The same facts as `refresh`.
   */
  readonly families?: {
    readonly page: (after: string, limit: number) => Sql;
    readonly refresh: (keys: readonly string[]) => Sql;
  };
}

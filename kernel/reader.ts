import type { Sql } from 'sql-template-tag';

/** Reads under the caller's claims: row-level security has already cut what comes back. */
export interface Reader {
  many<T>(query: Sql): Promise<T[]>;
  one<T>(query: Sql): Promise<T | undefined>;
}

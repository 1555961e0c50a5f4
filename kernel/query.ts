/** A query that is more than the record's own list: one read, one file. */
import type { z } from 'zod';
import type { CommandContext } from './command.ts';
import type { Reader } from './reader.ts';

export interface QueryDef<Input = unknown, Answer = unknown> {
  readonly name: string;
  readonly label: string;
  readonly right: string;
  readonly input: () => z.ZodType<Input>;
  /** Leaves a mark that is no record (who is looking just now), so it does not run in a read-only transaction. */
  readonly leaves_mark?: boolean;
  readonly run: (read: Reader, about: { input: Input; ctx: CommandContext }) => Promise<Answer>;
}

// biome-ignore lint/suspicious/noExplicitAny: a registry holds queries of every shape; each is checked where it is defined.
export type AnyQuery = QueryDef<any, any>;

export function query<Input, Answer>(def: QueryDef<Input, Answer>): QueryDef<Input, Answer> {
  return def;
}

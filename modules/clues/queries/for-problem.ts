import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ClueRow } from '../records/clue.ts';

export interface ClueForProblem {
  readonly id: string;
  readonly number: string | null;
  readonly categories: readonly string[];
  readonly situations: readonly string[];
  readonly underlying: string;
  /** The item of the problem list it led to already. */
  readonly problem: string | null;
  readonly received_day: string | null;
}

/** What an item of the problem list takes over from a clue (SPC-15): its kind and the problem beneath, never the text, the source or a person. */
export const forProblem = query({
  name: 'clues.for-problem',
  label: '线索归纳的问题',
  right: 'clue.handle',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  async run(read, { input }): Promise<ClueForProblem> {
    const row = await read.one<ClueRow>(sql`select * from clue where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这条线索，或者它不由您单位承办。');
    return {
      id: row.id,
      number: row.number,
      categories: row.categories ?? [],
      situations: row.situations ?? [],
      underlying: row.underlying ?? '',
      problem: row.problem,
      received_day: row.received_day,
    };
  },
});

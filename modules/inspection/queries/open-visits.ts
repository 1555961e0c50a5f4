import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

export interface OpenVisit {
  readonly id: string;
  readonly department: string;
  readonly started_at: string;
}

/** Entries that a department, one's own or another, has open today at a place: an entry may join one, and the two are one visit to the firm. */
export const openVisits = query({
  name: 'inspection.open-visits',
  label: '今天可以加入的联合检查',
  right: 'inspection.perform',
  input: () => z.strictObject({ premises: z.uuid({ error: '场所编号不对，请从检查任务中打开' }) }),
  run: async (read, { input, ctx }) => ({
    visits: await read.many<OpenVisit>(
      sql`select id, department, started_at from zs_open_visit(${input.premises}, ${ctx.today})`,
    ),
  }),
});

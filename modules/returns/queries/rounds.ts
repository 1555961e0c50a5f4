import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

interface RoundAt {
  readonly id: string;
  readonly title: string;
  readonly chain: string;
  readonly about_year: number;
  readonly period_from: string;
  readonly period_until: string;
  readonly state: string;
  readonly opened_on: string | null;
  readonly history: boolean | null;
  readonly legs: unknown;
}

interface Count {
  readonly round: string;
  readonly leg: string;
  readonly state: string;
  readonly returns: number;
  readonly late: number;
  readonly gaps: number;
}

/** Rounds with how many of the returns that the reader may see are where. */
export const rounds = query({
  name: 'returns.rounds',
  label: '报送批次和进度',
  right: 'returns.read',
  input: () => z.strictObject({ history: z.boolean().default(false) }),
  run: async (read, { input, ctx }) => {
    const found =
      await read.many<RoundAt>(sql`select id, title, chain, about_year, period_from, period_until, state, opened_on, history, legs
      from return_round where ${input.history} or not coalesce(history, false) order by about_year desc, created_at desc limit 100`);
    const counts = await read.many<Count>(sql`select round, leg, state, count(*)::integer as returns,
        count(*) filter (where coalesce(extended_to, due) < ${ctx.today} and state in ('draft', 'review', 'sign', 'signed', 'returned'))::integer as late,
        count(*) filter (where gaps is not null)::integer as gaps
      from return_sheet where round = any(${found.map((it) => it.id)}::uuid[]) group by round, leg, state`);
    return {
      today: ctx.today,
      rounds: found.map((it) => ({ ...it, counts: counts.filter((count) => count.round === it.id) })),
    };
  },
});

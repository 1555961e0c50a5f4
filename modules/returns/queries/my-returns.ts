import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

interface Mine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly receiver: string | null;
  readonly receiver_name: string | null;
  readonly due: string | null;
  readonly proposed_due: string | null;
  readonly late: boolean;
  readonly times_returned: number | null;
  readonly return_reason: string | null;
  readonly submitted_at: string | null;
}

const MOST = 300;

/** What my unit owes, by date; what waits inside it; what waits for its receiving and examining; what it sent and nobody answered yet. */
export const mine = query({
  name: 'returns.mine',
  label: '本单位的报表',
  right: 'returns.read',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const { code } = ctx.actor.unit;
    const list = (side: 'unit' | 'receiver', states: readonly string[], newest = false) =>
      read.many<Mine>(sql`select id, title, state, unit, zs_unit_name(unit) as unit_name, receiver, zs_unit_name(receiver) as receiver_name,
          coalesce(extended_to, due) as due, proposed_due, coalesce(coalesce(extended_to, due) < ${ctx.today}, false) and not coalesce(history, false) as late,
          times_returned, return_reason, submitted_at
        from return_sheet where ${side === 'unit' ? sql`unit = ${code}` : sql`receiver = ${code} and unit <> ${code}`}
          and state = any(${[...states]}) and not coalesce(history, false)
        order by ${newest ? sql`submitted_at desc nulls last` : sql`coalesce(extended_to, due, proposed_due) nulls last`}, id limit ${MOST}`);
    const [owed, inside, sent, receive, examine, own_receive] = await Promise.all([
      list('unit', ['draft', 'returned', 'correcting']),
      list('unit', ['review', 'sign', 'signed']),
      list('unit', ['submitted', 'received', 'accepted'], true),
      list('receiver', ['submitted']),
      list('receiver', ['received']),
      read.many<Mine>(sql`select id, title, state, unit, zs_unit_name(unit) as unit_name, receiver, zs_unit_name(receiver) as receiver_name,
          coalesce(extended_to, due) as due, proposed_due, false as late, times_returned, return_reason, submitted_at
        from return_sheet where unit = ${code} and receiver = ${code} and state in ('submitted', 'received') limit ${MOST}`),
    ]);
    return {
      today: ctx.today,
      owed,
      inside,
      sent,
      receive: [...receive, ...own_receive.filter((it) => it.state === 'submitted')],
      examine,
    };
  },
});

import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly unit_name: string;
  readonly light?: string;
  readonly state: string;
  readonly due: string | null;
}

const MOST = 100;

/** What needs my unit today. A bureau sees the cards and documents it handles itself, not those of the bureaus below. */
export const today = query({
  name: 'supervision.today',
  label: '今天要办的监督事项',
  right: 'supervision.read',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const { code } = ctx.actor.unit;
    const columns = sql`id, title, unit, zs_unit_name(unit) as unit_name, state`;
    const documents = (state: string, late: boolean) =>
      read.many<Named>(sql`select id, title, to_unit as unit, to_unit_name as unit_name, state, reply_due as due
        from supervision_document where unit = ${code} and ${late ? sql`state in ('issued', 'rectify-again') and reply_due < ${ctx.today}` : sql`state = ${state}`}
        order by reply_due nulls last, id limit ${MOST}`);
    const [handle, explain, reply, approve, check, overdue, own_late] = await Promise.all([
      read.many<Named>(sql`select ${columns}, light, explain_due as due from alert
        where bureau = ${code} and (state in ('explained', 'reopened') or state = 'open' and (confidential or explain_due < ${ctx.today}))
        order by light, opened_day, id limit ${MOST}`),
      read.many<Named>(sql`select ${columns}, light, explain_due as due from alert
        where unit = ${code} and not confidential and state in ('open', 'reopened') order by explain_due nulls last, id limit ${MOST}`),
      read.many<Named>(sql`select id, title, unit, unit_name, state, reply_due as due from supervision_document
        where addressee = ${code} and state in ('issued', 'rectify-again') order by reply_due nulls last, id limit ${MOST}`),
      documents('review', false),
      documents('replied', false),
      documents('', true),
      // The bureau's own lateness: plan reviews and every other duty it owes.
      read.many<{ id: string; kind: string; title: string; record: string; record_id: string; due: string }>(sql`
        select id, kind, title, record, record_id, due from duty
        where unit = ${code} and closed_at is null and due < ${ctx.today} order by due, id limit ${MOST}`),
    ]);
    return { today: ctx.today, handle, explain, reply, approve, check, overdue, own_late };
  },
});

import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { grantOf } from '#kernel/rights.ts';

const MOST = 100;

/** What waits for the asker: to accept, to triage, to assign, to work on, to allow; and what was sent and is not answered. */
export const inbox = query({
  name: 'clues.inbox',
  label: '待办线索',
  right: 'clue.read',
  input: () => z.strictObject({}),
  async run(read, { ctx }) {
    const { code } = ctx.actor.unit;
    const clues = (where: ReturnType<typeof sql>) =>
      read.many(sql`select id, number, title, state, sources, received_day, deadline, holder, zs_unit_name(holder) as holder_unit, holder_name, arrivals,
        redacted, coalesce(deadline < ${ctx.today}, false) as late from clue where ${where} order by deadline nulls last, created_at limit ${MOST}`);
    const handovers = (where: ReturnType<typeof sql>) =>
      read.many(sql`select id, clue, title, kind, reason, from_unit, zs_unit_name(from_unit) as from_name, to_unit, zs_unit_name(to_unit) as to_name,
        sent_day, redacted from clue_handover where state = 'pending' and ${where} order by created_at limit ${MOST}`);
    const [accept, sent, triage, assign, mine, late, allow, complaints] = await Promise.all([
      handovers(sql`to_unit = ${code}`),
      handovers(sql`from_unit = ${code}`),
      clues(sql`holder = ${code} and state = 'registered'`),
      clues(sql`holder = ${code} and state = 'triaged'`),
      clues(
        sql`holder = ${code} and holder_person = ${ctx.actor.person} and state in ('assigned', 'verified', 'disposed')`,
      ),
      // Late ones of other hands; the asker's own stand above, the latest first.
      clues(sql`state in ('registered', 'triaged', 'assigned', 'verified', 'disposed') and deadline < ${ctx.today}
        and not (holder = ${code} and (state in ('registered', 'triaged') or holder_person = ${ctx.actor.person}))`),
      grantOf(ctx.actor, 'clue.allow-identity')
        ? read.many(
            sql`select id, title, asked_name, created_at from clue_opening where unit = ${code} and state = 'asked' order by created_at limit ${MOST}`,
          )
        : [],
      grantOf(ctx.actor, 'complaint.read')
        ? read.many(sql`select c.id, c.about, zs_unit_name(c.about_unit) as about_name, c.created_at from complaint c
            where c.unit = ${code} and not exists (select from clue_arrival a where a.origin = 'complaint:' || c.id)
            order by c.created_at desc limit ${MOST}`)
        : [],
    ]);
    return { today: ctx.today, accept, sent, triage, assign, mine, late, allow, complaints };
  },
});

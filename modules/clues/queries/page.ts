import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { grantOf } from '#kernel/rights.ts';
import type { ClueRow } from '../records/clue.ts';

/** What stands around one clue: arrivals, hand-overs, copies, what was merged into it; persons for those few who may read them. */
export const page = query({
  name: 'clues.page',
  label: '线索的来件和经过',
  right: 'clue.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  async run(read, { input, ctx }) {
    const clue = await read.one<ClueRow>(sql`select * from clue where id = ${input.id}`);
    if (!clue) throw refuse('missing.record', '没有找到这条线索，或者它不在您的管辖范围内。');
    const { code } = ctx.actor.unit;
    const mine = clue.holder === code || clue.unit === code;
    const [merged, handovers, copies] = await Promise.all([
      read.many<{ id: string }>(
        sql`select id, number, title, sources, received_day, arrivals from clue where merged_into = ${input.id} order by created_at`,
      ),
      read.many(sql`select id, clue, kind, state, from_unit, zs_unit_name(from_unit) as from_name, to_unit, zs_unit_name(to_unit) as to_name, reason,
          redacted, case when from_unit = ${code} then redaction_reason end as redaction_reason, sent_day, sent_by, answered_day, answered_by, answer
        from clue_handover where clue = ${input.id} or clue in (select id from clue where copy_of = ${input.id}) order by created_at`),
      read.many(sql`select c.id, c.number, c.title, c.state, c.holder, zs_unit_name(c.holder) as holder_unit, c.holder_name, c.verification, c.closed_day,
          c.verification_note, c.disposition_note from clue c where c.copy_of = ${input.id} order by c.created_at`),
    ]);
    const ids = [input.id, ...merged.map((it) => it.id)];
    const arrivals =
      read.many(sql`select id, clue, title, channel, arrived_day, reference, words, papers, named, taken_by, unit, zs_unit_name(unit) as unit_name
        from clue_arrival where clue = any(${ids}) order by arrived_day, created_at`);
    const persons =
      mine && grantOf(ctx.actor, 'clue.read-persons')
        ? await read.many(sql`select id, name, in_unit, zs_unit_name(in_unit) as unit_name, post, outcome, state from clue_person
            where clue = any(${ids}) order by created_at`)
        : null;
    return { arrivals: await arrivals, handovers, copies, merged, persons, holder_unit: clue.holder };
  },
});

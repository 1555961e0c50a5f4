import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import type { CouncilMeetingRow } from '../records/meeting.ts';
import { itemLines, topicLines, UNFINISHED } from './shared.ts';

interface Seat {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly department: string | null;
  readonly present: boolean;
}

/** What belongs to a meeting. What earlier meetings agreed and is not done comes first; after the meeting it shows what is still open of it. */
export const meetingPage = query({
  name: 'council.meeting',
  label: '会议的议题、议定事项和送达',
  right: 'council.read',
  input: () => z.strictObject({ id: z.uuid({ error: '会议编号不对，请从列表进入' }) }),
  run: async (read, { input, ctx }) => {
    const row = await read.one<CouncilMeetingRow>(sql`select * from council_meeting where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这次会议。');
    const present = row.present ?? [];
    const [carried, topics, items, seats, bulletins, waiting] = await Promise.all([
      itemLines(
        read,
        sql`i.council = ${row.council} and i.meeting <> ${row.id} and ${UNFINISHED}
          and exists (select from council_meeting e where e.id = i.meeting and e.day <= ${row.day})`,
      ),
      topicLines(read, sql`t.meeting = ${row.id}`),
      itemLines(read, sql`i.meeting = ${row.id} and i.state <> 'dropped'`),
      read.many<Seat>(sql`select id, name, kind, coalesce(department, zs_unit_name(member_unit)) as department, id = any(${present}::uuid[]) as present
        from council_member where council = ${row.council} and (state = 'serving' or id = any(${present}::uuid[]))
        order by kind desc, department, name`),
      read.many<{ id: string; title: string; state: string; sent_day: string | null }>(
        sql`select id, title, state, sent_day from council_bulletin where meeting = ${row.id} order by created_at`,
      ),
      row.state === 'scheduled'
        ? topicLines(read, sql`t.council = ${row.council} and t.state = 'proposed'`)
        : Promise.resolve([]),
    ]);
    const body = [
      `${row.title}于${row.held_day ?? row.day}召开，议定事项如下：`,
      ...items.map((it, i) => `${i + 1}. ${it.title}（责任单位：${it.owner_name ?? it.owner}，完成时限：${it.due}）`),
      ...(carried.length > 0 ? ['此前会议没有完成的事项：'] : []),
      ...carried.map((it, i) => `${i + 1}. ${it.title}（责任单位：${it.owner_name ?? it.owner}，完成时限：${it.due}）`),
    ].join('\n');
    return {
      today: ctx.today,
      mine: row.unit === ctx.actor.unit.code,
      carried,
      topics,
      waiting,
      items,
      seats,
      bulletins,
      suggested: { title: `关于${row.title}情况的通报`, body },
    };
  },
});

export const bulletinPage = query({
  name: 'council.bulletin',
  label: '通报的送达和阅收',
  right: 'council.read',
  input: () => z.strictObject({ id: z.uuid({ error: '通报编号不对，请从列表进入' }) }),
  run: async (read, { input }) => ({
    copies: await read.many<{
      id: string;
      department: string;
      state: string;
      read_at: string | null;
      read_by: string | null;
    }>(
      sql`select id, department, state, read_at, read_by from bulletin_delivery where bulletin = ${input.id} order by state desc, department`,
    ),
  }),
});

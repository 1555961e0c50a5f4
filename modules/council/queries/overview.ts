import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { convenes, councilOf, councilRegion } from '../commands/shared.ts';
import { departmentDictionary, departmentsOf, gapsOf, LOCAL, type Seated, seatsOf } from '../domain/departments.ts';
import { itemLines, topicLines, UNFINISHED } from './shared.ts';

interface MeetingLine {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly day: string;
  readonly state: string;
}

/** The council of the place as its page opens: the next meeting, what is not done, topics, members with gaps, bulletins. */
export const overview = query({
  name: 'council.overview',
  label: '会商机制概况',
  right: 'council.read',
  input: () => z.strictObject({}),
  run: async (read, { ctx }) => {
    const council = await councilOf(read, ctx.actor);
    const policy = ctx.policy;
    const departments = departmentsOf(policy);
    // Who convenes and who is liaison in the province is no word on its cities and counties: there it is 原文未规定 until the place sets it.
    const says = (id: string) => {
      const { value, basis, status } = policy.ask(id);
      const own = status === 'local' || departmentDictionary(policy) !== LOCAL;
      return own && typeof value === 'string'
        ? { words: value, basis, status }
        : { words: null, basis: '', status: 'unspecified' };
    };
    const about = {
      today: ctx.today,
      region: councilRegion(ctx.actor),
      dictionary: departmentDictionary(policy),
      convener: says('council.convener'),
      liaison: says('council.liaison'),
      kinds: policy.dictionary('dict.council_meeting'),
    };
    if (!council) return { ...about, council: null, named: departments.length };
    const of = sql`council = ${council.id}`;
    const [meetings, items, topics, members, bulletins, unread] = await Promise.all([
      read.many<MeetingLine>(sql`select id, title, kind, day, state from council_meeting where ${of}
        and state in ('proposed', 'scheduled', 'minuted', 'confirmed') order by day desc, id desc limit 30`),
      itemLines(read, sql`i.council = ${council.id} and ${UNFINISHED}`),
      topicLines(read, sql`t.council = ${council.id} and t.state = 'proposed'`),
      read.many<Seated>(
        sql`select seat, kind, department, state from council_member where ${of} and state = 'serving'`,
      ),
      read.many<{
        id: string;
        title: string;
        state: string;
        sent_day: string | null;
        copies: number;
        read: number;
      }>(sql`
        select b.id, b.title, b.state, b.sent_day, count(d.id)::integer as copies,
          count(d.id) filter (where d.state in ('read', 'received'))::integer as read
        from council_bulletin b left join bulletin_delivery d on d.bulletin = b.id where b.${of}
        group by b.id, b.cell order by b.created_at desc limit 10`),
      read.many<{ id: string; title: string; sent_day: string }>(sql`select id, title, sent_day from bulletin_delivery
        where member_unit = ${ctx.actor.unit.code} and state = 'sent' order by sent_day, id limit 20`),
    ]);
    const seats = seatsOf(departments, members);
    return {
      ...about,
      council: {
        id: council.id,
        title: council.title,
        unit: council.unit,
        convener: council.convener,
        liaison: council.liaison,
        basis: council.basis,
        pack_basis: council.pack_basis,
        mine: convenes(council, ctx.actor),
      },
      named: departments.length,
      seats,
      gaps: gapsOf(seats).length,
      meetings,
      items,
      topics,
      bulletins,
      unread,
    };
  },
});

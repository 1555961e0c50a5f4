/** Rows as the pages of a council show them. */
import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '#kernel/reader.ts';

export interface ItemLine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly owner: string;
  readonly owner_name: string | null;
  readonly helper_names: readonly string[] | null;
  readonly due: string;
  readonly progress: string | null;
  readonly progress_day: string | null;
  readonly proof_required: string;
  readonly carried: number | null;
  readonly meeting: string;
  readonly meeting_title: string | null;
}

/** `where` narrows agreed items `i`; those that are late first. */
export const itemLines = (read: Reader, where: Sql): Promise<ItemLine[]> =>
  read.many<ItemLine>(sql`select i.id, i.title, i.state, i.owner, zs_unit_name(i.owner) as owner_name,
      (select array_agg(u.name order by u.code) from unit u where u.id = any(i.helpers)) as helper_names,
      i.due, i.progress, i.progress_day, i.proof_required, i.carried, i.meeting, m.title as meeting_title
    from agreed_item i left join council_meeting m on m.id = i.meeting where ${where} order by i.due, i.id limit 300`);

export const UNFINISHED = sql`i.state in ('open', 'reported', 'not-done')`;

export interface TopicLine {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly proposer_name: string | null;
  readonly conclusion: string | null;
}

export const topicLines = (read: Reader, where: Sql): Promise<TopicLine[]> =>
  read.many<TopicLine>(sql`select t.id, t.title, t.state, zs_unit_name(t.proposer) as proposer_name, t.conclusion
    from council_topic t where ${where} order by t."order" nulls last, t.created_at, t.id limit 100`);

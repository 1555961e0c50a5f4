import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';

const day = z.iso.date({ error: '日期应写成 2026-03-01' });
const MOST_NAMED = 200;

export interface Balance {
  readonly key: string;
  readonly name: string | null;
  readonly taken_in: number;
  readonly closed: number;
  readonly open: number;
  readonly merged: number;
  /** Open without a named holder; none may be. */
  readonly missing: number;
  readonly late: number;
}

/**
 * 对账 (SPC-10 无遗漏): taken in = closed + open with a named holder + merged into one that is there; by source, month and unit. What lacks a holder
 * is named one by one. Redacted copies are no clues of their own.
 */
export const reconcile = query({
  name: 'clues.reconcile',
  label: '线索对账',
  right: 'clue.read',
  input: () => z.strictObject({ from: day, until: day }),
  async run(read, { input, ctx }) {
    const base = sql`with c as materialized (
      select c.id, c.number, c.title, c.state, c.holder, c.holder_name, c.received_day, c.deadline, c.sources[1] as source,
        c.state in ('registered', 'triaged', 'assigned', 'verified', 'disposed') as is_open,
        case when c.state not in ('registered', 'triaged', 'assigned', 'verified', 'disposed') then null
          when c.holder_person is null then '没有承办人'
          when not exists (select from post x where x.person::text = c.holder_person and x.unit = c.holder and x.state = 'active'
            and x.valid_from <= ${ctx.today} and (x.valid_until is null or x.valid_until >= ${ctx.today})) then '承办人已不在这个单位'
        end as gap,
        c.state = 'merged' and not exists (select from clue k where k.id = c.merged_into) as lost
      from clue c where c.copy_of is null and c.state <> 'void' and c.received_day between ${input.from} and ${input.until})`;
    const sums = sql`count(*)::integer as taken_in, count(*) filter (where state = 'closed')::integer as closed,
      count(*) filter (where is_open and gap is null)::integer as open, count(*) filter (where state = 'merged' and not lost)::integer as merged,
      count(*) filter (where gap is not null or lost)::integer as missing,
      count(*) filter (where is_open and deadline < ${ctx.today})::integer as late from c`;
    const [total, by_source, by_month, by_unit, missing, late, arrivals] = await Promise.all([
      read.one<Balance>(sql`${base} select '' as key, ${sums}`),
      read.many<Balance>(sql`${base} select coalesce(source, '') as key, ${sums} group by 1 order by 1`),
      read.many<Balance>(sql`${base} select to_char(received_day, 'YYYY-MM') as key, ${sums} group by 1 order by 1`),
      read.many<Balance>(
        sql`${base} select holder as key, zs_unit_name(holder) as name, ${sums} group by 1, 2 order by 1`,
      ),
      read.many(sql`${base} select id, number, title, zs_unit_name(holder) as holder_unit, holder_name, received_day,
          coalesce(gap, '并入的线索找不到') as gap from c where gap is not null or lost order by received_day limit ${MOST_NAMED}`),
      read.many(sql`${base} select id, number, title, zs_unit_name(holder) as holder_unit, holder_name, deadline from c
          where is_open and deadline < ${ctx.today} order by deadline limit ${MOST_NAMED}`),
      read.one<{ n: number }>(
        sql`${base} select count(*)::integer as n from clue_arrival a where a.clue in (select id from c)`,
      ),
    ]);
    const labels = new Map(ctx.policy.dictionary('dict.clue_source').map((it) => [it.value, it.label]));
    const balanced = total ? total.taken_in === total.closed + total.open + total.merged : true;
    return {
      total,
      balanced: balanced && missing.length === 0,
      arrivals: arrivals?.n ?? 0,
      by_source: by_source.map((it) => ({ ...it, name: labels.get(it.key) ?? (it.key || '没有来源') })),
      by_month: by_month.map((it) => ({ ...it, name: it.key })),
      by_unit,
      missing,
      late,
    };
  },
});

import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { campaignOf } from '../domain/entry.ts';
import { phasesOf, whenWords } from '../domain/when.ts';
import type { CampaignRow } from '../records/campaign.ts';

const MOST_UNITS = 400;

/** A campaign with everything a bureau asks: phases, duties, completeness by unit, self-check, notices, contacts, rebound marks, cases. */
export const one = query({
  name: 'campaigns.one',
  label: '专项情况',
  right: 'campaigns.read',
  input: () => z.strictObject({ id: z.uuid({ error: '编号不对，请从列表中打开' }) }),
  run: async (read, { input, ctx }) => {
    const row = await read.one<CampaignRow>(sql`select * from campaign where id = ${input.id}`);
    if (!row) throw refuse('missing.record', '没有找到这个专项。');
    const why = policyWhy(row.entry, row.region, ctx.today);
    const value = campaignOf(why.value);
    const [duties, units, checks, notices, contacts, problems, cases] = await Promise.all([
      read.many<{
        code: string;
        total: number;
        done: number;
        late: number;
      }>(sql`select code, count(*)::integer as total,
          count(*) filter (where state in ('reported', 'confirmed', 'waived'))::integer as done,
          count(*) filter (where late)::integer as late
        from campaign_duty where campaign = ${row.id} group by code`),
      read.many<{ unit: string; unit_name: string | null; total: number; done: number; overdue: number }>(sql`
        select unit, zs_unit_name(unit) as unit_name, count(*)::integer as total,
          count(*) filter (where state in ('reported', 'confirmed', 'waived'))::integer as done,
          count(*) filter (where state = 'open' and due < ${ctx.today} and not history)::integer as overdue
        from campaign_duty where campaign = ${row.id} group by unit order by unit limit ${MOST_UNITS}`),
      read.many<{ unit: string; means: string; count: number; found: number | null; files: number }>(sql`
        select unit, means, count::integer, found::integer, coalesce(cardinality(evidence), 0)::integer as files
        from self_check where campaign = ${row.id} limit 5000`),
      read.one<{
        published: number;
        due: number;
        late: number;
      }>(sql`select count(*) filter (where state = 'published')::integer as published,
          count(*) filter (where state = 'due')::integer as due,
          count(*) filter (where late or state = 'due' and due < ${ctx.today})::integer as late
        from campaign_notice where campaign = ${row.id}`),
      read.one<{
        units: number;
        answered: number;
        silent: number;
        untested: number;
      }>(sql`select count(distinct unit)::integer as units,
          count(*) filter (where state = 'answered')::integer as answered, count(*) filter (where state = 'silent')::integer as silent,
          count(*) filter (where state = 'published')::integer as untested
        from campaign_contact where campaign = ${row.id} and state <> 'withdrawn'`),
      read.one<{
        total: number;
        open: number;
        closed: number;
        rebound: number;
        without_rule: number;
      }>(sql`select count(*)::integer as total,
          count(*) filter (where state <> 'closed')::integer as open, count(*) filter (where state = 'closed')::integer as closed,
          count(*) filter (where rebound)::integer as rebound,
          count(*) filter (where state = 'closed' and mechanism is null)::integer as without_rule
        from problem where campaign = ${row.id}`),
      read.one<{ n: number }>(
        sql`select count(*)::integer as n from model_case where campaign = ${row.id} and state <> 'returned'`,
      ),
    ]);
    return {
      today: ctx.today,
      basis: why.basis_text,
      phases: value ? phasesOf(value, row.year) : [],
      duties: (value?.duties ?? []).map((duty) => {
        const count = duties.find((it) => it.code === duty.code);
        return {
          code: duty.code,
          name: duty.name,
          phase: duty.phase,
          due: whenWords(duty.due),
          article: duty.article ?? null,
          total: count?.total ?? 0,
          done: count?.done ?? 0,
          late: count?.late ?? 0,
        };
      }),
      units,
      means: value?.means ?? [],
      checks,
      notice: value?.notice ? { ...value.notice, ...notices } : null,
      contacts: value?.hotline ? { article: value.hotline.article, ...contacts } : null,
      problems,
      watched: value?.watched ?? [],
      cases: value?.cases ? { ...value.cases, recorded: cases?.n ?? 0 } : null,
    };
  },
});

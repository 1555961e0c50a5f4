import sql from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { policyWhy } from '#modules/policy/index.ts';
import { campaignOf } from '../domain/entry.ts';
import { phasesOf } from '../domain/when.ts';
import type { CampaignRow } from '../records/campaign.ts';

const MOST = 60;

/** What runs: each campaign with its phases, how far the units in my reach are, and what my own unit still owes. */
export const overview = query({
  name: 'campaigns.overview',
  label: '正在开展的专项',
  right: 'campaigns.read',
  input: () => z.strictObject({ all: z.boolean().default(false) }),
  run: async (read, { input, ctx }) => {
    const { code, region } = ctx.actor.unit;
    const own = region.replace(/(00){1,3}$/, '');
    const rows = await read.many<CampaignRow>(sql`select * from campaign
      where (${input.all} or state in ('opening', 'running') or state = 'summed' and updated_at > ${ctx.today}::date - 90)
        and (region like ${`${own}%`} or ${region} like regexp_replace(region, '(00){1,3}$', '') || '%')
      order by history, from_day desc nulls last, id limit ${MOST}`);
    const ids = rows.map((row) => row.id);
    const [counts, mine] = await Promise.all([
      read.many<{ campaign: string; total: number; done: number; late: number; units: number }>(sql`
        select campaign, count(*)::integer as total, count(*) filter (where state in ('reported', 'confirmed', 'waived'))::integer as done,
          count(*) filter (where state = 'open' and due < ${ctx.today} and not history)::integer as late, count(distinct unit)::integer as units
        from campaign_duty where campaign = any(${ids}::uuid[]) group by campaign`),
      read.many<{
        id: string;
        campaign: string;
        title: string;
        due: string | null;
        state: string;
        history: boolean | null;
      }>(sql`
        select id, campaign, title, due, state, history from campaign_duty
        where campaign = any(${ids}::uuid[]) and unit = ${code} order by due nulls last, code`),
    ]);
    return {
      today: ctx.today,
      campaigns: rows.map((row) => {
        const value = campaignOf(policyWhy(row.entry, row.region, ctx.today).value);
        const count = counts.find((it) => it.campaign === row.id);
        return {
          id: row.id,
          title: row.title,
          state: row.state,
          history: row.history,
          region: row.region,
          from: row.from_day,
          until: row.until_day,
          phases: value ? phasesOf(value, row.year) : [],
          total: count?.total ?? 0,
          done: count?.done ?? 0,
          late: count?.late ?? 0,
          units: count?.units ?? 0,
          mine: mine.filter((it) => it.campaign === row.id),
        };
      }),
    };
  },
});

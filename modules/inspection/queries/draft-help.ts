import sql from 'sql-template-tag';
import { z } from 'zod';
import { addDays, asDay, isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';
import { earliestDay, obstacles } from '../domain/earliest.ts';
import { quietDays } from '../domain/quiet.ts';

interface Known {
  readonly department: string;
  readonly day: string;
  readonly inspection_type: string;
  readonly what: 'visit' | 'planned';
  readonly own: boolean;
}

/**
 * What an officer sees while drafting: is the day quiet, how often this unit was there this year, every known visit and plan of any department
 * (department, day and type only), which agencies that knowledge covers, and the earliest day that breaks nothing. What the packs leave open is said.
 */
export const draftHelp = query({
  name: 'inspection.draft-help',
  label: '拟定检查的提示',
  right: 'inspection.draft',
  input: () =>
    z.strictObject({
      firm: z.uuid({ error: '请先选择检查对象' }),
      premises: z.uuid({ error: '请重新选择检查场所' }).nullable().default(null),
      day: z.string().refine(isDay, { error: '日期应为真实的日期，如 2026-03-01' }),
    }),
  run: async (read, { input, ctx }) => {
    const { policy } = ctx;
    const day = asDay(input.day);
    const year = day.slice(0, 4);
    const [premises, known, covered] = await Promise.all([
      read.one<{ quiet: boolean | null; park: string | null }>(sql`select k.quiet, k.name as park from premises p
        left join park k on k.id = p.park where p.id = ${input.premises}`),
      read.many<Known>(
        sql`select * from zs_firm_visits(${input.firm}, ${`${Number(year) - 1}-01-01`}, ${addDays(day, 400)})`,
      ),
      read.many<{
        name: string;
        connected: boolean;
      }>(sql`select name, coalesce(go_live <= ${ctx.today}, false) as connected from unit
        where state = 'active' and kind in ('agency', 'vertical', 'township') and region_code like ${`${ctx.actor.unit.region.slice(0, 4)}%`}
        order by code limit 500`),
    ]);
    const quiet = quietDays(policy);
    const cap = policy.number('inspection.visits_cap');
    const about = {
      from: day < ctx.today ? asDay(ctx.today) : day,
      isWorkday: policy.isWorkday,
      quiet,
      in_park: premises?.quiet === true,
      cap,
      most_departments: policy.number('inspection.departments_week_max'),
      known: known.map((it) => ({ department: it.department, day: asDay(it.day), own: it.own })),
    };
    const against = obstacles(day, about);
    return {
      quiet: {
        applies: about.in_park && quiet !== null,
        park: premises?.park ?? null,
        first_day: quiet?.first ?? null,
        last_day: quiet?.last ?? null,
        today: against.includes('quiet'),
        basis: policy.ask('inspection.quiet_first_day').basis,
        exceptions: policy.dictionary('exceptions.quiet_period'),
      },
      year: {
        year: Number(year),
        own_visits: known.filter((it) => it.own && it.what === 'visit' && it.day.startsWith(year)).length,
        cap,
        cap_basis: policy.ask('inspection.visits_cap').basis,
      },
      known,
      covers: {
        connected: covered.filter((it) => it.connected).map((it) => it.name),
        not_connected: covered.filter((it) => !it.connected).map((it) => it.name),
      },
      obstacles: against,
      earliest_day: earliestDay(about),
      unspecified: [
        ...(cap === null ? ['年度频次上限：原文未规定，本地未设定'] : []),
        ...(about.most_departments === null ? ['7日内部门数上限：原文未规定，本地未设定'] : []),
      ],
    };
  },
});

import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { isDay } from '#kernel/day.ts';
import { query } from '#kernel/query.ts';

const day = z.string().refine(isDay, { error: '日期应写成 2026-03-01' });
const GROUPS = { city: 'city', county: 'county', unit: 'unit' } as const;

interface Counted {
  readonly area: string;
  readonly area_name: string | null;
  readonly from: string;
  readonly red: number;
  readonly yellow: number;
  readonly closed: number;
}

const STATES = ['open', 'explained', 'accepted', 'in-document', 'reopened', 'closed'];

/**
 * Lights by region or unit over months or weeks, in alphabetical order of codes: never a ranking. Each number carries the filter of the list
 * that opens its records. A cell of fewer cards than the pack's least sample shows no number, only that there are few.
 */
export const lights = query({
  name: 'supervision.lights',
  label: '各地各单位亮灯情况',
  right: 'supervision.read',
  input: () =>
    z
      .strictObject({
        from: day,
        until: day,
        by: z.enum(['city', 'county', 'unit'], { error: '请选择按市、按县还是按单位' }).default('county'),
        step: z.enum(['month', 'week'], { error: '请选择按月还是按周' }).default('month'),
      })
      .refine((it) => it.from <= it.until, { error: '起始日期不能晚于截止日期', path: ['until'] }),
  run: async (read, { input, ctx }) => {
    const column = raw(GROUPS[input.by]);
    const rows = await read.many<Counted & { until: string }>(sql`
      with cards as (
        select a.${column} as area, a.light, a.state,
          greatest(date_trunc(${input.step}, a.opened_day::timestamp)::date, ${input.from}::date) as since,
          least((date_trunc(${input.step}, a.opened_day::timestamp) + ${`1 ${input.step}`}::interval)::date - 1, ${input.until}::date) as until
        from alert a where a.opened_day between ${input.from} and ${input.until} and a.state <> 'withdrawn')
      select area, ${
        input.by === 'unit'
          ? sql`zs_unit_name(area)`
          : sql`(select r.name from region r where r.code = rpad(area, 6, '0') limit 1)`
      } as area_name, since as "from", until,
        count(*) filter (where light = 'red')::integer as red, count(*) filter (where light = 'yellow')::integer as yellow,
        count(*) filter (where state in ('closed', 'accepted'))::integer as closed
      from cards group by area, since, until order by since, area limit 5000`);
    const least = ctx.policy.number('figures.min_sample');
    return {
      least_sample: least,
      least_sample_words:
        least === null ? '最小样本原文未规定，本地也未设定，数字全部显示' : `少于${least}件的不显示数字`,
      rows: rows.map(({ area, area_name, from, until, red, yellow, closed }) => {
        const few = least !== null && red + yellow < least;
        const filter = { [input.by]: area, opened_day: { from, until } };
        const cell = (count: number, light?: string) => ({
          count: few ? null : count,
          filter: light ? { ...filter, light } : filter,
          state: STATES,
        });
        return {
          area,
          area_name,
          from,
          until,
          few,
          red: cell(red, 'red'),
          yellow: cell(yellow, 'yellow'),
          closed: { ...cell(closed), state: ['accepted', 'closed'] },
        };
      }),
    };
  },
});

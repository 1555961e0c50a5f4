import sql from 'sql-template-tag';
import { z } from 'zod';
import type { DictionaryValue } from '#kernel/policy/index.ts';
import type { ChainValue, FormValue } from '#kernel/policy/return-shape.ts';
import { query } from '#kernel/query.ts';
import { refuse } from '#kernel/refusal.ts';
import { regionPrefix } from '#kernel/rights.ts';
import { policyWhy } from '#modules/policy/index.ts';
import type { RoundRow } from '../../records/round.ts';
import { askedOfLegs, hoursFor, type Worked } from '../domain/burden.ts';
import { levelName } from '../domain/regions.ts';
import { chainOf, formOf } from './asked.ts';

interface Level {
  readonly level: string;
  readonly units: number;
}

/** What opening a round of a chain would ask of units in the region, before it is sent: units, forms, cells, and hours judged by what a cell took so far. */
export const burdenPreview = query({
  name: 'returns.burden-preview',
  label: '开单前测算填报负担',
  right: 'returns.open',
  input: () =>
    z.strictObject({
      chain: z.string({ error: '请选择报送链' }).max(100),
      region: z
        .string()
        .regex(/^\d{6,9}$/, { error: '请选择一个地区' })
        .nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const region = input.region ?? ctx.actor.unit.region;
    const prefix = regionPrefix(region);
    const found = policyWhy(input.chain, region, ctx.today);
    if (!found.value) throw refuse('missing.chain', '政策包中没有这条报送链，请重新选择。');
    const chain = found.value as ChainValue;
    const form = (id: string): FormValue => {
      const value = policyWhy(id, region, ctx.today).value as FormValue | null;
      if (!value) throw refuse('missing.form', `政策包中没有“${id}”这张表，不能开单。请联系规则管理员。`);
      return value;
    };
    const asked = askedOfLegs(chain, form);
    const past = await read.many<{ round: string; leg: string; level: string; seconds: number; units: number }>(sql`
      select s.round, s.leg, s.level, count(*) as units,
        coalesce((percentile_cont(0.5) within group (order by s.worked_seconds) filter (where s.worked_seconds > 0))::float8, 0) as seconds
      from return_sheet s where s.unit >= ${prefix} and s.unit <= ${`${prefix}~`} and s.about_year >= ${Number(ctx.today.slice(0, 4)) - 3}
        and not coalesce(s.history, false) group by 1, 2, 3`);
    const rounds = await read.many<RoundRow>(
      sql`select * from return_round where id = any(${[...new Set(past.map((it) => it.round))]}::uuid[])`,
    );
    const cellsIn = new Map<string, number>();
    for (const round of rounds)
      for (const leg of askedOfLegs(chainOf(round), (id) => formOf(round, id)))
        cellsIn.set(`${round.id}|${leg.leg}`, leg.cells);
    const worked: Worked[] = past.map((it) => ({ ...it, cells: cellsIn.get(`${it.round}|${it.leg}`) ?? 0 }));
    const thisYear = new Set(
      rounds.filter((it) => it.about_year >= Number(ctx.today.slice(0, 4)) - 1).map((it) => it.id),
    );
    const legs = await Promise.all(
      chain.legs.map(async (leg, i) => {
        const { kinds, levels, among } = leg.owes;
        const codes = among
          ? ((policyWhy(among, region, ctx.today).value as DictionaryValue | null)?.items ?? []).map((it) => it.code)
          : null;
        const units =
          await read.many<Level>(sql`select r.level, count(*) as units from unit u join region r on r.code = u.region_code
          where u.state = 'active' and u.code >= ${prefix} and u.code <= ${`${prefix}~`} and u.kind = any(${kinds}::text[])
            and r.level = any(${levels}::text[]) ${codes === null ? sql`` : sql`and u.line = any(${codes}::text[])`}
          group by r.level order by r.level`);
        const of = asked[i] as (typeof asked)[number];
        return {
          ...of,
          levels: units.map((it) => ({
            ...it,
            level_name: levelName(it.level),
            /** Hours of one unit; null: nobody was measured yet. */
            hours: hoursFor(of.cells - of.by_itself, it.level, worked),
            /** Cells that one such unit is asked for already in this year's rounds. */
            already: alreadyAsked(it.level, past, thisYear, cellsIn),
          })),
        };
      }),
    );
    const all = legs.flatMap((leg) => leg.levels.map((it) => ({ units: it.units, cells: leg.cells, hours: it.hours })));
    return {
      chain: input.chain,
      title: chain.title,
      legs,
      total: {
        units: all.reduce((sum, it) => sum + it.units, 0),
        cells: all.reduce((sum, it) => sum + it.units * it.cells, 0),
        hours: all.some((it) => it.hours === null)
          ? null
          : Math.round(all.reduce((sum, it) => sum + it.units * (it.hours ?? 0), 0)),
      },
    };
  },
});

/** Mean over the units of that level, over every leg they owe. */
function alreadyAsked(
  level: string,
  past: readonly { round: string; leg: string; level: string; units: number }[],
  rounds: ReadonlySet<string>,
  cells: ReadonlyMap<string, number>,
): number {
  const of = past.filter((it) => it.level === level && rounds.has(it.round));
  const units = Math.max(0, ...of.map((it) => it.units));
  const all = of.reduce((sum, it) => sum + it.units * (cells.get(`${it.round}|${it.leg}`) ?? 0), 0);
  return units === 0 ? 0 : Math.round(all / units);
}

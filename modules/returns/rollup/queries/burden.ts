import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { query } from '#kernel/query.ts';
import { regionPrefix } from '#kernel/rights.ts';
import type { RoundRow } from '../../records/round.ts';
import { type AskedOfLeg, askedOfLegs } from '../domain/burden.ts';
import { askedPrefix, levelName } from '../domain/regions.ts';
import { chainOf, formOf, reachOf } from './asked.ts';

const YEARS = 4;
const MOST_UNITS = 300;

export interface BurdenLine {
  readonly year: number;
  readonly level: string;
  readonly level_name: string;
  readonly round: string;
  readonly round_title: string;
  readonly leg: string;
  readonly leg_name: string;
  readonly units: number;
  readonly forms: number;
  readonly cells: number;
  /** Measured while somebody worked in the grid: median of a unit, and how many were measured. */
  readonly median_seconds: number | null;
  readonly measured: number;
  /** Numbers in force, and those taken as they came from the records, the returns below or another form. */
  readonly numbers: number;
  readonly by_itself: number;
}

export interface BurdenUnit {
  readonly unit: string;
  readonly unit_name: string;
  readonly level: string;
  readonly year: number;
  readonly returns: number;
  readonly forms: number;
  readonly cells: number;
  readonly seconds: number;
}

/** What reporting asks of units, by year and level: forms, cells, measured hours, and the share that filled itself. Listed by code, never ranked. */
export const burden = query({
  name: 'returns.burden',
  label: '填报负担',
  right: 'returns.read',
  input: () =>
    z.strictObject({
      below: z
        .string()
        .regex(/^\d{2,9}$/, { error: '请选择一个地区' })
        .nullish(),
      level: z.enum(['province', 'city', 'county', 'township']).nullish(),
    }),
  run: async (read, { input, ctx }) => {
    const { scope, own_only, line } = reachOf(ctx.actor);
    const prefix = askedPrefix(regionPrefix(ctx.actor.unit.region), input.below);
    const area = own_only
      ? sql`s.unit >= ${scope.unit_lo} and s.unit <= ${scope.unit_hi}`
      : sql`s.unit >= ${prefix} and s.unit <= ${`${prefix}~`} ${line === null ? sql`` : sql`and s.line = ${line}`}`;
    const level: Sql = input.level ? sql`and s.level = ${input.level}` : sql``;
    const since = Number(ctx.today.slice(0, 4)) - YEARS;
    const rounds = await read.many<RoundRow>(
      sql`select * from return_round where about_year >= ${since} and not coalesce(history, false)`,
    );
    const asked = new Map<string, { round: RoundRow; legs: readonly AskedOfLeg[] }>();
    for (const round of rounds) {
      const legs = askedOfLegs(chainOf(round), (id) => formOf(round, id));
      asked.set(round.id, { round, legs });
    }
    const ids = rounds.map((it) => it.id);
    const own = sql`s.round = any(${ids}::uuid[]) and s.state <> 'excused' and ${area}`;
    const [groups, filled, units] = await Promise.all([
      read.many<{
        round: string;
        leg: string;
        level: string;
        units: number;
        measured: number;
        median_seconds: number | null;
      }>(sql`
        select s.round, s.leg, s.level, count(*) as units, count(*) filter (where s.worked_seconds > 0) as measured,
          (percentile_cont(0.5) within group (order by s.worked_seconds) filter (where s.worked_seconds > 0))::float8 as median_seconds
        from return_sheet s where ${own} ${level} group by 1, 2, 3`),
      read.many<{ round: string; leg: string; level: string; numbers: number; by_itself: number }>(sql`
        select s.round, s.leg, s.level, count(*) as numbers, count(*) filter (where s.num = s.expected) as by_itself
        from return_figure s where s.round = any(${ids}::uuid[]) and s.kind = 'number' and ${area} ${level} group by 1, 2, 3`),
      read.many<{ unit: string; unit_name: string; level: string; round: string; leg: string; seconds: number }>(sql`
        with listed as (select s.unit from return_sheet s where ${own} ${level} group by s.unit order by s.unit limit ${MOST_UNITS})
        select s.unit, zs_unit_name(s.unit) as unit_name, s.level, s.round, s.leg, coalesce(s.worked_seconds, 0) as seconds
        from return_sheet s where s.unit in (select unit from listed) and ${own} ${level} order by s.unit`),
    ]);
    const legOf = (round: string, code: string) => asked.get(round)?.legs.find((it) => it.leg === code);
    const lines = groups.map((it): BurdenLine => {
      const round = asked.get(it.round)?.round;
      const leg = legOf(it.round, it.leg);
      const numbers = filled.find((one) => one.round === it.round && one.leg === it.leg && one.level === it.level);
      return {
        ...it,
        year: round?.about_year ?? 0,
        level_name: levelName(it.level),
        round_title: round?.title ?? '',
        leg_name: leg?.name ?? it.leg,
        forms: leg?.forms ?? 0,
        cells: leg?.cells ?? 0,
        numbers: numbers?.numbers ?? 0,
        by_itself: numbers?.by_itself ?? 0,
      };
    });
    const byUnit = new Map<string, BurdenUnit>();
    for (const it of units) {
      const year = asked.get(it.round)?.round.about_year ?? 0;
      const leg = legOf(it.round, it.leg);
      const key = `${it.unit}|${year}`;
      const had = byUnit.get(key) ?? { ...it, year, returns: 0, forms: 0, cells: 0, seconds: 0 };
      byUnit.set(key, {
        unit: it.unit,
        unit_name: it.unit_name,
        level: it.level,
        year,
        returns: had.returns + 1,
        forms: had.forms + (leg?.forms ?? 0),
        cells: had.cells + (leg?.cells ?? 0),
        seconds: had.seconds + it.seconds,
      });
    }
    return {
      below: prefix,
      lines: lines.sort((a, b) => b.year - a.year || (a.round < b.round ? -1 : 1) || (a.leg < b.leg ? -1 : 1)),
      units: [...byUnit.values()],
      /** Only the first by code are listed. */
      most_units: MOST_UNITS,
      years: [...new Set(lines.map((it) => it.year))].sort((a, b) => b - a),
    };
  },
});

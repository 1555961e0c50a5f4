/** The back-test's statement: the live predicate (`judgeSql`) on one stretch of days, cut to what the asker may see, and counted. */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Claims } from '#kernel/server/database.ts';
import { judgeSql } from '#kernel/server/rules/judge-sql.ts';
import type { BookRule, RuleBook } from '#kernel/server/rules/rule-book.ts';
import type { WorldRow } from '#kernel/server/rules/rule-world.ts';

export interface Stretch {
  readonly from: string;
  readonly until: string;
}

export interface GroupRow {
  readonly city: string;
  readonly county: string;
  readonly unit: string;
  readonly judged: number;
  readonly base: number;
  readonly draft: number;
  readonly base_unknown: number;
  readonly draft_unknown: number;
  readonly appear: number;
  readonly vanish: number;
}

export interface ExampleRow {
  readonly id: string;
  readonly unit: string;
  readonly act_day: string;
  readonly kind: 'appears' | 'vanishes' | 'fires';
}

/** The caller's scope as a predicate on facts: the job runs in the worker's role, which would see everything. */
export function scopeSql(claims: Claims, region: string | undefined): Sql {
  const s = claims.scope;
  const area = region ? sql` and f.region >= ${prefix(region)} and f.region <= ${`${prefix(region)}~`}` : sql``;
  return sql`f.unit >= ${s.unit_lo} and f.unit <= ${s.unit_hi} and f.line >= ${s.line_lo} and f.line <= ${s.line_hi}${area}`;
}

const prefix = (code: string): string => (code.length > 6 ? code : code.replace(/(00){1,2}$/, ''));

export interface TestedRules {
  readonly book: RuleBook;
  /** The packs' answers, those of the draft beside them. */
  readonly rows: readonly WorldRow[];
  readonly base: BookRule | undefined;
  readonly draft: BookRule | undefined;
}

function verdicts(tested: TestedRules, claims: Claims, region: string | undefined, days: Stretch, today: string): Sql {
  const rules = [tested.base, tested.draft].filter((rule) => rule !== undefined);
  const where = sql`f.act_day between ${days.from} and ${days.until} and ${scopeSql(claims, region)}`;
  const has = (list: 'fired' | 'unknown', rule: BookRule | undefined) =>
    raw(rule ? `(${rule.place} = any(j.${list}))` : 'false');
  return sql`with v as (
    select j.id, j.unit, j.region, j.act_day, ${has('fired', tested.base)} as base, ${has('fired', tested.draft)} as draft,
      ${has('unknown', tested.base)} as base_unknown, ${has('unknown', tested.draft)} as draft_unknown
    from (${judgeSql(tested.book, today, where, { all: true, rules, rows: tested.rows })}) j)`;
}

export function groupsSql(...about: Parameters<typeof verdicts>): Sql {
  const both = about[0].base !== undefined && about[0].draft !== undefined;
  const only = (a: string, b: string) => (both ? raw(`count(*) filter (where ${a} and not ${b})::integer`) : raw('0'));
  return sql`${verdicts(...about)} select left(region, 4) as city, left(region, 6) as county, unit, count(*)::integer as judged,
      count(*) filter (where base)::integer as base, count(*) filter (where draft)::integer as draft,
      count(*) filter (where base_unknown)::integer as base_unknown, count(*) filter (where draft_unknown)::integer as draft_unknown,
      ${only('draft', 'base')} as appear, ${only('base', 'draft')} as vanish
    from v group by 1, 2, 3 order by 3`;
}

/** At most `limit` examples of each kind. */
export function examplesSql(limit: number, ...about: Parameters<typeof verdicts>): Sql {
  const { base, draft } = about[0];
  const kind =
    base && draft
      ? raw(
          `case when draft and not base then 'appears' when base and not draft then 'vanishes' when draft then 'fires' end`,
        )
      : raw(`case when ${draft ? 'draft' : 'base'} then 'fires' end`);
  return sql`${verdicts(...about)} select id, unit, act_day, kind from (
      select id, unit, act_day, ${kind} as kind, row_number() over (partition by ${kind} order by act_day, id) as place from v) e
    where kind is not null and place <= ${limit} order by kind, act_day, id`;
}

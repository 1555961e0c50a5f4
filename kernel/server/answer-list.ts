/**
 * A page of a list as it is answered: rows, what the reader may do with each, titles of what they point at, names of units. One statement in one
 * trip gives rows and titles, except titles of records that the reader sees with another reach.
 */
import sql, { raw, type Sql } from 'sql-template-tag';
import type { RecordDef } from '../record.ts';
import type { Registry } from '../registry.ts';
import { type Actor, grantOf } from '../rights.ts';
import type { Database } from './database.ts';
import { canDoOn, columnsAsked } from './offer.ts';
import { type ListAsk, type ListPage, listColumns, listStored, pageOf, reachFor } from './read-records.ts';
import { refTitles, unitNames } from './ref-titles.ts';

export interface ListAnswer extends ListPage {
  /** Beside each row the names of the commands this reader may give on it now. */
  readonly can: readonly (readonly string[])[];
  /** Record → id → title. */
  readonly refs: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Code of a unit → name. */
  readonly units: Readonly<Record<string, string>>;
}

export const LIST_ANSWER = {
  type: 'object',
  properties: {
    rows: { type: 'array', items: { type: 'object', additionalProperties: true } },
    can: {
      type: 'array',
      description: '与各行依次对应：您现在可以对该行办理的事项',
      items: { type: 'array', items: { type: 'string' } },
    },
    next: {
      description: '下一页的起点；没有下一页时为空',
      anyOf: [{ type: 'object', properties: { by: { type: 'string' }, id: { type: 'string' } } }, { type: 'null' }],
    },
    refs: { type: 'object', description: '所指向的台账、编号和名称', additionalProperties: true },
    units: { type: 'object', description: '单位编码和名称', additionalProperties: { type: 'string' } },
  },
} as const;

interface Titled {
  readonly field: string;
  readonly column: string;
  readonly of: string;
}

/** What a page reads beside the columns it shows: titles where the same claims serve, and what commands ask of a row. */
export interface PagePlan {
  readonly titled: readonly Titled[];
  readonly shown: readonly string[];
  /** Columns that the reader is not answered. */
  readonly hidden: readonly string[];
  readonly expressions: readonly Sql[];
}

const BASE = ['id', 'region', 'unit', 'line', 'state', 'version', 'source', 'created_at', 'updated_at'];
const plans = new WeakMap<Actor, Map<RecordDef, { readonly asked: ReadonlySet<string>; readonly plan: PagePlan }>>();

/** Worked out once for an actor and what commands are known to ask. */
export function planPage(registry: Registry, def: RecordDef, actor: Actor): PagePlan {
  const asked = columnsAsked(def);
  const of = plans.get(actor) ?? new Map();
  plans.set(actor, of);
  const kept = of.get(def);
  if (kept?.asked === asked) return kept.plan;
  const shown = listColumns(def, actor, false);
  const reach = reachFor(actor, def.read, def.label);
  const titled: Titled[] = [];
  const expressions: Sql[] = [];
  for (const name of shown) {
    const field = def.fields[name];
    const target = field?.kind === 'ref' && field.of ? registry.records.get(field.of) : undefined;
    if (!target || grantOf(actor, target.read)?.reach !== reach) continue;
    const column = `${name} title`;
    titled.push({ field: name, column, of: target.name });
    expressions.push(sql`(select t.${raw(`"${target.title}"`)}::text from ${raw(`"${target.table}"`)} t
      where t.id = ${raw(`"${def.table}"."${name}"`)}) as ${raw(`"${column}"`)}`);
  }
  const plan = {
    titled,
    shown,
    hidden: [...asked].filter((it) => !shown.includes(it) && !BASE.includes(it)),
    expressions,
  };
  of.set(def, { asked, plan });
  return plan;
}

/** One page of a list, complete. */
export async function answerList(
  deps: { readonly db: Database; readonly registry: Registry },
  def: RecordDef,
  actor: Actor,
  ask: ListAsk,
): Promise<ListAnswer> {
  for (;;) {
    const plan = planPage(deps.registry, def, actor);
    const rows = await listStored(deps.db, def, actor, ask, { columns: plan.hidden, expressions: plan.expressions });
    const can = canDoOn(deps.registry, def, actor, rows);
    if (!can) continue;
    const refs = takeTitles(plan, rows);
    for (const name of plan.hidden.toReversed()) for (const row of rows) delete row[name];
    const page = pageOf(def, ask, rows);
    const has = new Set(plan.titled.map((it) => it.field));
    const [others, units] = await Promise.all([
      refTitles(deps, actor, def, page.rows, has),
      unitNames(deps.db, actor, def, page.rows),
    ]);
    for (const [record, titles] of Object.entries(others)) refs[record] = { ...refs[record], ...titles };
    return { ...page, can: can.slice(0, page.rows.length), refs, units };
  }
}

/** Moves titles from the rows into their own table; what came last goes first, so that the engine keeps the rows' shape. */
function takeTitles(plan: PagePlan, rows: readonly Record<string, unknown>[]): Record<string, Record<string, string>> {
  const refs: Record<string, Record<string, string>> = {};
  for (const { field, column, of } of plan.titled.toReversed()) {
    let titles = refs[of];
    for (const row of rows) {
      const [id, title] = [row[field], row[column]];
      delete row[column];
      if (typeof id !== 'string' || typeof title !== 'string') continue;
      if (!titles) refs[of] = titles = {};
      titles[id] = title;
    }
  }
  return refs;
}

/**
 * The judge over many facts with the world in hand: which variants are in force is written into the statement, told apart by a few shapes, and
 * parameters that are the same wherever a rule reads them stand as constants. Looking each answer up for each fact costs three times as much.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { addDays, asDay } from '../../day.ts';
import { compile } from '../../expression/index.ts';
import type { BookRule, RuleBook, RuleVariant } from './rule-book.ts';
import type { WorldRow } from './rule-world.ts';

/** More combinations of variants and parameters than this are better looked up than written out. */
const MOST_SHAPES = 64;
const FOREVER = '9999-12-31';

type Answer = number | string | null;

/** One combination of variants in force and of the parameters they read. */
interface Shape {
  readonly inForce: readonly { readonly rule: BookRule; readonly variant: RuleVariant }[];
  readonly answers: ReadonlyMap<string, Answer>;
}

interface Held {
  /** The first is number 1. */
  readonly shapes: readonly Shape[];
  /** Number of the shape of a fact `f`; null where there is none. */
  readonly number: Sql;
}

function shapeOf(book: RuleBook, rules: readonly BookRule[], row: WorldRow): Shape {
  const inForce = rules.flatMap((rule) => {
    const variant = rule.variants.find((v) => v.number === row.rules[rule.place - 1]);
    return variant ? [{ rule, variant }] : [];
  });
  const read = new Set(inForce.flatMap(({ variant }) => variant.checked.uses.params));
  const answers = [...read].map((id): [string, Answer] => {
    const at = book.params.get(id);
    if (!at) throw new Error(`parameter ${id} is not in the book`);
    return [id, (at.kind === 'txt' ? row.txts : row.nums)[at.place - 1] ?? null];
  });
  return { inForce, answers: new Map(answers) };
}

const keyOf = ({ inForce, answers }: Shape): string =>
  JSON.stringify([inForce.map((it) => [it.rule.place, it.variant.number]), [...answers]]);

/** The world of these rules as shapes, or undefined when it is too varied. `all` keeps stretches in which none of them is in force. */
function hold(book: RuleBook, rules: readonly BookRule[], rows: readonly WorldRow[], all: boolean): Held | undefined {
  const kept = rows
    .map((row) => ({ row, shape: shapeOf(book, rules, row) }))
    .filter((it) => all || it.shape.inForce.length > 0)
    .map((it) => ({ ...it, key: keyOf(it.shape) }));
  const after = (day: string) => (day < FOREVER ? [addDays(asDay(day), 1) as string] : []);
  const starts = [...new Set(kept.flatMap(({ row }) => [row.valid_from, ...after(row.valid_until)]))].sort();
  const shapes = new Map<string, { readonly number: number; readonly shape: Shape }>();
  const stretches: Sql[] = [];
  // Newest first: most facts are of the last stretches, and a CASE is read from its beginning.
  for (const day of starts.reverse()) {
    const groups = new Map<string, string[]>();
    for (const { row, shape, key } of kept) {
      if (day < row.valid_from || day > row.valid_until) continue;
      if (!shapes.has(key)) shapes.set(key, { number: shapes.size + 1, shape });
      groups.set(key, [...(groups.get(key) ?? []), row.region]);
    }
    if (shapes.size > MOST_SHAPES) return undefined;
    const cases = [...groups].map(
      ([key, regions]) =>
        sql`when f.policy_region = any(${regions}::text[]) then ${raw(String(shapes.get(key)?.number))}`,
    );
    stretches.push(
      sql`when f.act_day >= ${day}::date then ${cases.length > 0 ? sql`case ${join(cases, ' ')} end` : sql`null`}`,
    );
  }
  return {
    shapes: [...shapes.values()].map((it) => it.shape),
    number: stretches.length > 0 ? sql`case ${join(stretches, ' ')} end` : sql`null::integer`,
  };
}

/** A parameter as a constant. */
function constants(book: RuleBook, { answers }: Shape): (id: string) => Sql {
  return (id) => {
    const value = answers.get(id) ?? null;
    const kind = book.params.get(id)?.kind;
    if (kind === 'txt') return sql`${value}::text`;
    const number = raw(value === null ? 'null::bigint' : `'${value}'::bigint`);
    return kind === 'flag' ? sql`(${number} <> 0)` : number;
  };
}

/** A value for each shape of a fact; `none` where there is no shape at all. */
function byShape(held: Held, value: (shape: Shape) => Sql, none: Sql): Sql {
  const [only] = held.shapes;
  if (!only) return none;
  if (held.shapes.length === 1) return value(only);
  return sql`case f.shape ${join(
    held.shapes.map((shape, i) => sql`when ${raw(String(i + 1))} then ${value(shape)}`),
    ' ',
  )} end`;
}

/**
 * As `judgeSql`, by these rows of the world alone: nothing stored is read. `rules` tells the variants of the judged rules. Undefined when the
 * world is too varied to be written out.
 */
export function judgeHeld(
  book: RuleBook,
  today: string,
  where: Sql,
  rows: readonly WorldRow[],
  options: { readonly all: boolean; readonly rules: readonly BookRule[] },
): Sql | undefined {
  const held = hold(book, options.rules, rows, options.all);
  if (!held) return undefined;
  const verdicts = (shape: Shape) => {
    const param = constants(book, shape);
    return shape.inForce.map(({ rule, variant }) => ({
      place: raw(String(rule.place)),
      fires: firesSql(variant, today, param),
    }));
  };
  const places = (shape: Shape, when: (fires: Sql) => Sql): Sql => {
    const cases = verdicts(shape).map(({ place, fires }) => sql`case when ${when(fires)} then ${place} end`);
    return cases.length === 0 ? sql`'{}'::integer[]` : sql`array_remove(array[${join(cases)}], null)`;
  };
  const any = (shape: Shape): Sql => {
    const fires = verdicts(shape).map((it) => it.fires);
    return fires.length === 0 ? sql`false` : sql`(${join(fires, ' or ')})`;
  };
  const variants = ({ inForce }: Shape): Sql => {
    const by = new Map(inForce.map((it) => [it.rule.place, it.variant.number]));
    return sql`${book.rules.map((rule) => by.get(rule.place) ?? null)}::smallint[]`;
  };
  const none = sql`'{}'::integer[]`;
  const table = raw(book.facts.table);
  const told = sql`f.id, f.region, f.unit, f.line, f.act_day, f.live`;
  // One rule alone stands in the open, its conditions first, so that an index on a rare fact serves it.
  if (options.rules.length === 1 && !options.all) {
    const arms = held.shapes.map((shape, i) => sql`(${any(shape)} and ${held.number} = ${raw(String(i + 1))})`);
    return sql`select ${told}, '{}'::smallint[] as rules, array[${raw(String(options.rules[0]?.place))}]::integer[] as fired, ${none} as unknown
      from ${table} f where ${where} and ${arms.length > 0 ? sql`(${join(arms, ' or ')})` : sql`false`}`;
  }
  // Shapes are told apart once for each fact, behind a fence (`offset '0'`: a literal, which PostgreSQL knows to be no limit, so that it may work in
  // parallel).
  return sql`select ${told}, ${byShape(held, variants, sql`'{}'::smallint[]`)} as rules,
      ${byShape(held, (shape) => places(shape, (fires) => fires), none)} as fired,
      ${byShape(held, (shape) => places(shape, (fires) => sql`(${fires}) is null`), none)} as unknown
    from (select f.*, ${held.number} as shape from ${table} f where ${where} offset '0') f
    where f.shape is not null${options.all ? empty : sql` and ${byShape(held, any, sql`false`)}`}`;
}

/** Verdict of one variant on facts `f`; a rule with `past` fires from the day after that day. */
export function firesSql(variant: RuleVariant, today: string, param: (id: string) => Sql): Sql {
  const when = compile(variant.checked, { alias: 'f', param });
  const past = variant.value.past;
  return past ? sql`(${raw(`f."${past}"`)} < ${today} and (${when}))` : sql`(${when})`;
}

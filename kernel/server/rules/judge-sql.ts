/**
 * The book as SQL: one pass over a fact table judges every rule. The live check, the sweep, the back-test and the drill-down behind a number
 * are this one predicate. True fires, false is clear, NULL cannot be judged.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { firesSql, judgeHeld } from './judge-held.ts';
import type { BookRule, RuleBook, RuleVariant } from './rule-book.ts';
import { rowsSql, type WorldRow } from './rule-world.ts';

/** A parameter as a column of the joined world `w`. */
function paramColumn(book: RuleBook): (id: string) => Sql {
  return (id) => {
    const at = book.params.get(id);
    if (!at) throw new Error(`parameter ${id} is not in the book`);
    if (at.kind === 'txt') return raw(`w.t${at.place}`);
    return at.kind === 'flag' ? raw(`(w.n${at.place} <> 0)`) : raw(`w.n${at.place}`);
  };
}

/** Verdict of one variant on facts `f` in world `w`; a rule with `past` fires from the day after that day. */
export function variantSql(book: RuleBook, variant: RuleVariant, today: string): Sql {
  return firesSql(variant, today, paramColumn(book));
}

/** Day on which a rule turned: the day after its `past` fact, otherwise the day of the act. */
export function firedDaySql(variant: RuleVariant): Sql {
  return variant.value.past ? raw(`(f."${variant.value.past}" + 1)`) : raw('f.act_day');
}

/** Verdict of a rule, whichever variant is in force for the row. */
export function ruleSql(book: RuleBook, rule: BookRule, today: string): Sql {
  const number = raw(`w.r${rule.place}`);
  const cases = rule.variants.map((v) => sql`when ${raw(String(v.number))} then ${variantSql(book, v, today)}`);
  return sql`case ${number} ${join(cases, ' ')} end`;
}

/**
 * `fact_x f join rule_world w`. `world` stands in for the stored table, with its columns: the world of a draft (`draftWorldSql`), for example
 * the name of a common table expression. `some` leaves out stretches in which none of these rules is in force. The world is fenced (`offset '0'`:
 * a literal, which PostgreSQL knows to be no limit, so that it may work in parallel) so that it is hashed by region once, and its days are compared out of any index's sight; an index look-up for each fact, or a walk over all
 * days for each region, costs many times as much over a million facts. Its arrays are taken apart there, once for each region and not once for
 * each fact: `r1 …` are the variants in force, `n1 …` and `t1 …` the parameters.
 */
export function fromSql(book: RuleBook, world: Sql = raw('rule_world'), some: readonly BookRule[] = []): Sql {
  const inForce =
    some.length > 0 ? raw(` and (${some.map((r) => `rules[${r.place}] is not null`).join(' or ')})`) : sql``;
  return sql`${raw(book.facts.table)} f join (select region, valid_from, valid_until, rules, ${worldColumns(book)} from ${world}
      where subject = ${book.facts.subject}${inForce} offset '0') w
    on w.region = f.policy_region and (f.act_day between w.valid_from and w.valid_until) is true`;
}

function worldColumns(book: RuleBook): Sql {
  const rules = book.rules.map((rule) => `rules[${rule.place}] as r${rule.place}`);
  const params = [...book.params.values()].map(({ kind, place }) =>
    kind === 'txt' ? `txts[${place}] as t${place}` : `nums[${place}] as n${place}`,
  );
  return raw([...rules, ...params].join(', '));
}

const COLUMNS = raw('f.id, f.region, f.unit, f.line, f.act_day, f.live, w.rules');

/**
 * Rows in which something fires: `id, fired` (places of rules), `unknown` (places of those that cannot be judged there), and with `all` also
 * the other rows. `where` narrows the facts `f`. With `rows` the world is in hand: for many facts at once; without, or when those are too varied,
 * it is looked up in `world` or the stored table: for a few.
 */
export function judgeSql(
  book: RuleBook,
  today: string,
  where: Sql,
  options: {
    readonly all?: boolean;
    readonly rules?: readonly BookRule[];
    readonly world?: Sql;
    readonly rows?: readonly WorldRow[];
  } = {},
): Sql {
  const rules = options.rules ?? book.rules;
  const held = options.rows && judgeHeld(book, today, where, options.rows, { all: options.all === true, rules });
  if (held) return held;
  const world = options.rows ? sql`(${rowsSql(book, options.rows)}) d` : options.world;
  const [only] = rules;
  if (only && rules.length === 1 && !options.all) return oneRuleSql(book, today, where, only, world);
  const verdicts = rules.map((rule) => sql`${ruleSql(book, rule, today)} as ${raw(`v${rule.place}`)}`);
  const fired = rules.map((rule) => raw(`case when v${rule.place} then ${rule.place} end`));
  const unknown = rules.map((rule) =>
    raw(`case when v${rule.place} is null and r${rule.place} is not null then ${rule.place} end`),
  );
  const any = rules.map((rule) => raw(`v${rule.place}`));
  const from = fromSql(book, world, options.all ? [] : rules);
  return sql`select id, region, unit, line, act_day, live, rules,
      array_remove(array[${join(fired)}]::integer[], null) as fired, array_remove(array[${join(unknown)}]::integer[], null) as unknown
    from (select ${COLUMNS}, ${join(rules.map((rule) => raw(`w.r${rule.place}`)))}, ${join(verdicts)} from ${from} where ${where} offset '0') j
    ${options.all ? sql`` : sql`where ${join(any, ' or ')}`}`;
}

/** Where one rule alone fires: its conditions stand in the open, so that an index on a rare fact serves them. */
function oneRuleSql(book: RuleBook, today: string, where: Sql, rule: BookRule, world: Sql | undefined): Sql {
  const [first] = rule.variants;
  // One variant is in force wherever the rule is; more of them are told apart row by row.
  const fires = first && rule.variants.length === 1 ? variantSql(book, first, today) : ruleSql(book, rule, today);
  return sql`select ${COLUMNS}, array[${raw(String(rule.place))}]::integer[] as fired, '{}'::integer[] as unknown
    from ${fromSql(book, world, [rule])} where ${where} and ${fires}`;
}

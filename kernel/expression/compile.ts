/**
 * From the typed tree to SQL. NULL is unknown, and every construct keeps it so: no operator here turns NULL into true or false except
 * `has`, and none can raise an error on any row.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { dayAt } from '#kernel/day.ts';
import { FUNCTIONS } from './functions.ts';
import type { Checked, Node, Range, ValueType } from './types.ts';

export interface CompileOptions {
  /** Alias of the fact table in the caller's FROM. */
  readonly alias: string;
  /** SQL of a parameter, of type bigint, boolean, text or date: a column of a joined, flattened table, for example `p1.num`. */
  readonly param?: (id: string) => Sql;
  /** SQL of type date; needed when the expression names today. */
  readonly today?: Sql;
}

const CAST: Readonly<Record<ValueType, string>> = {
  int: 'bigint',
  bool: 'boolean',
  text: 'text',
  day: 'date',
  'text[]': 'text[]',
};
const SQL_OF: Readonly<Record<string, string>> = { and: 'and', or: 'or', '==': '=', '!=': '<>' };

/** A SQL expression with its values as parameters (`text`, `values`); bigint literals are passed as text. */
export function compile(checked: Checked, options: CompileOptions): Sql {
  if (!/^[a-z_][a-z0-9_]*$/.test(options.alias)) throw new Error(`no alias: ${options.alias}`);
  const known = new Map<string, Sql>();
  const param = (id: string): Sql => {
    const found = known.get(id) ?? options.param?.(id);
    if (!found) throw new Error(`no SQL for parameter ${id}`);
    known.set(id, found);
    return found;
  };
  const fact = (name: string) => raw(`${options.alias}.${checked.facts.fields[name]?.column ?? name}`);

  /** A fact or parameter in arithmetic: wide enough, and unknown outside the range the check reckoned with. */
  const bounded = (type: ValueType, value: Sql, { lo, hi }: Range) => {
    if (type === 'int')
      return sql`(case when ${value} between ${raw(`${lo}`)} and ${raw(`${hi}`)} then (${value})::bigint end)`;
    const [from, to] = [lo, hi].map((day) => raw(`date '${dayAt(Number(day))}'`));
    return sql`(case when ${value} between ${from} and ${to} then ${value} end)`;
  };

  /** `bare` where an int or a day is only compared, so that an index on its column stays usable. */
  function emit(node: Node, bare = false): Sql {
    switch (node.op) {
      case 'literal':
        if (node.type === 'bool') return raw(`${node.value}`);
        return sql`${String(node.value)}::${raw(CAST[node.type])}`;
      case 'fact':
      case 'param': {
        const value = node.op === 'param' ? param(node.id) : fact(node.name);
        return node.range && !bare ? bounded(node.type, value, node.range) : value;
      }
      case 'has':
        return sql`(${fact(node.name)} is not null)`;
      case 'today':
        if (!options.today) throw new Error('no SQL for today');
        return options.today;
      case 'call':
        return FUNCTIONS[node.name]?.sql(node.args.map((arg) => emit(arg))) ?? raw('null');
      case 'not':
        return sql`(not ${emit(node.arg)})`;
      case 'negate':
        return sql`(- ${emit(node.arg)})`;
      case 'choose':
        // Compares the test with both truth values, so that an unknown test gives unknown where ELSE would give `no`.
        return sql`(case ${emit(node.test)} when true then ${emit(node.yes, bare)} when false then ${emit(node.no, bare)} end)`;
      case 'among':
        return sql`(${emit(node.left, true)} in (${join(node.list.map((item) => emit(item)))}))`;
      case 'member': {
        // `null = any('{}')` is false in SQL and an error in CEL; an empty element makes a miss NULL.
        const [item, list] = [emit(node.left), emit(node.right)];
        return sql`(case when ${item} is not null and ${list} is not null then coalesce(${item} = any(${list}), false) end)`;
      }
      case 'shift':
        return sql`(${emit(node.left)} + (${emit(node.right)})::int)`;
      case 'days':
        return sql`(${emit(node.left)} - ${emit(node.right)})::bigint`;
      case '/':
      case '%':
        return sql`(${emit(node.left)} ${raw(node.op)} nullif(${emit(node.right)}, 0))`;
      default: {
        const compared = !['+', '-', '*'].includes(node.op);
        const [left, right] = [emit(node.left, compared), emit(node.right, compared)];
        return sql`(${left} ${raw(SQL_OF[node.op] ?? node.op)} ${right})`;
      }
    }
  }
  return emit(checked.tree, true);
}

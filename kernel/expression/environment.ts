/**
 * The CEL library's environment for one pair of dictionaries: the second opinion when an expression is checked, and the evaluator.
 */
import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { DayValue, readDay } from './day-value.ts';
import { FUNCTIONS } from './functions.ts';
import { exactly, SHIFT, within } from './interval.ts';
import type { FactDictionary, ParamDictionary, ValueType } from './types.ts';

/** CEL's name of each type. */
export const CEL: Readonly<Record<ValueType, string>> = {
  int: 'int',
  bool: 'bool',
  text: 'string',
  day: 'Day',
  'text[]': 'list<string>',
};

/** Facts of one row; a fact without value is left out. A Map, so that no inherited property can pass for a fact. */
export class FactRow extends Map<string, unknown> {}

function moved(day: DayValue, days: bigint): DayValue {
  if (!within(exactly(days), SHIFT)) throw new EvaluationError('day out of range');
  return new DayValue(day.epoch + Number(days));
}

function literalDay(text: string): DayValue {
  const value = readDay(text);
  if (!value) throw new EvaluationError(`no such day: ${text}`);
  return value;
}

const base = new Environment({ limits: { maxAstNodes: 1000, maxDepth: 50, maxListElements: 300 } })
  .registerType('Day', { ctor: DayValue, fields: {} })
  .registerOperator('Day == Day', (a: DayValue, b: DayValue) => a.epoch === b.epoch)
  .registerOperator('Day < Day', (a: DayValue, b: DayValue) => a.epoch < b.epoch)
  .registerOperator('Day <= Day', (a: DayValue, b: DayValue) => a.epoch <= b.epoch)
  .registerOperator('Day > Day', (a: DayValue, b: DayValue) => a.epoch > b.epoch)
  .registerOperator('Day >= Day', (a: DayValue, b: DayValue) => a.epoch >= b.epoch)
  .registerOperator('Day - Day: int', (a: DayValue, b: DayValue) => BigInt(a.epoch - b.epoch))
  .registerOperator('Day + int: Day', moved)
  .registerOperator('Day - int: Day', (day: DayValue, days: bigint) => moved(day, -days))
  .registerFunction('day(string): Day', literalDay, { async: false })
  .registerVariable('today', 'Day');
for (const { js } of Object.values(FUNCTIONS)) if (js) base.registerFunction(js.signature, js.run, { async: false });

interface MacroCall {
  readonly args: readonly [{ readonly args: string }];
}

/** `param("id")` reads the context's `params`, typed by the dictionary; the library offers this as a macro only. */
function paramMacro(params: ParamDictionary) {
  return ({ args }: MacroCall) => ({
    id: args[0].args,
    async: false,
    typeCheck: (checker: { getType(name: string): unknown }, macro: { id: string }) =>
      checker.getType(CEL[params[macro.id]?.type ?? 'bool']),
    evaluate: (_: unknown, macro: { id: string }, ctx: { getValue(name: 'params'): Map<string, unknown> }) => {
      const value = ctx.getValue('params').get(macro.id);
      if (value === undefined) throw new EvaluationError(`no value: ${macro.id}`);
      return value;
    },
  });
}

const NAME = /^[a-z][a-z0-9_]*$/;
const built = new WeakMap<FactDictionary, WeakMap<ParamDictionary, Environment>>();

/** The environment of these dictionaries, built once for each pair of objects. */
export function environment(facts: FactDictionary, params: ParamDictionary): Environment {
  const ofFacts = built.get(facts) ?? new WeakMap<ParamDictionary, Environment>();
  built.set(facts, ofFacts);
  const known = ofFacts.get(params);
  if (known) return known;
  for (const [name, { column }] of Object.entries(facts.fields))
    if (!NAME.test(name) || !NAME.test(column ?? name))
      throw new Error(`facts of ${facts.subject}: ${name} is no snake_case name`);
  const fields = Object.fromEntries(Object.entries(facts.fields).map(([name, { type }]) => [name, CEL[type]]));
  const env = base
    .clone()
    .registerType('Facts', { ctor: FactRow, fields })
    .registerVariable('f', 'Facts')
    .registerFunction('param(ast): dyn', paramMacro(params));
  ofFacts.set(params, env);
  return env;
}

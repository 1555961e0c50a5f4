/** CEL expressions over facts: check once when a pack loads, compile to SQL for the sweep, evaluate for examples, explain on a card. */
export { type CheckOptions, check } from './check.ts';
export { type CompileOptions, compile } from './compile.ts';
export { type EvaluateOptions, evaluate, type Value } from './evaluate.ts';
export { explain, type Seen } from './explain.ts';
export type {
  Checked,
  ExpressionFault,
  FactDictionary,
  FactEntry,
  ParamDictionary,
  ParamEntry,
  Refused,
  ScalarType,
  Uses,
  Values,
  ValueType,
} from './types.ts';

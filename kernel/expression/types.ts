/**
 * Shapes of the expression engine: rules and metrics are CEL expressions over the facts of one subject, read into a typed tree that
 * compiles to SQL and is evaluated in memory with the same answers. Unknown (a missing fact, a division by zero) is NULL in SQL and an
 * error in CEL; both follow the same three-valued logic.
 */
import type { ParseResult } from '@marcbachmann/cel-js';
import type { FactType } from '#kernel/facts.ts';

/** `int` whole numbers of 8 bytes, `day` calendar days, `text[]` lists without empty elements. */
export type ValueType = FactType;
export type ScalarType = Exclude<ValueType, 'text[]'>;

export interface FactEntry {
  readonly type: ValueType;
  readonly label: string;
  readonly meaning: string;
  readonly unit?: string;
  /** Column of the fact table; the fact's name when absent. */
  readonly column?: string;
  /** Least and greatest value of an `int`; ±10^15 when absent. Arithmetic treats a value outside as unknown. */
  readonly min?: number;
  readonly max?: number;
}

/** Facts of one subject. Names are snake_case; expressions write `f.name`. `FactDef` of kernel/facts.ts fits it. */
export interface FactDictionary {
  readonly subject: string;
  readonly fields: Readonly<Record<string, FactEntry>>;
}

export interface ParamEntry {
  readonly type: ScalarType;
  readonly label?: string;
  readonly unit?: string;
}

/** Policy parameters by id; expressions write `param("id")`. */
export type ParamDictionary = Readonly<Record<string, ParamEntry>>;

/** Closed interval of an `int`, or of a `day` as days since 1970-01-01. */
export interface Range {
  readonly lo: bigint;
  readonly hi: bigint;
}

interface Typed {
  readonly type: ValueType;
  /** Set for `int` and `day`. */
  readonly range?: Range;
}

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** The accepted subset, typed. A `day` literal holds its ISO text. */
export type Node = Typed &
  (
    | { readonly op: 'literal'; readonly value: bigint | boolean | string }
    | { readonly op: 'fact'; readonly name: string }
    | { readonly op: 'has'; readonly name: string }
    | { readonly op: 'param'; readonly id: string }
    | { readonly op: 'today' }
    | { readonly op: 'call'; readonly name: string; readonly args: readonly Node[] }
    | { readonly op: 'not' | 'negate'; readonly arg: Node }
    | {
        readonly op: 'and' | 'or' | Comparison | Arithmetic | 'shift' | 'days';
        readonly left: Node;
        readonly right: Node;
      }
    | { readonly op: 'among'; readonly left: Node; readonly list: readonly Node[] }
    | { readonly op: 'member'; readonly left: Node; readonly right: Node }
    | { readonly op: 'choose'; readonly test: Node; readonly yes: Node; readonly no: Node }
  );

/** What is wrong and what to write instead. Offsets count UTF-16 units from 0; line and column from 1. */
export interface ExpressionFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

export interface Uses {
  /** In order of first appearance, each once. */
  readonly facts: readonly string[];
  readonly params: readonly string[];
  readonly today: boolean;
}

export interface Checked {
  readonly ok: true;
  readonly source: string;
  readonly type: ScalarType;
  readonly tree: Node;
  readonly uses: Uses;
  readonly facts: FactDictionary;
  readonly params: ParamDictionary;
  /** The library's own evaluator; use `evaluate`. */
  readonly run: ParseResult;
}

export interface Refused {
  readonly ok: false;
  readonly errors: readonly ExpressionFault[];
}

/** A row of facts or parameters as the database or a pack example gives it; null and absent both mean unknown. */
export type Values = Readonly<Record<string, unknown>>;

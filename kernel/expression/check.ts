import { type ASTNode, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import { CEL, environment } from './environment.ts';
import { read } from './subset.ts';
import type { Checked, ExpressionFault, FactDictionary, ParamDictionary, Refused, ScalarType } from './types.ts';
import { parseWords, TYPE } from './words.ts';

export interface CheckOptions {
  readonly facts: FactDictionary;
  readonly params: ParamDictionary;
  readonly want: ScalarType;
  /** Packs' rules keep elapsed time out; only questions asked on one day may name it. */
  readonly allow_today?: boolean;
}

const LONGEST = 4000;

/**
 * Checks an expression against the dictionaries. Errors are Chinese, with their place, and there may be several. Never throws for what
 * an author wrote; a dictionary with an ill-formed name throws.
 */
export function check(source: string, options: CheckOptions): Checked | Refused {
  const errors: ExpressionFault[] = [];
  const fault = (at: { readonly start: number; readonly end: number }, message: string): undefined => {
    errors.push({ message, from: at.start, to: at.end, ...place(source, at.start) });
  };
  const refused: Refused = { ok: false, errors };
  const all = { start: 0, end: source.length };
  if (source.trim() === '') fault(all, '表达式是空的：请写一个判断，如 f.次数 > 0');
  if (source.length > LONGEST) fault(all, `表达式过长：请控制在 ${LONGEST} 字以内`);
  if (errors.length > 0) return refused;

  const run = parse(source, options, fault);
  if (!run) return refused;
  const uses = { facts: new Set<string>(), params: new Set<string>(), today: false };
  const allow_today = options.allow_today ?? false;
  const tree = read(run.ast, { facts: options.facts, params: options.params, allow_today, uses, fault });
  if (!tree) return refused;
  if (tree.type !== options.want) {
    fault(run.ast, `整个式子要得出${TYPE[options.want]}，现在得出的是${TYPE[tree.type]}`);
    return refused;
  }
  const second = run.check();
  if (!second.valid || second.type !== CEL[options.want]) {
    fault(run.ast, `通用校验未通过（${second.error?.summary ?? second.type}）：请换一种写法`);
    return refused;
  }
  return {
    ok: true,
    source,
    type: options.want,
    tree,
    uses: { facts: [...uses.facts], params: [...uses.params], today: uses.today },
    facts: options.facts,
    params: options.params,
    run,
  };
}

function parse(
  source: string,
  options: CheckOptions,
  fault: (at: Pick<ASTNode, 'start' | 'end'>, message: string) => undefined,
): ParseResult | undefined {
  try {
    return environment(options.facts, options.params).parse(source);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const at = error.range ?? { start: 0, end: source.length };
    const end = Math.max(at.end, Math.min(at.start + 1, source.length));
    return fault({ start: at.start, end }, parseWords(error.code, source.slice(at.start, end)));
  }
}

function place(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

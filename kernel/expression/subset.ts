/**
 * Reads the library's syntax tree into the accepted subset, with types, and refuses everything else with its place and what to write
 * instead. The subset is what SQL and CEL answer identically for every row, unknown values included.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { readDay } from './day-value.ts';
import { FUNCTIONS } from './functions.ts';
import {
  arithmetic,
  common,
  DAYS,
  declared,
  exactly,
  fits,
  hull,
  isDatable,
  negated,
  SHIFT,
  within,
} from './interval.ts';
import type { Arithmetic, Comparison, FactDictionary, Node, ParamDictionary, Range, ValueType } from './types.ts';
import { REFUSED, TYPE } from './words.ts';

export interface Scope {
  readonly facts: FactDictionary;
  readonly params: ParamDictionary;
  readonly allow_today: boolean;
  readonly uses: { readonly facts: Set<string>; readonly params: Set<string>; today: boolean };
  readonly fault: (at: ASTNode, message: string) => undefined;
}

type Maybe = Node | undefined;

/** The typed tree, or undefined after at least one fault was reported. */
export function read(ast: ASTNode, scope: Scope): Maybe {
  switch (ast.op) {
    case 'value':
      return literal(ast, ast.args, scope);
    case 'id':
      return name(ast, ast.args, scope);
    case '.':
      return isFacts(ast.args[0]) ? fact(ast, ast.args[1], 'fact', scope) : scope.fault(ast, FIELD);
    case 'call':
      return call(ast, ast.args[0], ast.args[1], scope);
    case 'rcall':
      return apply(ast, ast.args[0], 'method', [ast.args[1], ...ast.args[2]], scope);
    case '&&':
    case '||': {
      const [left, right] = ast.args.map((arg) => wanted(arg, 'bool', scope));
      return left && right && { op: ast.op === '&&' ? 'and' : 'or', type: 'bool', left, right };
    }
    case '!_': {
      const arg = wanted(ast.args, 'bool', scope);
      return arg && { op: 'not', type: 'bool', arg };
    }
    case '-_': {
      const arg = wanted(ast.args, 'int', scope);
      return arg && int(ast, { op: 'negate', type: 'int', arg, range: negated(rangeOf(arg)) }, scope);
    }
    case '?:':
      return choose(ast, ast.args, scope);
    case 'in':
      return membership(ast.args[0], ast.args[1], scope);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(ast, ast.op, ast.args, scope);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculation(ast, ast.op, ast.args, scope);
    case 'list':
      return scope.fault(ast, '列表只能写在 in 的右边：如 f.类别 in ["甲", "乙"]');
    case 'map':
      return scope.fault(ast, '不能写 { } 映射：请用几个条件以 || 相连');
    default:
      return scope.fault(ast, '不能用下标和可选取值：判断包含写 "某项" in f.列表，判断有没有值写 has(f.事实名)');
  }
}

const FIELD = '只有 f 有下级：事实写作 f.事实名，事实本身不再有下级字段';
const isFacts = (ast: ASTNode) => ast.op === 'id' && ast.args === 'f';
const rangeOf = (node: Node): Range => node.range ?? declared();

function wanted(ast: ASTNode, type: ValueType, scope: Scope): Maybe {
  const node = read(ast, scope);
  if (!node || node.type === type) return node;
  const hint = type === 'bool' ? '，请写成判断，如 f.次数 > 0' : '';
  return scope.fault(ast, `这里要${TYPE[type]}，写的是${TYPE[node.type]}${hint}`);
}

function int(ast: ASTNode, node: Node, scope: Scope): Maybe {
  if (fits(rangeOf(node))) return node;
  return scope.fault(ast, '运算结果可能超出整数上限：请缩小乘数，或在事实字典里写明有关事实的最小值和最大值');
}

function literal(ast: ASTNode, value: unknown, scope: Scope): Maybe {
  if (typeof value === 'boolean') return { op: 'literal', type: 'bool', value };
  if (typeof value === 'bigint') {
    return int(ast, { op: 'literal', type: 'int', value, range: exactly(value) }, scope);
  }
  if (typeof value === 'string') {
    if (value.includes('\0') || /\p{Surrogate}/u.test(value))
      return scope.fault(ast, '文字里有不能保存的字符：请删去控制符');
    return { op: 'literal', type: 'text', value };
  }
  if (value === null) return scope.fault(ast, '不能写 null：判断事实有没有值请写 has(f.事实名)');
  if (typeof value === 'number')
    return scope.fault(ast, '不能写小数：金额以分为单位写整数，比例请两边同乘后用整数比较');
  return scope.fault(ast, '不能写无符号整数（5u）和字节串（b"…"）：请写普通整数或文字');
}

function name(ast: ASTNode, id: string, scope: Scope): Maybe {
  if (id === 'today') {
    if (!scope.allow_today)
      return scope.fault(ast, '这里不能用 today：规则不比较已过的时间，请用存有到期日的事实（如 f.…_due_day）');
    scope.uses.today = true;
    return { op: 'today', type: 'day', range: DAYS };
  }
  if (id === 'f') return scope.fault(ast, '不能把整条记录当作值：请写 f.事实名');
  if (Object.hasOwn(scope.facts.fields, id)) return scope.fault(ast, `事实须写作 f.${id}`);
  return scope.fault(ast, `不认识的名称“${id}”：事实写作 f.事实名，参数写作 param("编号")，文字须加引号`);
}

function fact(ast: ASTNode, name: string, op: 'fact' | 'has', scope: Scope): Maybe {
  const entry = Object.hasOwn(scope.facts.fields, name) ? scope.facts.fields[name] : undefined;
  if (!entry) return scope.fault(ast, `事实字典里没有“${name}”：请从“${scope.facts.subject}”的事实中选用`);
  scope.uses.facts.add(name);
  if (op === 'has') return { op, type: 'bool', name };
  const range = entry.type === 'int' ? declared(entry) : DAYS;
  return { op, type: entry.type, name, ...(entry.type === 'int' || entry.type === 'day' ? { range } : {}) };
}

function call(ast: ASTNode, name: string, args: readonly ASTNode[], scope: Scope): Maybe {
  const only = args.length === 1 ? args[0] : undefined;
  const text = only?.op === 'value' && typeof only.args === 'string' ? only.args : undefined;
  switch (name) {
    case 'has':
      if (only?.op === '.' && isFacts(only.args[0])) return fact(only, only.args[1], 'has', scope);
      return scope.fault(ast, 'has() 里只能写一个事实：has(f.事实名)');
    case 'day': {
      const value = text === undefined ? undefined : readDay(text);
      if (value) return { op: 'literal', type: 'day', value: value.day, range: exactly(BigInt(value.epoch)) };
      if (text !== undefined)
        return scope.fault(ast, `没有“${text}”这一天：日期写作 day("2026-01-31")，须是真实的日子`);
      return scope.fault(ast, 'day() 里只能直接写日期：day("2026-01-31")');
    }
    case 'param': {
      if (text === undefined) return scope.fault(ast, 'param() 里只能直接写参数编号：param("编号")');
      const entry = Object.hasOwn(scope.params, text) ? scope.params[text] : undefined;
      if (!entry) return scope.fault(ast, `没有参数“${text}”：请先在规则包里登记，或改用已有的编号`);
      scope.uses.params.add(text);
      const range = { int: declared(), day: DAYS, bool: undefined, text: undefined }[entry.type];
      return { op: 'param', type: entry.type, id: text, ...(range ? { range } : {}) };
    }
    default:
      return apply(ast, name, 'call', args, scope);
  }
}

function apply(ast: ASTNode, name: string, style: 'call' | 'method', args: readonly ASTNode[], scope: Scope): Maybe {
  const fn = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!fn) {
    const reason = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
    const known = Object.values(FUNCTIONS).map((f) => f.example);
    return scope.fault(ast, reason ?? `不能用 ${name}()：可用的有 has(f.事实名)、${known.join('、')}`);
  }
  if (fn.style !== style || fn.takes.length !== args.length) return scope.fault(ast, `${name} 请写作 ${fn.example}`);
  const read = fn.takes.map((type, i) => wanted(args[i] ?? ast, type, scope));
  const nodes = read.filter((node) => node !== undefined);
  if (nodes.length < read.length) return undefined;
  return { op: 'call', type: fn.gives, name, args: nodes, ...(fn.range ? { range: fn.range } : {}) };
}

function choose(ast: ASTNode, args: readonly [ASTNode, ASTNode, ASTNode], scope: Scope): Maybe {
  const test = wanted(args[0], 'bool', scope);
  const yes = read(args[1], scope);
  const no = read(args[2], scope);
  if (!test || !yes || !no) return undefined;
  if (yes.type !== no.type)
    return scope.fault(ast, `? 与 : 后面的类型须相同：一边是${TYPE[yes.type]}，另一边是${TYPE[no.type]}`);
  if (yes.type === 'text[]') return scope.fault(ast, '? : 不能取列表：请分别判断后以 || 相连');
  return {
    op: 'choose',
    type: yes.type,
    test,
    yes,
    no,
    ...(yes.range && no.range ? { range: hull(yes.range, no.range) } : {}),
  };
}

function membership(item: ASTNode, list: ASTNode, scope: Scope): Maybe {
  const left = read(item, scope);
  if (list.op !== 'list') {
    const right = wanted(list, 'text[]', scope);
    if (!left || !right) return undefined;
    if (left.type !== 'text') return scope.fault(item, `列表里是文字，左边是${TYPE[left.type]}：请写 "某项" in f.列表`);
    if (left.op !== 'fact' && left.op !== 'param' && left.op !== 'literal')
      return scope.fault(item, '在列表事实里查找时，左边只能是文字、事实或参数：请分情况写成几个 in');
    return { op: 'member', type: 'bool', left, right };
  }
  if (list.args.length === 0) return scope.fault(list, '列表不能为空：请至少写一项');
  const items = list.args.map((one) => read(one, scope));
  const nodes = items.filter((node) => node !== undefined);
  if (!left || nodes.length < items.length) return undefined;
  if (left.type === 'text[]') return scope.fault(item, '列表不能整个比较：请写 "某项" in f.列表');
  for (const [i, node] of nodes.entries()) {
    const at = list.args[i] ?? list;
    if (node.op !== 'literal' && !(node.op === 'negate' && node.arg.op === 'literal'))
      return scope.fault(at, '列表里只能直接写值：与事实或参数比较请用 == 并以 || 相连');
    if (node.type !== left.type)
      return scope.fault(at, `列表里的类型须与左边相同：左边是${TYPE[left.type]}，这里是${TYPE[node.type]}`);
  }
  return { op: 'among', type: 'bool', left, list: nodes };
}

function comparison(ast: ASTNode, op: Comparison, args: readonly [ASTNode, ASTNode], scope: Scope): Maybe {
  const left = read(args[0], scope);
  const right = read(args[1], scope);
  if (!left || !right) return undefined;
  if (left.type !== right.type)
    return scope.fault(ast, `两边类型须相同：左边是${TYPE[left.type]}，右边是${TYPE[right.type]}`);
  if (left.type === 'text[]')
    return scope.fault(ast, '列表不能整个比较：判断包含写 "某项" in f.列表，判断多少写 size(f.列表)');
  if (op !== '==' && op !== '!=' && left.type !== 'int' && left.type !== 'day')
    return scope.fault(ast, `${TYPE[left.type]}不分大小：只能用 == 和 !=，多个值写 in ["甲", "乙"]`);
  return { op, type: 'bool', left, right };
}

function calculation(ast: ASTNode, op: Arithmetic, args: readonly [ASTNode, ASTNode], scope: Scope): Maybe {
  const left = read(args[0], scope);
  const right = read(args[1], scope);
  if (!left || !right) return undefined;
  const [a, b] = [rangeOf(left), rangeOf(right)];
  if (left.type === 'int' && right.type === 'int') {
    if ((op === '/' || op === '%') && b.lo === 0n && b.hi === 0n) return scope.fault(args[1], '除数不能是 0');
    return int(ast, { op, type: 'int', left, right, range: arithmetic(op, a, b) }, scope);
  }
  if (op === '-' && left.type === 'day' && right.type === 'day')
    return { op: 'days', type: 'int', left, right, range: arithmetic('-', a, b) };
  if ((op === '+' || op === '-') && left.type === 'day' && right.type === 'int') {
    const atom = right.op === 'fact' || right.op === 'param';
    if (!atom && !within(b, SHIFT))
      return scope.fault(args[1], `日期加减的天数须在 ${SHIFT.hi} 天以内：请在事实字典里写明有关事实的最小值和最大值`);
    const days: Node = { ...right, range: common(b, SHIFT) };
    const shifted: Node = op === '+' ? days : { op: 'negate', type: 'int', arg: days, range: negated(rangeOf(days)) };
    const range = arithmetic('+', a, rangeOf(shifted));
    if (!isDatable(range)) return scope.fault(ast, '日期加减的次数太多：请把结果做成事实');
    return { op: 'shift', type: 'day', left, right: shifted, range };
  }
  if (left.type === 'int' && right.type === 'day' && op === '+')
    return scope.fault(ast, '日期加天数请把日期写在前面：日期 + 整数');
  if (left.type === 'text' || right.type === 'text') return scope.fault(ast, '文字不能拼接和运算：请分别比较各个事实');
  return scope.fault(
    ast,
    `不能这样运算：左边是${TYPE[left.type]}，右边是${TYPE[right.type]}；只有整数可以运算，日期可以加减天数、相减`,
  );
}

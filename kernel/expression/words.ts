/** Chinese words of refusals: each says what is not accepted and what to write instead. */
import type { ValueType } from './types.ts';

export const TYPE: Readonly<Record<ValueType, string>> = {
  int: '整数',
  bool: '是否',
  text: '文字',
  day: '日期',
  'text[]': '文字列表',
};

const CONVERSION = '不能转换类型：整数、文字和日期各自比较，需要换算的值请做成事实';
const CLOCK = '不能用时间戳和时长：日期写 day("2026-01-31")，相差天数写两个日期相减，加减天数写 日期 + 整数';
const MACRO = '不能对列表逐项计算：请把它做成一个事实（如人数、是否齐全），判断包含写 "某项" in f.列表';

/** Functions of CEL outside the subset. */
export const REFUSED: Readonly<Record<string, string>> = {
  dyn: '不能用 dyn()：每个值的类型须事先确定，请直接写该值',
  type: '不能用 type()：事实的类型见事实字典',
  ...Object.fromEntries(['int', 'uint', 'double', 'string', 'bool', 'bytes'].map((name) => [name, CONVERSION])),
  ...Object.fromEntries(['timestamp', 'duration'].map((name) => [name, CLOCK])),
  ...Object.fromEntries(['all', 'exists', 'exists_one', 'map', 'filter', 'join'].map((name) => [name, MACRO])),
  bind: '不能用 cel.bind()：请直接写出该式，或把它做成事实',
  matches: '不能用正则 matches()：请用 startsWith()、contains()，或列出各值写 f.文字 in ["甲", "乙"]',
  endsWith: '不能用 endsWith()：请用 contains()，或把判断结果做成事实',
};

/** What the parser's error codes mean. `found` is the text at the place. */
export function parseWords(code: string, found: string): string {
  if (/[^\x20-\x7e\s]/.test(found) && code.startsWith('unexpected'))
    return `不认识的符号“${found}”：括号、引号、逗号和运算符须用半角英文符号，文字须放在引号里`;
  switch (code) {
    case 'unexpected_character':
      return `不认识的符号“${found}”：且写 &&，或写 ||，非写 !，等于写 ==`;
    case 'unexpected_token':
    case 'expected_token':
      return found === ''
        ? '表达式没有写完：请补全最后的运算或括号'
        : `“${found}”处不合语法：请检查括号是否成对、运算符两边是否都有值（等于写 ==）`;
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return '引号没有成对：文字须写在同一行的一对引号里';
    case 'reserved_identifier':
      return `“${found}”是保留字：事实写作 f.事实名，参数写作 param("编号")`;
    case 'invalid_macro_argument':
      return MACRO;
    case 'limit_exceeded':
      return '表达式过长或嵌套过深：请拆成几条规则，或把重复的判断做成事实';
    case 'invalid_number':
    case 'invalid_exponent':
      return `数字“${found}”写法不对：请写不超过 18 位的整数`;
    default:
      return '写法不合语法：请对照样例检查引号和转义符';
  }
}

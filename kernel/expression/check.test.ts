import { describe, expect, it } from 'vitest';
import { check } from './index.ts';
import { accepted, facts, params } from './sample.fixture.ts';

const refusal = (source: string, want: 'bool' | 'int' | 'day' | 'text' = 'bool') => {
  const answer = check(source, { facts, params, want });
  if (answer.ok) throw new Error(`accepted: ${source}`);
  return answer.errors;
};

describe('an expression that says what it should is accepted', () => {
  it.each([
    'f.visits > param("visit.cap")',
    'f.visits + 1 > 4 && !f.urgent || f.kind == "现场检查"',
    'f.visited + 7 <= f.due && f.due - f.visited < 30',
    'has(f.due) ? f.due < day("2026-03-01") : f.planned',
    'f.kind in ["现场检查", "非现场"] && "危化" in f.tags && size(f.tags) >= 2',
    'f.matter.startsWith("消防") || f.matter.contains(param("visit.kind"))',
    'f.visits in [-1, 2] && year(f.visited) == 2026 && month(f.due) != 1',
    'f.fine * 100 / f.visits % 7 == 0 // 注释不影响判断',
    'f.visited + param("visit.days") >= param("visit.since")',
    'f.few * f.few * f.few < 5',
  ])('%s', (source) => {
    expect(accepted(source).type).toBe('bool');
  });

  it('lists the facts and parameters it uses once, in order of appearance', () => {
    const { uses } = accepted('f.visits > param("visit.cap") && has(f.due) && f.visits < 9');
    expect(uses).toEqual({ facts: ['visits', 'due'], params: ['visit.cap'], today: false });
  });

  it('takes today only where the caller allows it', () => {
    expect(accepted('f.due < today', 'bool', true).uses.today).toBe(true);
    expect(refusal('f.due < today')[0]?.message).toContain('到期日');
  });
});

/** Source, the part that is marked, and words of what to write instead. */
const refused: readonly (readonly [string, string, string])[] = [
  ['f.visit > 4', 'f.visit', '事实字典里没有“visit”'],
  ['has(f.visitz)', 'f.visitz', '事实字典里没有“visitz”'],
  ['has(f.constructor)', 'f.constructor', '事实字典里没有'],
  ['has(visits)', 'has(visits)', 'has(f.事实名)'],
  ['has(f.due.year)', 'has(f.due.year)', 'has(f.事实名)'],
  ['visits > 4', 'visits', 'f.visits'],
  ['x > 4', 'x', 'param("编号")'],
  ['f == f', 'f', 'f.事实名'],
  ['f.due.year == 1', 'f.due.year', '不再有下级'],
  ['f.due == null', 'null', 'has(f.事实名)'],
  ['f.visits > 4.5', '4.5', '整数'],
  ['f.visits > 4u', '4u', '普通整数'],
  ['f.kind == b"x"', 'b"x"', '普通整数或文字'],
  ['f.kind == "a\\u0000b"', '"a\\u0000b"', '控制符'],
  ['f.kind < "b"', 'f.kind < "b"', '不分大小'],
  ['f.urgent < true', 'f.urgent < true', '不分大小'],
  ['f.visits == "4"', 'f.visits == "4"', '左边是整数，右边是文字'],
  ['f.due == "2026-01-01"', 'f.due == "2026-01-01"', '左边是日期，右边是文字'],
  ['f.due < day("2026-02-31")', 'day("2026-02-31")', '没有“2026-02-31”这一天'],
  ['f.due < day("2026-2-1")', 'day("2026-2-1")', 'day("2026-01-31")'],
  ['f.due < day(f.kind)', 'day(f.kind)', '直接写日期'],
  ['f.visits > param("no.such")', 'param("no.such")', '没有参数“no.such”'],
  ['f.visits > param("toString")', 'param("toString")', '没有参数'],
  ['f.visits > param(f.kind)', 'param(f.kind)', '直接写参数编号'],
  ['f.fine * f.fine > 1', 'f.fine * f.fine', '最小值和最大值'],
  ['f.fine * 10000 > 1', 'f.fine * 10000', '超出整数上限'],
  ['f.visits > 9223372036854775808', '9223372036854775808', '超出整数上限'],
  ['f.visits / 0 > 1', '0', '除数不能是 0'],
  ['f.visited + f.visits * 2 > f.due', 'f.visits * 2', '天以内'],
  ['f.visited + 400000 > f.due', '400000', '天以内'],
  ['7 + f.visited > f.due', '7 + f.visited', '日期 + 整数'],
  ['f.due + f.due > f.due', 'f.due + f.due', '相减'],
  ['f.kind + "x" == "ax"', 'f.kind + "x"', '不能拼接'],
  ['f.tags == f.tags', 'f.tags == f.tags', '不能整个比较'],
  ['f.tags[0] == "a"', 'f.tags[0]', '不能用下标'],
  ['["a"] == ["a"]', '["a"]', 'in 的右边'],
  ['f.kind in []', '[]', '至少写一项'],
  ['f.kind in ["a", f.matter]', 'f.matter', '以 || 相连'],
  ['f.kind in ["a", 1]', '1', '类型须与左边相同'],
  ['1 in f.tags', '1', '列表里是文字'],
  ['(f.urgent ? "a" : "b") in f.tags', 'f.urgent ? "a" : "b"', '分情况'],
  ['f.kind in {"a": 1}', '{"a": 1}', '映射'],
  ['f.tags.exists(t, t == "a")', 'f.tags.exists(t, t == "a")', '"某项" in f.列表'],
  ['f.tags.all(t, t == "a")', 'f.tags.all(t, t == "a")', '做成一个事实'],
  ['f.tags.exists_one(t, t == "a")', 'f.tags.exists_one(t, t == "a")', '做成一个事实'],
  ['size(f.tags.map(t, t)) > 1', 'f.tags.map(t, t)', '做成一个事实'],
  ['size(f.tags.filter(t, true)) > 1', 'f.tags.filter(t, true)', '做成一个事实'],
  ['cel.bind(x, f.visits, x > 1)', 'cel.bind(x, f.visits, x > 1)', '直接写出'],
  ['f.kind.matches("^a")', 'f.kind.matches("^a")', 'startsWith()'],
  ['f.kind.endsWith("a")', 'f.kind.endsWith("a")', 'contains()'],
  ['int("4") == 4', 'int("4")', '不能转换类型'],
  ['double(f.visits) > 1.0', 'double(f.visits)', '不能转换类型'],
  ['string(f.visits) == "1"', 'string(f.visits)', '不能转换类型'],
  ['dyn(f.visits) == 1', 'dyn(f.visits)', 'dyn()'],
  ['type(f.visits) == int', 'type(f.visits)', '事实字典'],
  ['timestamp("2026-01-01T00:00:00Z") > f.due', 'timestamp("2026-01-01T00:00:00Z")', 'day("2026-01-31")'],
  ['f.due - duration("24h") > f.due', 'duration("24h")', '日期 + 整数'],
  ['f.due.getMonth() == 1', 'f.due.getMonth()', 'month(f.日期)'],
  ['size(f.kind) > 1', 'f.kind', '这里要文字列表'],
  ['f.tags.size() > 1', 'f.tags.size()', 'size(f.列表)'],
  ['startsWith(f.kind, "a")', 'startsWith(f.kind, "a")', 'f.文字.startsWith("开头")'],
  ['f.urgent ? 1 : "a"', 'f.urgent ? 1 : "a"', '类型须相同'],
  ['f.visits && f.urgent', 'f.visits', '请写成判断'],
  ['!f.visits', 'f.visits', '请写成判断'],
  ['f.visits', 'f.visits', '要得出是否，现在得出的是整数'],
  ['f.visits = 4', '=', '等于写 =='],
  ['f.visits > 4 and f.urgent', 'and', '且写 &&'],
  ['f.kind == “甲”', '“', '半角'],
  ['f.visits > 4 &&', '', '没有写完'],
  ['(f.visits > 4', '', '没有写完'],
  ['f.kind == "甲', '"甲', '引号没有成对'],
  ['', '', '空的'],
];

describe('an expression outside the subset is refused where it stands, with what to write instead', () => {
  it.each(refused)('%s', (source, marked, words) => {
    const [first] = refusal(source);
    expect(first?.message).toContain(words);
    expect(source.slice(first?.from, first?.to)).toBe(marked);
  });

  it('gives line and column of each of several errors', () => {
    const errors = refusal('f.urgent &&\n  f.nothing > 1 &&\n  f.kind > "a"');
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [2, 3],
      [3, 3],
    ]);
  });

  it('refuses what is too long or too deep without falling over', () => {
    expect(refusal('!'.repeat(5000))[0]?.message).toContain('过长');
    expect(refusal(`${'('.repeat(200)}true${')'.repeat(200)}`)[0]?.message).toContain('嵌套过深');
    expect(refusal(`${'f.urgent||'.repeat(390)}true`)[0]?.message).toContain('过长或嵌套过深');
  });

  it('names the wanted type when a date is asked for', () => {
    expect(refusal('f.visits', 'day')[0]?.message).toContain('要得出日期');
  });
});

import sql from 'sql-template-tag';
import { describe, expect, it } from 'vitest';
import { asDay } from '#kernel/day.ts';
import { compile, evaluate, explain } from './index.ts';
import { accepted } from './sample.fixture.ts';

describe('an example is judged as the sweep would judge it', () => {
  it('fires, is clear, or cannot be judged when a fact is missing', () => {
    const rule = accepted('f.visits > param("visit.cap")');
    const params = { 'visit.cap': 4 };
    expect(evaluate(rule, { visits: 5 }, { params })).toBe(true);
    expect(evaluate(rule, { visits: '4' }, { params })).toBe(false);
    expect(evaluate(rule, { visits: null }, { params })).toBeUndefined();
    expect(evaluate(rule, { visits: 5 }, { params: { 'visit.cap': null } })).toBeUndefined();
  });

  it('decides without the missing fact where the rest is enough', () => {
    expect(evaluate(accepted('f.visits > 4 || f.urgent'), { urgent: true })).toBe(true);
    expect(evaluate(accepted('f.visits > 4 && f.urgent'), { urgent: false })).toBe(false);
    expect(evaluate(accepted('has(f.due) && f.due < f.visited'), {})).toBe(false);
  });

  it('counts days on the calendar and gives days back as text', () => {
    expect(evaluate(accepted('f.visited + 60', 'day'), { visited: '2024-01-31' })).toBe('2024-03-31');
    expect(evaluate(accepted('f.due - f.visited', 'int'), { due: '2024-03-01', visited: '2024-02-28' })).toBe(2n);
    expect(
      evaluate(accepted('today - f.due', 'int', true), { due: '2026-01-01' }, { today: asDay('2026-01-31') }),
    ).toBe(30n);
  });

  it('cannot judge a division by zero or a shift of a thousand years', () => {
    expect(evaluate(accepted('10 / f.visits > 1'), { visits: 0 })).toBeUndefined();
    expect(
      evaluate(accepted('f.visited + f.visits > f.due'), { visits: 400_000, visited: '2026-01-01', due: '2026-01-01' }),
    ).toBeUndefined();
  });

  it.each([
    ['f.visits > 1', { visits: 'many' }, '“visits”要填整数'],
    ['f.visits > 1', { visits: 1.5 }, '“visits”要填整数'],
    ['f.few > 1', { few: 101 }, '须在 0 与 100 之间'],
    ['f.due > f.visited', { due: '2026-02-31' }, '“due”要填日期'],
    ['f.due > f.visited', { due: '0202-03-01' }, '年份须在 1000 与 8999 之间'],
    ['"a" in f.tags', { tags: ['a', null] }, '“tags”要填文字列表'],
    ['f.urgent', { urgent: 'yes' }, '“urgent”要填是否'],
    ['f.kind == "a"', { kind: 1 }, '“kind”要填文字'],
  ])('refuses an example for %s with a value of the wrong type', (source, row, words) => {
    expect(() => evaluate(accepted(source), row)).toThrow(words);
  });
});

describe('an alert card', () => {
  it('shows the facts and parameters with their labels, units and values, unknown ones too', () => {
    const rule = accepted('f.visits > param("visit.cap") && f.due < f.visited');
    const lines = explain(rule, { visits: 5, due: '2026-01-01' }, { 'visit.cap': 4 });
    expect(lines.map(({ label, value, unit }) => [label, value, unit])).toEqual([
      ['检查次数', 5, '次'],
      ['到期日', '2026-01-01', undefined],
      ['检查日', null, undefined],
      ['年度上限', 4, '次'],
    ]);
  });
});

describe('the SQL of an expression', () => {
  const param = (id: string) => (id === 'visit.cap' ? sql`p1.num` : sql`p2.num`);

  it('compares a bare column with a bare parameter, so that an index can be used', () => {
    const { text, values } = compile(accepted('f.visits > param("visit.cap") && f.kind == "现场"'), {
      alias: 'f',
      param,
    });
    expect(text).toBe('((f.visits_365 > p1.num) and (f.kind = $1::text))');
    expect(values).toEqual(['现场']);
  });

  it('bounds facts in arithmetic and never divides by zero', () => {
    const { text } = compile(accepted('f.few / f.few > 1'), { alias: 'f' });
    const few = '(case when f.few between 0 and 100 then (f.few)::bigint end)';
    expect(text).toBe(`((${few} / nullif(${few}, 0)) > $1::bigint)`);
  });

  it('keeps an unknown condition unknown', () => {
    const { text } = compile(accepted('f.urgent ? f.planned : true'), { alias: 'f' });
    expect(text).toBe('(case f.urgent when true then f.planned when false then true end)');
  });

  it('asks the resolver once for each parameter', () => {
    const asked: string[] = [];
    const rule = accepted('f.visits > param("visit.cap") || f.few > param("visit.cap")');
    compile(rule, { alias: 'f', param: (id) => sql`${asked.push(id)}` });
    expect(asked).toEqual(['visit.cap']);
  });
});

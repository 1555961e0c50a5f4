/** Random expressions of the accepted grammar and random rows, values missing in both, for the comparison with PostgreSQL. */
import fc from 'fast-check';
import type { Values } from './index.ts';

const quoted = (text: string) => JSON.stringify(text);
const HAS = ['visits', 'kind', 'due', 'tags', 'urgent'].map((name) => `has(f.${name})`);
const TEXTS = ['', 'a', 'ab', 'b', '现场检查', '现场', "it's", '%_', '\\', '😀a'];
const DAYS = ['1900-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2025-12-31', '2026-01-01', '2199-12-31'];

const text = fc.constantFrom(...TEXTS);
const day = fc
  .oneof(
    fc.constantFrom(...DAYS),
    fc.date({ min: new Date('2023-12-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  )
  .map((value) => (typeof value === 'string' ? value : value.toISOString().slice(0, 10)));
const small = fc.integer({ min: -6, max: 12 });
const digits = fc.oneof(
  { weight: 6, arbitrary: small },
  { weight: 1, arbitrary: fc.constantFrom(36_600, 1_000_003, 4_000_000_000) },
);
const list = (items: fc.Arbitrary<string>) =>
  fc.array(items, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`);

const infix = (ops: readonly string[], left: fc.Arbitrary<string>, right: fc.Arbitrary<string>) =>
  fc.tuple(left, fc.constantFrom(...ops), right).map(([a, op, b]) => `(${a} ${op} ${b})`);
const ternary = (test: fc.Arbitrary<string>, arm: fc.Arbitrary<string>) =>
  fc.tuple(test, arm, arm).map(([c, a, b]) => `(${c} ? ${a} : ${b})`);

/** Sources by type; a few are refused for what they might overflow. */
export const grammar = fc.letrec<Record<'bool' | 'int' | 'day' | 'text', string>>((tie) => {
  const leaf = {
    bool: fc.constantFrom('true', 'false', 'f.urgent', 'f.planned', 'param("visit.strict")', ...HAS),
    int: fc.oneof(
      fc.constantFrom('f.visits', 'f.fine', 'f.few', 'f.few', 'param("visit.cap")', 'size(f.tags)'),
      digits.map(String),
    ),
    day: fc.oneof(
      fc.constantFrom('f.visited', 'f.due', 'param("visit.since")'),
      day.map((d) => `day("${d}")`),
    ),
    text: fc.oneof(fc.constantFrom('f.kind', 'f.matter', 'param("visit.kind")'), text.map(quoted)),
  };
  const [bool, int, days, words] = [tie('bool'), tie('int'), tie('day'), tie('text')];
  const size = { depthSize: 'small', withCrossShrink: true } as const;
  return {
    bool: fc.oneof(
      size,
      leaf.bool,
      infix(['&&', '||', '==', '!='], bool, bool),
      infix(['&&', '||'], bool, bool),
      bool.map((a) => `!${a}`),
      infix(['==', '!=', '<', '<=', '>', '>='], int, int),
      infix(['==', '!=', '<', '<=', '>', '>='], days, days),
      infix(['==', '!='], words, words),
      infix(['in'], int, list(small.map(String))),
      infix(['in'], words, list(text.map(quoted))),
      infix(['in'], days, list(day.map((d) => `day("${d}")`))),
      infix(['in'], leaf.text, fc.constant('f.tags')),
      fc.tuple(words, fc.constantFrom('startsWith', 'contains'), words).map(([a, call, b]) => `${a}.${call}(${b})`),
      ternary(bool, bool),
    ),
    int: fc.oneof(
      size,
      leaf.int,
      infix(['+', '-', '*', '/', '%'], int, int),
      infix(['/', '%'], int, leaf.int),
      infix(['-'], days, days),
      int.map((a) => `-${a}`),
      ternary(bool, int),
      fc.tuple(fc.constantFrom('year', 'month'), days).map(([call, d]) => `${call}(${d})`),
    ),
    day: fc.oneof(
      size,
      leaf.day,
      infix(
        ['+', '-'],
        days,
        fc.oneof(small.map(String), fc.constantFrom('f.visits', 'f.few', 'param("visit.days")', '(f.few * -3)')),
      ),
      ternary(bool, days),
    ),
    text: fc.oneof(size, leaf.text, ternary(bool, words)),
  };
});

const missing = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });

/** A row of the facts of `sample.fixture.ts`, with a value for each parameter. */
export const rows: fc.Arbitrary<{ readonly facts: Values; readonly params: Values }> = fc.record({
  facts: fc.record({
    visits: missing(fc.oneof(small, fc.constantFrom(2_147_483_647, -2_147_483_648, 36_601))),
    fine: missing(fc.oneof(small, fc.constantFrom(1e15, -1e15, 3_000_000_000))),
    few: missing(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(100))),
    urgent: missing(fc.boolean()),
    planned: missing(fc.boolean()),
    kind: missing(text),
    matter: missing(text),
    visited: missing(day),
    due: missing(day),
    tags: missing(fc.array(text, { maxLength: 3 })),
  }),
  params: fc.record({
    'visit.cap': missing(small),
    'visit.days': missing(fc.oneof(small, fc.constantFrom(36_600, 36_601, 1e15))),
    'visit.strict': missing(fc.boolean()),
    'visit.kind': missing(text),
    'visit.since': missing(day),
  }),
});

/** The judge with the world in hand says what the judge that looks the world up says, of any facts, in any world: also where it is too varied to hold. */
import fc from 'fast-check';
import sql, { type Sql } from 'sql-template-tag';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { addDays, asDay } from '../../day.ts';
import { rows as factRows } from '../../expression/grammar.fixture.ts';
import { accepted, facts as dictionary } from '../../expression/sample.fixture.ts';
import type { FactDef } from '../../facts.ts';
import type { RuleValue } from '../../policy/value-shape.ts';
import { judgeHeld } from './judge-held.ts';
import { judgeSql } from './judge-sql.ts';
import type { BookRule, RuleBook } from './rule-book.ts';
import { rowsSql, type WorldRow } from './rule-world.ts';

const db = await testDatabase();
const pool = db.pool('superuser');
const FACTS = 250;
const REGIONS = ['990101', '990102', '990201', '990202'];
const FIRST = asDay('2024-01-01');
const SPAN = 1_000;

beforeAll(async () => {
  await pool.query(`create table fact_visit (id uuid, region text collate "C", unit text collate "C", line text collate "C", act_day date,
    live boolean, policy_region text collate "C", visits_365 int, fine bigint, few smallint, urgent boolean, planned boolean, kind text,
    matter text, visited date, due date, tags text[])`);
  const day = fc.option(fc.nat({ max: SPAN }), { freq: 20 });
  const [made] = fc.sample(
    fc.array(fc.record({ row: factRows, day, region: fc.constantFrom(...REGIONS, '990301') }), {
      minLength: FACTS,
      maxLength: FACTS,
    }),
    1,
  );
  for (const { row, day: n, region } of made ?? [])
    await pool.query(
      `insert into fact_visit values ($1, $2, $3, 'zf', $4, true, $2, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [uuidv7(), region, `${region}.zf`, n === null ? null : addDays(FIRST, n), ...Object.values(row.facts)],
    );
});

const WHEN = [
  'f.urgent',
  '!f.planned',
  "f.visits > param('visit.cap')",
  "f.visits > param('visit.cap') && param('visit.strict')",
  "f.kind == param('visit.kind')",
  "f.kind != param('visit.kind') || f.urgent",
  'f.visits > 2 && !f.urgent',
  "param('visit.strict') ? f.planned : f.urgent",
  'f.planned && f.urgent',
];
const PARAMS: RuleBook['params'] = new Map([
  ['visit.cap', { kind: 'num' as const, place: 1 }],
  ['visit.strict', { kind: 'flag' as const, place: 2 }],
  ['visit.kind', { kind: 'txt' as const, place: 1 }],
]);
const FACT_DEF = {
  name: 'visit',
  label: '检查',
  table: 'fact_visit',
  stale: [],
  ...{ refresh: () => sql`select 1`, page: () => sql`select 1` },
  ...dictionary,
} as unknown as FactDef;

const variant = fc.record({ when: fc.constantFrom(...WHEN), past: fc.boolean() });
const book: fc.Arbitrary<RuleBook> = fc
  .array(fc.array(variant, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 })
  .map((rules) => ({
    facts: FACT_DEF,
    params: PARAMS,
    rules: rules.map((variants, i) => ({
      id: `visit.rule-${i + 1}`,
      title: `规则${i + 1}`,
      place: i + 1,
      variants: variants.map(({ when, past }, n) => ({
        number: n + 1,
        value: { when, ...(past ? { past: 'due' } : {}) } as RuleValue,
        checked: accepted(when),
      })),
    })),
  }));

/** Stretches of each region without overlap, some with gaps between them. `most` per region. */
function world({ rules }: RuleBook, most: number): fc.Arbitrary<WorldRow[]> {
  const stretch = fc.record({
    rules: fc.tuple(...rules.map((rule) => fc.option(fc.integer({ min: 1, max: rule.variants.length }), { freq: 3 }))),
    nums: fc.tuple(
      fc.option(fc.integer({ min: 0, max: most > 10 ? 200 : 6 }), { freq: 6 }),
      fc.option(fc.integer({ min: 0, max: 1 }), { freq: 6 }),
    ),
    txts: fc.tuple(fc.option(fc.constantFrom('现场', '书面', '')), fc.constant(null)).map(([kind]) => [kind]),
    there: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  });
  const region = fc
    .array(fc.record({ start: fc.integer({ min: -50, max: SPAN + 50 }), stretch }), {
      minLength: most > 10 ? most >> 1 : 0,
      maxLength: most,
    })
    .map((all) => [...new Map(all.map((it) => [it.start, it.stretch]))].sort(([a], [b]) => a - b));
  return fc.tuple(...REGIONS.map(() => region)).map((of) =>
    of.flatMap((stretches, i) =>
      stretches.flatMap(([start, { there, ...answers }], n) => {
        const next = stretches[n + 1]?.[0];
        const valid_until = next === undefined ? '9999-12-31' : addDays(FIRST, next - 1);
        const row = { region: REGIONS[i] ?? '', valid_from: addDays(FIRST, start), valid_until, ...answers };
        return there ? [row] : [];
      }),
    ),
  );
}

interface Said {
  readonly id: string;
  readonly rules: readonly (number | null)[];
  readonly fired: readonly number[];
  readonly unknown: readonly number[];
}

async function ask(query: Sql): Promise<Said[]> {
  const { rows } = await pool.query<Said>(
    `select id, rules, fired, unknown from (${query.text}) j order by id`,
    query.values as unknown[],
  );
  return rows;
}

/** Who asks for one rule alone is not told which variants of others are in force, nor what else is unknown. */
const compared = (said: readonly Said[], whole: boolean) =>
  said.map(({ id, rules, fired, unknown }) => (whole ? { id, rules, fired, unknown } : { id, fired, unknown }));

const scenario = (most: number) =>
  book.chain((made) =>
    fc.record({
      made: fc.constant(made),
      rows: world(made, most),
      today: fc.integer({ min: 0, max: SPAN }).map((n) => addDays(FIRST, n)),
      chosen: fc.subarray(made.rules as BookRule[], { minLength: 1 }),
      all: fc.boolean(),
    }),
  );

describe('held and looked up, the same verdicts', () => {
  test('in random worlds with gaps, unspecified parameters and several variants of a rule', async () => {
    let fired = 0;
    await fc.assert(
      fc.asyncProperty(scenario(4), async ({ made, rows, today, chosen, all }) => {
        for (const rules of [made.rules, chosen]) {
          const held = judgeHeld(made, today, sql`true`, rows, { all, rules });
          if (!held) continue;
          const whole = rules.length === made.rules.length && (all || rules.length > 1);
          const looked = judgeSql(made, today, sql`true`, { all, rules, world: sql`(${rowsSql(made, rows)}) d` });
          const [ours, theirs] = [await ask(held), await ask(looked)];
          expect(compared(ours, whole)).toEqual(compared(theirs, whole));
          fired += ours.filter((it) => it.fired.length > 0).length;
        }
      }),
      { numRuns: 120 },
    );
    // A comparison of empty answers would prove nothing.
    expect(fired).toBeGreaterThan(500);
  });

  test('in a world of more than 64 shapes, which is looked up instead and says the same as its parts held one by one', async () => {
    let varied = 0;
    await fc.assert(
      fc.asyncProperty(scenario(60), async ({ made, rows, today }) => {
        const options = { all: true, rules: made.rules };
        if (judgeHeld(made, today, sql`true`, rows, options)) return;
        varied += 1;
        const whole = await ask(judgeSql(made, today, sql`true`, { ...options, rows }));
        const parts: Said[] = [];
        for (let i = 0; i < rows.length; i += 30) {
          const held = judgeHeld(made, today, sql`true`, rows.slice(i, i + 30), options);
          expect(held).toBeDefined();
          if (held) parts.push(...(await ask(held)));
        }
        expect(whole).toEqual(parts.sort((a, b) => (a.id < b.id ? -1 : 1)));
      }),
      { numRuns: 25 },
    );
    expect(varied).toBeGreaterThan(0);
  });
});

/** Back-test of each shipped rule beside hand-written SQL that finds the same ids; all rules in one pass; the rebuild of the facts. */
import sql, { raw, type Sql } from 'sql-template-tag';
import { flatten } from '#kernel/policy/index.ts';
import { NO_CLAIMS } from '#kernel/server/database.ts';
import { rebuildFacts } from '#kernel/server/reactor.ts';
import { judgeSql } from '#kernel/server/rules/judge-sql.ts';
import { worldRows } from '#kernel/server/rules/rule-world.ts';
import { type Row, time, timePair } from '../harness.ts';
import type { Section } from '../sections.ts';
import { UNTIL, type World } from '../world.ts';
import { HAND } from './hand.ts';

const RUNS = 3;
const PASS_MS = 1_000;
const REBUILD_S = 60;

interface Answer {
  readonly n: number;
  readonly sum: string;
}
const summed = (ids: Sql) =>
  sql`select count(*) as n, coalesce(bit_xor(uuid_hash_extended(id, 0)), 0)::text as sum from (${ids}) s`;

export const rulesSection: Section = {
  name: 'rules',
  async run({ world, filled, note }) {
    const rows: Row[] = [];
    const held = worldRows(world.book, flatten(world.policy.world(), world.policy.regions()));
    const inForce = await placesInForce(world);
    for (const rule of world.book.rules.filter((it) => inForce.has(it.place))) {
      const hand = HAND[rule.id];
      if (!hand) {
        rows.push({
          name: `back-test ${rule.id}: no baseline`,
          measured: Number.NaN,
          unit: 'ms',
          bar: '≤ 1.0 ×',
          ok: false,
        });
        continue;
      }
      const ours = summed(judgeSql(world.book, UNTIL, sql`true`, { rules: [rule], rows: held }));
      const base = summed(raw(hand));
      const [a, b] = [await asWorker(world, ours), await asOwner(world, base)];
      const same = a.n === b.n && a.sum === b.sum;
      if (!same) note(`  ${rule.id}: ours ${a.n} ids (${a.sum}), by hand ${b.n} (${b.sum})`);
      const { a: ta, b: tb } = await timePair(
        RUNS,
        () => asWorker(world, ours),
        () => asOwner(world, base),
        { warm: 0 },
      );
      rows.push({
        name: `back-test ${rule.id.replace('rule.inspection.', '')} (${a.n} ids${same ? ', same' : ', NOT THE SAME'})`,
        measured: ta.min,
        baseline: tb.min,
        unit: 'ms',
        bar: '≤ 1.0 ×, same ids',
        ok: same && ta.min <= tb.min,
      });
    }
    const all = sql`select count(*) as n, coalesce(sum(cardinality(fired)), 0)::text as sum from (${judgeSql(world.book, UNTIL, sql`true`, { rows: held })}) s`;
    const pass = await time(RUNS, () => asWorker(world, all), 1);
    rows.push({
      name: `all ${world.book.rules.length} rules in one pass`,
      measured: pass.min,
      unit: 'ms',
      bar: '≤ 1 s',
      ok: pass.min <= PASS_MS,
    });
    const rebuild = filled?.rebuild ?? (await rebuilt(world));
    rows.push({
      name: 'full rebuild of the facts',
      measured: rebuild,
      unit: 's',
      bar: '≤ 60 s',
      ok: rebuild <= REBUILD_S,
    });
    return rows;
  },
};

/** Rules of the packs that hold somewhere in this province; another province's are not judged here. */
async function placesInForce(world: World): Promise<Set<number>> {
  const { rows } = await world.owner.query<{ place: number }>(
    `select distinct p.place::integer as place from rule_world w, unnest(w.rules) with ordinality p(variant, place) where p.variant is not null`,
  );
  return new Set(rows.map((row) => row.place));
}

async function asWorker(world: World, query: Sql): Promise<Answer> {
  return (await world.worker.ask<Answer>(NO_CLAIMS, query))[0] as Answer;
}

async function asOwner(world: World, query: Sql): Promise<Answer> {
  return (await world.owner.query<{ n: number; sum: string }>(query)).rows[0] as Answer;
}

async function rebuilt(world: World): Promise<number> {
  const start = performance.now();
  await rebuildFacts(world.worker, world.facts);
  return (performance.now() - start) / 1000;
}

/** One person's list among 100,000 open duties, and the month of a province. */
import type { Actor } from '#kernel/rights.ts';
import { listDuties } from '#kernel/server/duties.ts';
import { dutyMonth } from '#kernel/server/duty-views.ts';
import { openProvince, runSql, vacuum } from '../data/province.ts';
import { type Row, timePair } from '../harness.ts';
import type { Section } from '../sections.ts';
import { UNTIL } from '../world.ts';
import { bureau } from './returns-world.ts';

const OPEN = 100_000;
const BUSY = '990103.yjgl';
const RUNS = 100;
const MOST_LIST_MS = 30;
const MOST_MONTH_MS = 200;

export const dutiesSection: Section = {
  name: 'duties',
  async run({ world: from, note }) {
    const world = await openProvince(from, note);
    try {
      await runSql(world, 'duties', { open: String(OPEN), busy: BUSY });
      await vacuum(world, ['duty']);
      const { rows: counts } = await world.owner.query<{ open: number; busy: number; all: number }>(
        `select count(*) filter (where closed_at is null)::integer as open, count(*) filter (where closed_at is null and unit = $1)::integer as busy, count(*)::integer as all from duty`,
        [BUSY],
      );
      note(`  ${counts[0]?.open} open duties, ${counts[0]?.busy} of the busy unit; ${counts[0]?.all} in all`);
      const { rows: people } = await world.owner.query<{ unit: string; person: string }>(
        `select distinct on (unit) unit, person from duty where closed_at is null and person is not null and unit <> $1 order by unit, person limit 200`,
        [BUSY],
      );
      const { rows: busy } = await world.owner.query<{ unit: string; person: string }>(
        `select distinct unit, person from duty where closed_at is null and person is not null and unit = $1`,
        [BUSY],
      );
      const deps = { db: world.app, registry: world.registry, clock: world.clock };
      const list = async (name: string, who: readonly { unit: string; person: string }[]): Promise<Row> => {
        const actors = who.map((it) => world.actor('officer', it.unit, it.person));
        const at = (i: number) => actors[i % actors.length] as Actor;
        note(`  ${name}: ${(await listDuties(deps, at(0), { of: 'mine' })).length} duties listed`);
        const { a, b } = await timePair(
          RUNS,
          (i) => listDuties(deps, at(i), { of: 'mine' }),
          (i) =>
            world.owner.query(
              `select id, kind, title, unit, person, record, record_id, opened_at, due, provisional, basis, reminded, escalated from duty
                where closed_at is null and unit = $1 and (person is null or person = $2) order by due nulls last, id limit 200`,
              [at(i).unit.code, at(i).person],
            ),
        );
        return {
          name: `${name} (p95)`,
          measured: a.p95,
          baseline: b.p95,
          unit: 'ms',
          bar: `≤ ${MOST_LIST_MS} ms`,
          ok: a.p95 <= MOST_LIST_MS,
        };
      };
      const month = UNTIL.slice(0, 7);
      const { a, b } = await timePair(
        40,
        () => dutyMonth(deps, bureau(world), { of: 'below', month }),
        () =>
          world.owner.query(
            `select due, kind, count(*) from duty where closed_at is null and unit >= '99' and unit <= '99~' and (due < date_trunc('month', $1::date) + interval '1 month' or due is null)
              group by 1, 2`,
            [UNTIL],
          ),
      );
      return [
        await list(`duties of one person among ${counts[0]?.open}`, people),
        await list(`duties of one person in a unit of ${counts[0]?.busy}`, busy),
        {
          name: 'month of a province (p95)',
          measured: a.p95,
          baseline: b.p95,
          unit: 'ms',
          bar: `≤ ${MOST_MONTH_MS} ms`,
          ok: a.p95 <= MOST_MONTH_MS,
        },
      ];
    } finally {
      await world.close();
    }
  },
};

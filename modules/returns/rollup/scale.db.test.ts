import { afterAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { fillFigures } from './figures.fixture.ts';
import type { rollUp } from './queries/roll-up.ts';
import { refreshReturnSums } from './refresh.ts';
import { PROVINCE_SF, province } from './rollup.fixture.ts';

type Answer = Awaited<ReturnType<typeof rollUp.run>>;

const db = await testDatabase();
const world = await province(db);
afterAll(() => world.close());
const SIZE = { cities: 3, counties: 7, townships: 30, lines: 5, rows: 4, columns: 3 };
const round = await fillFigures(world.root, SIZE);
const top = world.as('supervisor', PROVINCE_SF);

async function bare(): Promise<Record<string, number>> {
  const { rows } = await world.root.query(
    `select tbl || '|' || row_code || '|' || col as address, sum(num)::integer as num from return_figure
     where round = $1 and leg in ('township', 'agency') group by 1`,
    [round],
  );
  return Object.fromEntries(rows.map((it) => [it.address, it.num]));
}

const cellsOf = (answer: Answer) => Object.fromEntries(Object.entries(answer.cells).map(([at, cell]) => [at, cell[0]]));

describe('sums of a province [REP-06]', () => {
  test('by region, line and level, kept ready or added up, are the bare sums to the last cell', async () => {
    const wanted = await bare();
    expect(Object.keys(wanted)).toHaveLength(SIZE.rows * SIZE.columns);
    for (const kept of [false, true]) {
      if (kept) expect(await refreshReturnSums(world.worker)).toBe(SIZE.cities + 1);
      for (const by of ['region', 'line', 'level']) {
        const answer = await world.ask<Answer>(top, 'returns.roll-up', { round, by });
        expect(cellsOf(answer), `${by} ${kept}`).toEqual(wanted);
        const groups = answer.groups.map((it) => it.cells['fields|r1|c1']?.[0] ?? 0);
        expect(groups.reduce((sum, it) => sum + it, 0)).toBe(wanted['fields|r1|c1']);
      }
    }
  });

  test('a change while sums are kept is seen at once, city by city', async () => {
    const { rows } = await world.root.query(
      `delete from return_figure where ctid in (select ctid from return_figure where round = $1 and leg = 'township' limit 40) returning num`,
      [round],
    );
    expect(rows.length).toBe(40);
    const answer = await world.ask<Answer>(top, 'returns.roll-up', { round });
    expect(cellsOf(answer)).toEqual(await bare());
  });
});

import { afterAll, expect, test } from 'vitest';
import type { LocalValue } from '#kernel/policy/index.ts';
import { runCommand } from '#kernel/server/run-command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { county } from './inspection.fixture.ts';
import { localValue, packs } from './packs.fixture.ts';

const c = await county(await testDatabase());
afterAll(() => c.close());

const FARTHEST = localValue('inspection.place_distance_max', 500);

/** Enters some 1,100 metres north of the registered premises; answers the marks. */
async function enterFarAway(locals: readonly LocalValue[]): Promise<{ check: string; words: string; basis: string }[]> {
  const service = await packs(locals);
  const id = await c.approved();
  const cmd = c.deps.registry.commands.get('inspection.check-in');
  if (!cmd) throw new Error('no check-in');
  const deps = { ...c.deps, policy: (region: string, day: string) => service.view(region, day) };
  const input = { code: await c.taskCode(id), lat_e6: 20_325_440, lng_e6: 135_120_200 };
  const answer = await runCommand(deps, c.officer, cmd, { id, input });
  return (answer.result as { marks: { check: string; words: string; basis: string }[] }).marks;
}

test('[ENT-05] an entry farther from the registered premises than the bureau allows is marked and says why', async () => {
  const mark = (await enterFarAway([FARTHEST])).find((it) => it.check === 'check.entry_place');
  expect(mark?.words).toContain('距离超过本地设定的上限');
  expect(mark?.basis).toContain('问题解答');
});

test('[ENT-05] no document gives the distance: until the bureau sets one nothing is marked', async () => {
  expect((await enterFarAway([])).map((it) => it.check)).not.toContain('check.entry_place');
});

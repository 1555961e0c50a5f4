import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { LocalValue } from '#kernel/policy/index.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService } from '#kernel/server/policy-service.ts';
import { runCommand } from '#kernel/server/run-command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { county } from './inspection.fixture.ts';

const c = await county(await testDatabase());
afterAll(() => c.close());

/** The shipped packs as the demonstration's county sees them, with these local values. */
async function packs(locals: readonly LocalValue[]) {
  const dir = join(projectRoot(), 'policies');
  const service = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    regions: async () => ({ adoptions: [{ region: '990100', adopts: 'jiangxi/ganzhou' }], codes: ['990102'] }),
    locals: async () => locals,
    calendar_rows: async () => [],
  });
  await service.reload();
  return service;
}

const FARTHEST: LocalValue = {
  id: 'inspection.place_distance_max',
  region: '990102',
  from: '2026-01-01',
  until: null,
  value: 500,
  basis: '演示数值',
  signed_by: '演示',
  signed_on: '2026-01-01',
};

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

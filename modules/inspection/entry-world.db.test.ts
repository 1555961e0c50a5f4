import { afterAll, expect, test } from 'vitest';
import { type CommandCall, runCommand } from '#kernel/server/run-command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { BUREAU, FIRE, put } from './history.fixture.ts';
import { county, person } from './inspection.fixture.ts';
import { localValue, packs } from './packs.fixture.ts';

const c = await county(await testDatabase());
afterAll(() => c.close());

const cmd = c.deps.registry.commands.get('inspection.check-in');
if (!cmd) throw new Error('no check-in');

test('[ENT-05] a submission that comes again gets its answer and burns no other code', async () => {
  const [one, two] = [await c.approved(), await c.approved()];
  const officerCode = async () => (await c.ask<{ code: string }>(c.officer, 'inspection.officer-code', {})).code;
  const [first, other] = [await officerCode(), await officerCode()];
  const send = (call: CommandCall) => runCommand(c.deps, c.officer, cmd, call);
  const answer = await send({ id: one, key: 'entry-once', input: { code: first } });
  expect(await send({ id: one, key: 'entry-once', input: { code: other } })).toEqual(answer);
  expect(await send({ id: two, input: { code: other } })).toMatchObject({ state: 'entered' });
});

test("[ENT-02] an entry above the cap counts the unit's earlier visits of the year to the firm and to firms merged into it, and nobody else's", async () => {
  const service = await packs([localValue('inspection.visits_cap', 1)]);
  const deps = { ...c.deps, policy: (region: string, day: string) => service.view(region, day) };
  const [firm, merged] = await Promise.all(
    ['演示甲厂', '演示乙厂'].map((name) => put(c.su, 'firm', { name, kind: 'company', state: 'active', unit: BUREAU })),
  );
  const places = await Promise.all(
    [firm, merged].map((of) => put(c.su, 'premises', { firm: of, address: '演示路9号', state: 'active' })),
  );
  const at = [
    { firm, premises: places[0] },
    { firm: merged, premises: places[1] },
  ];
  /** Checks marked at an entry of one of the two firms. */
  const entered = async (who: 0 | 1) => {
    const id = await c.approved(at[who]);
    const input = { code: await c.taskCode(id), acknowledge: ['check.visits_cap'] };
    const answer = await runCommand(deps, c.officer, cmd, { id, input });
    return (answer.result as { marks: { check: string }[] }).marks.map((it) => it.check);
  };
  const twin = await person(c.su, '演示戊', FIRE);
  const theirs = await c.act(c.fire, 'inspection.draft-ad-hoc', c.adHoc({ ...at[0], officers: [c.fire.person, twin] }));
  await c.act(c.as('agency-head', FIRE), 'inspection.approve', {}, theirs.id);
  const code = (await c.ask<{ code: string }>(c.fire, 'inspection.officer-code', {})).code;
  await c.act(c.fire, 'inspection.check-in', { code }, theirs.id);

  expect(await entered(1)).not.toContain('check.visits_cap');
  expect(await entered(0)).not.toContain('check.visits_cap');
  await c.su.query('update firm set merged_into = $2 where id = $1', [merged, firm]);
  expect(await entered(0)).toContain('check.visits_cap');
});

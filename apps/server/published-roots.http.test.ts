/** What the platform says of itself to everybody: the demonstration's roots, read without an account, vouch for a proof exported by an official. */
import { expect, test } from 'vitest';
import type { Proof } from '#kernel/server/proof.ts';
import { checkRoots, parseRoots } from '#kernel/server/roots.ts';
import { sealAll } from '#kernel/server/seal-all.fixture.ts';
import { demoPlatform, TODAY } from '../../test/support/demo.ts';

const demo = await demoPlatform();

test('a proof that a bureau exports stands against the roots that anybody can read', async () => {
  await sealAll(demo.platform.worker, demo.clock.now().toISOString());
  const supervisor = await demo.as('supervisor');
  const [card] = await supervisor.list('alert', {});
  const proof = await supervisor.call<Proof>('GET', `/api/records/alert/${card?.id}/proof`);
  expect(proof.status).toBe(200);
  const roots = await demo.platform.http.inject('/api/portal/roots.txt');
  expect(roots.statusCode).toBe(200);
  const held = checkRoots(proof.body, parseRoots(roots.body));
  expect(held.findings).toEqual([]);
  expect(held.words).toContain('相符');
  expect((await demo.platform.http.inject('/api/portal/roots?from=tomorrow')).json()).toMatchObject({
    detail: expect.stringContaining('日期'),
  });
});

test('three bureaus of the demonstration have set what their documents leave open, each in its own way', () => {
  const view = (region: string) => demo.platform.policy.view(region, TODAY);
  expect(['990102', '980100', '970103'].map((region) => view(region).number('inspection.visits_cap'))).toEqual([
    4, 6, 4,
  ]);
  expect(view('970103').ask('plan.review_mode')).toMatchObject({ status: 'local', value: 'filing' });
  expect(view('970103').ask('plan.review_mode').basis).toContain('仅供演示');
  expect(view('980100').ask('deadline.inspection_result').status).toBe('unspecified');
});

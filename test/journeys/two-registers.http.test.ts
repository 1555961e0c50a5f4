/** Two registers of who answers for what: a province's department for its line below, and a bureau's own list of powers. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { openAccount } from './accounts.ts';
import { personHolding } from './steps.ts';

const demo = await demoPlatform();
const YAN = '970103.sf';

test('[ORG-03] a provincial department sees the officers, plans and visits of its own line at every level below, and of no other line', async () => {
  const [leader, city] = await demo.all('line-leader', 'city-bureau');
  const units = async (who: typeof leader, record: string) => [
    ...new Set((await who.list(record, { limit: 200 })).map((it) => String(it.unit))),
  ];
  for (const record of ['officer', 'plan', 'inspection']) {
    const seen = await units(leader, record);
    expect(seen.filter((code) => !code.includes('.scjg'))).toEqual([]);
    expect(seen.some((code) => code.startsWith('990102'))).toBe(true);
    expect((await units(city, record)).some((code) => !code.includes('.scjg'))).toBe(true);
  }
});

test('[ORG-15] what a document asks for without content is a list the bureau draws up and its head signs, and whoever asks sees who wrote it', async () => {
  const keeper = await openAccount(demo, 'yan-keeper', await personHolding(demo, YAN, 'policy-keeper'));
  const head = await openAccount(demo, 'yan-head', await personHolding(demo, YAN, 'bureau-head'));
  const why = () => keeper.ask<{ status: string; value: unknown }>('policy.why', { id: 'bureau.powers_list' });
  expect((await why()).status).toBe('unspecified');
  const powers = ['行政执法监督检查（演示）', '受理行政执法投诉（演示）'];
  const { id } = await keeper.act('policy.set-local-value', {
    policy_id: 'bureau.powers_list',
    valid_from: '2026-09-25',
    valid_until: null,
    value: powers,
    basis: '本局权责清单（演示）',
  });
  expect((await why()).status).toBe('unspecified');
  await head.act('policy.sign-local-value', {}, id);
  await demo.settle();
  const now = await why();
  expect(now.status).toBe('local');
  expect(JSON.stringify(now)).toContain(powers[1]);
  expect(JSON.stringify(now)).toContain('本局权责清单（演示）');
});

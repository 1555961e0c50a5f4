/** Where the documents leave a number open, no rule guesses. The keeper tries a value, the head signs it, and what could not be judged is judged. */
import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { openAccount } from './accounts.ts';
import { personHolding } from './steps.ts';

const demo = await demoPlatform();
const CITY = '980100.sf';
const AGENCY = '980100.csgl';
const WARN = 'inspection.visits_365_warn';
const PERIOD = 'deadline.inspection_result';
const FIVE_DAYS = { length: 5, unit: 'working_days' };
const keeper = await openAccount(demo, 'sui-keeper', await personHolding(demo, CITY, 'policy-keeper'));
const head = await openAccount(demo, 'sui-head', await personHolding(demo, CITY, 'bureau-head'));
const bureau = await demo.as('sui-bureau');

interface DryRun {
  readonly appear: number;
  readonly vanish: number;
  readonly by_rule: readonly { readonly title: string; readonly appear: number }[];
  readonly duties: readonly { readonly id: string; readonly before: string | null; readonly after: string | null }[];
}
async function dryRun(policy_id: string, value: unknown): Promise<DryRun> {
  const period = { from: '2026-09-25', until: '2026-11-20' };
  const started = await keeper.call<{ id: string }>('POST', '/api/jobs/policy.dry-run', {
    policy_id,
    region: '980100',
    value,
    ...period,
  });
  await demo.settle();
  const { body } = await keeper.call<{ state: string; answer: DryRun }>('GET', `/api/jobs/${started.body.id}`);
  expect(body.state).toBe('done');
  return body.answer;
}
const draft = (policy_id: string, value: unknown) =>
  keeper.act('policy.set-local-value', {
    policy_id,
    valid_from: '2026-09-25',
    valid_until: null,
    value,
    basis: '本局关于行政检查监督标准的通知',
  });
const cards = () => bureau.list('alert', { filter: { unit: AGENCY } });

let foretold: DryRun;

test('[ITS-01] what no document gives is called 原文未规定, with the rules that wait for it', async () => {
  const { entries } = await keeper.ask<{ entries: { id: string; rules: { title: string }[] }[] }>('policy.unspecified');
  expect(entries.find((it) => it.id === WARN)?.rules.map((it) => it.title)).toEqual(['365日内检查过频']);
  expect(await cards()).toEqual([]);
});

test('[ITS-01] the dry run says which alerts would appear and which duties would get a day, and changes nothing', async () => {
  foretold = await dryRun(WARN, 1);
  expect(foretold).toMatchObject({ appear: 1, vanish: 0, by_rule: [{ title: '365日内检查过频', appear: 1 }] });
  expect((await dryRun(PERIOD, FIVE_DAYS)).duties).toMatchObject([{ before: null, after: '2026-11-11' }]);
  expect(await cards()).toEqual([]);
});

test('[ITS-01] the keeper who drafted the value cannot sign it; the head can, and the screen says why it applies', async () => {
  const warn = await draft(WARN, 1);
  expect((await keeper.refused('policy.sign-local-value', {}, warn.id)).status).toBe(403);
  await head.act('policy.sign-local-value', {}, warn.id);
  await demo.settle();
  const why = await keeper.ask<{ status: string }>('policy.why', { id: WARN });
  expect(why.status).toBe('local');
  expect(JSON.stringify(why)).toContain('本局关于行政检查监督标准的通知');
});

test('[ITS-01] what could not be judged is judged now, exactly as the dry run had said', async () => {
  const found = await cards();
  expect(found).toHaveLength(foretold.appear);
  expect(found[0]).toMatchObject({ title: '黄灯：365日内检查过频', light: 'yellow' });
});

test('[ENT-03] a period that is set afterwards gives its day to the results still owed', async () => {
  const [owed] = (await dryRun(PERIOD, FIVE_DAYS)).duties;
  const period = await draft(PERIOD, FIVE_DAYS);
  demo.clock.advance({ minutes: 1 });
  await head.act('policy.sign-local-value', {}, period.id);
  await demo.settle();
  const [fact] = await demo.look<{ day: string }>(
    sql`select f.result_due_day as day from fact_inspection f join duty d on d.record_id = f.id where d.id = ${owed?.id}`,
  );
  expect(fact?.day).toBe('2026-11-11');
  const [duty] = await demo.look<{ due: string; told: string[]; result_due: string | null }>(
    sql`select d.due, d.remind_days as told, i.result_due from duty d join inspection i on i.id = d.record_id where d.id = ${owed?.id}`,
  );
  expect(duty).toMatchObject({ due: '2026-11-11', result_due: '2026-11-11' });
  expect(duty?.told).toContain('2026-11-11');
});

/** What the firm says by the secret of its visit reaches the justice bureau, and never the agency it speaks of. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import type { Client } from '../support/http.ts';
import { approvedVisit, enterByCode, firmNamed, recordAndSign } from './steps.ts';

const FIRM = '演示东区和风家具店';
const demo = await demoPlatform();
const [officer, head, clerk, supervisor] = await demo.all('officer', 'head', 'clerk', 'supervisor');
const inspection = await approvedVisit(officer, head, FIRM, '2026-11-20');
const entered = await enterByCode(officer, inspection);
const shown = entered.result?.show_token as string;
const visit = entered.result?.visit as string;
await recordAndSign(officer, inspection, null);
await demo.settle();

/** Everything the people of the agency can see of the matter. */
async function seenByAgency(): Promise<unknown> {
  const one = async (who: Client) => ({
    cards: await who.list('alert', { filter: { subject_id: inspection } }),
    notices: (await who.call<{ notices: unknown[] }>('GET', '/api/notices')).body.notices,
    duties: (await who.call<{ duties: unknown[] }>('GET', '/api/duties')).body.duties,
    timeline: (await who.call('GET', `/api/records/inspection/${inspection}/timeline`)).body,
    ratings: (await who.call('POST', '/api/records/rating/list', {})).status,
    complaints: (await who.call('POST', '/api/records/complaint/list', {})).status,
  });
  return Promise.all([officer, clerk, head].map(one));
}
const before = await seenByAgency();
let receipt = '';

test('[ENT-05] the firm scans the code on the phone and reads who came, why and under which article', async () => {
  const { body } = await demo.visitor.call<{
    firm_name: string;
    inspections: { officers: unknown[]; items: { basis: string }[] }[];
  }>('GET', `/api/portal/visit/${shown}`);
  expect(body.firm_name).toContain(FIRM);
  expect(body.inspections[0]?.officers).toHaveLength(2);
  expect(body.inspections[0]?.items.every((it) => it.basis.length > 0)).toBe(true);
});

test('[ENT-08] it rates the visit with its own key and complains; both get a receipt', async () => {
  const issued = await supervisor.act('firm-key.issue', {
    firm: await firmNamed(supervisor, FIRM),
    handed_to: '当面交企业',
  });
  const rated = await demo.visitor.call<{ receipt: string }>('POST', `/api/portal/visit/${shown}/rating`, {
    key: randomUUID(),
    level: 'very-bad',
    answers: {},
    words: '检查人员态度生硬',
    firm_key: issued.result?.firm_key,
  });
  expect(rated).toMatchObject({ status: 200, body: { receipt: expect.stringMatching(/^[0-9A-Z]{12}$/) } });
  const complained = await demo.visitor.call<{ receipt: string }>('POST', `/api/portal/visit/${shown}/complaint`, {
    key: randomUUID(),
    about: '检查方式',
    words: '没有说明来意就翻看账册',
    contact: null,
  });
  receipt = complained.body.receipt;
  await demo.settle();
  expect(await supervisor.list('rating', { filter: { visit } })).toMatchObject([
    { level: 'very-bad', confirmed: true },
  ]);
  expect(await supervisor.list('complaint', { filter: { visit } })).toMatchObject([
    { about: '检查方式', state: 'received' },
  ]);
});

test('[ENT-08] a bad rating makes a card for the bureau alone', async () => {
  const cards = await supervisor.list('alert', { filter: { subject_id: inspection } });
  expect(cards).toMatchObject([{ title: '黄灯：企业差评', explain_due: null }]);
  const { row } = await supervisor.open('alert', cards[0]?.id as string);
  expect(row.confidential).toBe(true);
  for (const who of [officer, clerk, head])
    expect(await who.call('GET', `/api/records/alert/${row.id}`)).toMatchObject({ status: 404 });
});

test('[ENT-08] the agency sees exactly what it saw before: no card, notice, duty or trace more', async () => {
  expect(await seenByAgency()).toEqual(before);
});

test('[ENT-08] the firm follows its complaint by the receipt until the bureau has answered', async () => {
  const state = async () => (await demo.visitor.call('GET', `/api/portal/receipt/${receipt}`)).body;
  expect(await state()).toMatchObject({ state: 'received', answer: null });
  const [complaint] = await supervisor.list('complaint', { filter: { visit } });
  await supervisor.act('complaint.handle', {}, complaint?.id);
  await supervisor.act('complaint.answer', { answer: '已向检查人员核实并提出要求。' }, complaint?.id);
  expect(await state()).toMatchObject({ state: 'answered', answer: '已向检查人员核实并提出要求。' });
  expect(await seenByAgency()).toEqual(before);
});

/** A visit in the quiet days, without a code, by officers one of whom turns out to have had no valid certificate: one card with all its reasons. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { approvedVisit, enterWithoutCode, recordAndSign } from './steps.ts';

const demo = await demoPlatform();
const [officer, head, clerk, supervisor] = await demo.all('officer', 'head', 'clerk', 'supervisor');

interface Reason {
  readonly rule: string;
  readonly title: string;
  readonly light: string;
  readonly state: string;
  readonly basis: string;
  readonly facts: readonly { readonly name: string; readonly label: string; readonly value: unknown }[];
}
const reasonsOf = async () => {
  const cards = await supervisor.list('alert', { filter: { subject_id: visit } });
  expect(cards).toHaveLength(1);
  const { row } = await supervisor.open('alert', cards[0]?.id as string);
  return { row, reasons: row.reasons as Reason[] };
};
const fact = (reason: Reason | undefined, label: string) => reason?.facts.find((it) => it.label === label)?.value;

const visit = await approvedVisit(officer, head, '演示东区丰谷建设有限公司', '2026-11-20');

test('[ENT-01] [ENT-05] entered in the quiet days without a code: one card, red for the days, and the missing code beside it', async () => {
  demo.clock.advance({ minutes: 15 });
  await enterWithoutCode(officer, visit, '2026-11-20T09:05:00+08:00');
  await recordAndSign(officer, visit, null);
  await demo.settle();
  const { row, reasons } = await reasonsOf();
  expect(row.light).toBe('red');
  expect(reasons.map((it) => [it.light, it.title])).toEqual([
    ['red', '安静生产期入园检查'],
    ['yellow', '入企未扫码备案'],
  ]);
  expect(fact(reasons[0], '入企日')).toBe(20);
  expect(reasons.every((it) => /第.+条|〕\d+号/.test(it.basis))).toBe(true);
});

test('[PER-07] a certificate withdrawn back to a day before the visit adds its reason to the same card', async () => {
  const { row } = await officer.open('inspection', visit);
  const second = (row.officers as string[])[1] as string;
  const [held] = await supervisor.list('certificate', { filter: { person: second }, state: ['valid'] });
  await supervisor.act(
    'certificate.withdraw',
    { effective_from: '2026-11-10', ground: '岗位调整后未及时收回', basis: '行政执法证件管理规定' },
    held?.id,
  );
  await demo.settle();
  const { row: card, reasons } = await reasonsOf();
  const added = reasons.find((it) => it.rule === 'rule.inspection.too_few_officers');
  expect(card.title).toBe('红灯：安静生产期入园检查等4项');
  expect(reasons.map((it) => it.title)).toContain('无证人员随同检查');
  expect(added).toMatchObject({ title: '持证执法人员不足', light: 'red', state: 'standing' });
  expect(added?.basis).toContain('第四十二条');
  expect(added?.facts.map((it) => it.value)).toEqual(expect.arrayContaining([1, 2]));
});

test('[PER-07] the holder, the visit and the agency hear of the withdrawal, and the officer has to be replaced', async () => {
  const { body } = await clerk.call<{ duties: { title: string }[] }>('GET', '/api/duties');
  expect(body.duties.some((it) => it.title.includes('更换执法人员') || it.title.includes('证件'))).toBe(true);
});

test('[SUP-05] the agency sees the same card with the same clauses, and is asked to explain it once', async () => {
  const mine = await clerk.list('alert', { filter: { subject_id: visit } });
  expect(mine).toHaveLength(1);
  const { body } = await clerk.call<{ duties: { kind: string; record_id: string }[] }>('GET', '/api/duties');
  expect(body.duties.filter((it) => it.record_id === mine[0]?.id)).toMatchObject([{ kind: 'alert.explain' }]);
});

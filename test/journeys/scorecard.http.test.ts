/** A bureau evaluates its agencies by what the packs name; the agency sees every figure with what it rests on, objects, and is answered. */
import { expect, test } from 'vitest';
import { demoPlatform } from '../support/demo.ts';
import { AGENCY } from './steps.ts';

interface Figure {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly over: number | null;
  readonly none: string | null;
  readonly weight: number | null;
}
interface Unit {
  readonly code: string;
  readonly figures: readonly Figure[];
}

const demo = await demoPlatform();
const [bureau, clerk, other] = await demo.all('supervisor', 'clerk', 'sui-bureau');
const ENTRY = 'scorecard.ganzhou';
const YEAR = 2026;
const figureOf = (figures: readonly Figure[], code: string) => figures.find((it) => it.code === code);
const proof = async (who: typeof bureau) =>
  (await who.upload<{ id: string }>('/api/files', '依据.txt', Buffer.from('演示依据'))).body.id;
const enter = async (value: number) =>
  bureau.act('scorecards.enter-figure', {
    entry: ENTRY,
    indicator: 'legal_review',
    about: AGENCY,
    year: YEAR,
    over: null,
    under: null,
    value,
    words: '经法制审核的重大执法决定占应审核的，据演示台账。',
    proof: [await proof(bureau)],
  });
let card = '';

test('[SUP-28] the plan names its indicators with basis and explanation, none of fines, and invents no weight', async () => {
  const plans =
    await bureau.ask<{ id: string; basis: string; indicators: (Figure & { explanation: string })[] }[]>(
      'scorecards.plans',
    );
  const plan = plans.find((it) => it.id === ENTRY);
  expect(plan?.basis).toContain('赣市府建办字〔2023〕2号');
  expect(plan?.indicators.every((it) => it.explanation.length > 0 && it.weight === null)).toBe(true);
  expect(plan?.indicators.some((it) => /罚款|罚没/.test(it.name))).toBe(false);
});

test('[SUP-28] [ENT-03] the figures rest on the records: entered results of visits, and nothing where the sample is small', async () => {
  const { units } = await bureau.ask<{ units: Unit[] }>('scorecards.preview', { entry: ENTRY, year: YEAR });
  const codes = units.map((it) => it.code);
  expect(codes).toEqual([...codes].sort());
  const own = units.find((it) => it.code === AGENCY);
  expect(figureOf(own?.figures ?? [], 'legal_review')).toMatchObject({ value: null, none: 'not_entered' });
  const few = units.flatMap((it) => it.figures).filter((it) => it.none === 'few');
  expect(few.length).toBeGreaterThan(0);
  expect(few.every((it) => it.value === null && it.over === null)).toBe(true);
});

test('[SUP-28] what the platform counts cannot be put in by hand; what it cannot count can, with proof', async () => {
  const refused = await bureau.refused('scorecards.enter-figure', {
    entry: ENTRY,
    indicator: 'results_entered',
    about: AGENCY,
    year: YEAR,
    over: null,
    under: null,
    value: 10_000,
    words: '想填多少填多少',
    proof: [await proof(bureau)],
  });
  expect(refused.detail).toContain('由平台按记录计算');
  await enter(9_000);
});

test('[SUP-28] the agency is told, objects to one figure, and only it may; the result is not final before the answer', async () => {
  card = (await bureau.act('scorecards.announce', { entry: ENTRY, about: AGENCY, year: YEAR })).id;
  const seen = await clerk.list('scorecard', {});
  expect(seen.map((it) => it.id)).toEqual([card]);
  const words = { scorecard: card, indicator: 'legal_review', words: '漏计了两件。', proof: [] };
  expect((await bureau.refused('scorecards.object', words)).status).toBe(403);
  await clerk.act('scorecards.object', words);
  expect((await bureau.refused('scorecards.finalise', {}, card)).detail).toContain('还有1件异议没有答复');
  expect(await other.list('scorecard', {})).toEqual([]);
});

test('[SUP-28] an objection that is right changes the figure when it is counted anew, and the card says so; then it is final', async () => {
  const [objection] = await bureau.list('scorecard-objection', { state: ['open'] });
  const id = String(objection?.id);
  expect((await bureau.refused('scorecards.uphold-objection', { answer: '成立' }, id)).detail).toContain('没有变化');
  await enter(10_000);
  await bureau.act('scorecards.uphold-objection', { answer: '核对台账，补计两件。' }, id);
  const [row] = await clerk.list('scorecard', {});
  const { body } = await clerk.call<{ row: { figures: Figure[]; corrected: string } }>(
    'GET',
    `/api/records/scorecard/${card}`,
  );
  expect(figureOf(body.row.figures, 'legal_review')?.value).toBe(10_000);
  expect(body.row.corrected).toContain('按异议重新计算');
  await bureau.act('scorecards.finalise', {}, card);
  expect(row?.id).toBe(card);
  expect(
    (await clerk.refused('scorecards.object', { scorecard: card, indicator: 'legal_review', words: '再提', proof: [] }))
      .detail,
  ).toContain('已经确定');
});

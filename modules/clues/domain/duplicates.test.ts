import { expect, test } from 'vitest';
import { type Labelled, testing, tuning } from './duplicates.fixture.ts';
import { LIKELY, likeness } from './duplicates.ts';

interface Measured {
  readonly pairs: number;
  readonly same: number;
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly Labelled[];
}

function measure(pairs: readonly Labelled[], least = LIKELY): Measured {
  const judged = pairs.map((pair) => ({ pair, likely: likeness(pair.a, pair.b, pair.same_phone).score >= least }));
  const hit = judged.filter((it) => it.likely && it.pair.same).length;
  const said = judged.filter((it) => it.likely).length;
  const same = pairs.filter((it) => it.same).length;
  return {
    pairs: pairs.length,
    same,
    precision: said === 0 ? 1 : hit / said,
    recall: hit / same,
    wrong: judged.filter((it) => it.likely !== it.pair.same).map((it) => it.pair),
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

test.each([
  ['tuning', tuning()],
  ['testing', testing()],
] as const)('[SPC-10] likely duplicates on the %s half: precision ≥ 0.9, recall ≥ 0.8', (name, pairs) => {
  const found = measure(pairs);
  process.stdout.write(
    `duplicates, ${name}: ${found.pairs} pairs, ${found.same} the same; precision ${percent(found.precision)}, recall ${percent(found.recall)}\n`,
  );
  expect(found.precision).toBeGreaterThanOrEqual(0.9);
  expect(found.recall).toBeGreaterThanOrEqual(0.8);
});

test('the two halves share no firm, road or template', () => {
  const words = (pairs: readonly Labelled[]) =>
    new Set(
      pairs
        .flatMap((it) => [it.a, it.b])
        .flatMap((it) => it.content.match(/[一-龥]{2}(?:大道|路)(?=[^一-龥]|的|现)/g) ?? []),
    );
  const testingWords = words(testing());
  expect([...words(tuning())].filter((it) => testingWords.has(it))).toEqual([]);
});

test('one telephone alone makes no duplicate, nor does the stock of every complaint', () => {
  const day = '2026-06-01';
  const a = { title: '投诉', content: '市民来电反映，希望有关部门尽快核实处理并答复，谢谢。', units: [], day };
  const b = { title: '举报', content: '群众来信反映问题，请领导调查处理，希望尽快答复。', units: [], day };
  expect(likeness(a, b, true).likely).toBe(false);
});

import { expect, test } from 'vitest';
import type { ChainValue } from '#kernel/policy/return-shape.ts';
import { planLeg } from './plan-leg.ts';

const chain = (leg: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  ({
    title: '年度培训计划',
    forms: ['form.training_plan'],
    about: 'same_year',
    legs: [{ code: 'agency', name: '部门', ...leg }],
    ...more,
  }) as unknown as ChainValue;
const owes = { kinds: ['agency'], levels: ['city'] };
const unit = { kind: 'agency', region: '990100', supervised_by: '990100.sf' };

test('[PER-10] made by the end of March and filed with nobody where the document names nobody', () => {
  const made = chain({ owes, to: ['own_unit'], due: { every: 'year', month: 3, day: 31 } });
  expect(planLeg(made, unit, 2026)).toMatchObject({ due: '2026-03-31', receiver: null });
});

test('[PER-10] filed with the bureau of the level by the last day of March; a county’s department owes nothing there', () => {
  const filed = chain({ owes, to: ['same_level_bureau'], due: { every: 'year', month: 3, day: null } });
  expect(planLeg(filed, unit, 2026)).toMatchObject({ due: '2026-03-31', receiver: '990100.sf' });
  expect(planLeg(filed, { ...unit, region: '990102' }, 2026)).toBeNull();
});

test('[PER-10] a plan asked for once is owed in that year alone; without a chain nothing is', () => {
  const once = chain(
    { owes, to: ['same_level_bureau'], due: { once: '2024-04-30' } },
    { about: 'once', period: { from: '2024-01-01', until: '2024-06-30' } },
  );
  expect(planLeg(once, unit, 2024)?.due).toBe('2024-04-30');
  expect(planLeg(once, unit, 2026)).toBeNull();
  expect(planLeg(null, unit, 2026)).toBeNull();
});

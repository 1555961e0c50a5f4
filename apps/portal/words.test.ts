import { describe, expect, it } from 'vitest';
import { inspectionModule } from '#modules/inspection/index.ts';
import { dayWords, LEVELS, moment } from './words.ts';

describe('the public words', () => {
  it('[ENT-08] offer exactly the levels that the rating record knows', () => {
    const rating = inspectionModule.records?.find((it) => it.name === 'rating');
    expect(LEVELS).toEqual(rating?.fields.level?.choices);
  });

  it('say days and times as people do, in the office time', () => {
    expect(dayWords('2026-03-01')).toBe('2026年3月1日');
    expect(moment('2026-11-21T16:05:00Z')).toBe('2026年11月22日 00:05');
    expect(dayWords(null) + moment('')).toBe('');
  });
});

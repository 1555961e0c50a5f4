import { describe, expect, it } from 'vitest';
import { dayWords, moment } from './words.ts';

describe('the public words', () => {
  it('say days and times as people do, in the office time', () => {
    expect(dayWords('2026-03-01')).toBe('2026年3月1日');
    expect(moment('2026-11-21T16:05:00Z')).toBe('2026年11月22日 00:05');
    expect(dayWords(null) + moment('')).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { asDay } from '#kernel/day.ts';
import type { Row } from '#kernel/ui/index.ts';
import { listedStanding } from './listed-standing.ts';

const held = (state: string, valid_from: string, valid_until: string): Row => ({
  id: '1',
  unit: 'u',
  version: 1,
  state,
  valid_from,
  valid_until,
});
const today = asDay('2026-11-22');

describe('how a certificate of a list stands today', () => {
  it('is valid through its last day and says when it runs out within the year', () => {
    expect(listedStanding(held('valid', '2024-01-01', '2029-01-01'), today)).toEqual({
      tone: 'done',
      words: '有效，至2029-01-01',
    });
    expect(listedStanding(held('valid', '2024-01-01', '2026-11-22'), today).words).toContain('还有0天');
  });

  it('says a certificate past its last day or taken away in words, never by colour alone', () => {
    expect(listedStanding(held('valid', '2024-01-01', '2026-11-21'), today).words).toBe('已于2026-11-21到期');
    expect(listedStanding(held('suspended', '2024-01-01', '2029-01-01'), today).words).toBe('暂扣中');
    expect(listedStanding(held('revoked', '2024-01-01', '2029-01-01'), today).words).toBe('已吊销');
  });
});

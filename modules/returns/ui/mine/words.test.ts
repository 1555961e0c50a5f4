import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/day.ts';
import { legCounts } from '../rounds/counts.ts';
import type { Mine, RoundsAnswer } from '../shapes.ts';
import { nextPlace, type Place } from '../sheet/fault-list.ts';
import { insertFigure, lengthOf, pieces } from '../texts/figures.ts';
import { until, waitsFor } from './words.ts';

const today = '2027-01-20' as Day;
const due = (day: string | null, proposed: string | null = null) => until({ due: day, proposed_due: proposed }, today);

describe('how long is left', () => {
  it('is said in days, and a proposal is never late', () => {
    expect(due('2027-01-31')).toMatchObject({ words: '还有11天', tone: 'waiting' });
    expect(due('2027-01-21').words).toBe('明天到期');
    expect(due('2027-01-20').words).toBe('今天到期');
    expect(due('2027-01-18')).toMatchObject({ words: '已逾期2天', tone: 'stopped' });
    expect(due(null, '2027-01-10')).toMatchObject({ words: '建议此前报送，已过10天（原文未规定）', tone: 'plain' });
    expect(due(null)).toEqual({ words: '原文未规定期限', tone: 'plain', day: null });
  });

  it('names who has it now', () => {
    const at = (state: string) => ({ state, unit_name: '甲局', receiver_name: '司法局' }) as Mine;
    expect(waitsFor(at('sign'), 'own')).toBe('本单位负责人');
    expect(waitsFor(at('submitted'), 'own')).toBe('司法局');
    expect(waitsFor(at('returned'), 'received')).toBe('甲局');
  });
});

describe('a round', () => {
  it('counts by leg; the excused owe nothing', () => {
    const count = (state: string, returns: number, late = 0) => ({ leg: 'a', state, returns, late, gaps: 0 });
    const counts = [count('draft', 3, 2), count('accepted', 4), count('returned', 1), count('excused', 2)];
    const round = { legs: [{ code: 'a', name: '部门' }], counts } as unknown as RoundsAnswer['rounds'][number];
    expect(legCounts(round)).toMatchObject([
      { name: '部门', all: 8, sent: 4, accepted: 4, returned: 1, late: 2, excused: 2 },
    ]);
  });
});

describe('places to mend', () => {
  const at = (full: string, form: string, level: 'error' | 'warn'): Place => ({ full, form, level, message: '' });
  const all = [at('f|a', 'f', 'warn'), at('f|b', 'f', 'error'), at('g|c', 'g', 'error')];

  it('come one after the other, what must be mended before hints, around the end', () => {
    expect(nextPlace(all, undefined, 'g', 1)?.full).toBe('g|c');
    expect(nextPlace(all, 'f|b', 'f', 1)?.full).toBe('g|c');
    expect(nextPlace(all, 'g|c', 'g', 1)?.full).toBe('f|b');
    expect(nextPlace([all[0] as Place], undefined, 'g', -1)?.full).toBe('f|a');
    expect(nextPlace([], undefined, 'g', 1)).toBeUndefined();
  });
});

describe('figures in a text', () => {
  const figures = [{ metric: 'metric.inspections', title: '检查', unit: '次', num: 1234 }];

  it('are set where the caret is, read as numbers, and counted as their digits', () => {
    const { text, at } = insertFigure('共次', 1, 'metric.inspections');
    expect(text).toBe('共{{metric.inspections}}次');
    expect(text.slice(at)).toBe('次');
    expect(pieces(text, figures).map((it) => (it.kind === 'words' ? it.words : it.figure?.num))).toEqual([
      '共',
      1234,
      '次',
    ]);
    expect(lengthOf(text, figures)).toBe(6);
  });
});

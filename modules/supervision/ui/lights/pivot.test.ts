import { describe, expect, it } from 'vitest';
import type { LightRow } from '../shapes.ts';
import { linesOf, monthsBack, periodLabel, periodsOf, totalsOf } from './pivot.ts';

const cell = (count: number | null) => ({ count, filter: {}, state: [] });
const row = (area: string, from: string, red: number | null): LightRow => ({
  area,
  area_name: `地区${area}`,
  from,
  until: `${from.slice(0, 7)}-28`,
  few: red === null,
  red: cell(red),
  yellow: cell(red === null ? null : 1),
  closed: cell(0),
});
const rows = [row('990102', '2026-10-01', 2), row('990101', '2026-10-01', 9), row('990101', '2026-09-01', null)];

describe('lights by area and period', () => {
  it('stands in the order of codes and never by how many there are', () => {
    expect(linesOf(rows).map((line) => line.area)).toEqual(['990101', '990102']);
  });

  it('counts only what may be shown and says how many areas are left out', () => {
    const periods = periodsOf(rows, 'month');
    expect(totalsOf(rows, periods)).toEqual([
      { label: '2026年9月', red: 0, yellow: 0, left_out: 1 },
      { label: '2026年10月', red: 11, yellow: 2, left_out: 0 },
    ]);
  });

  it('names weeks by their days', () => {
    expect(periodLabel({ from: '2026-11-30', until: '2026-12-06' }, 'week')).toBe('11月30日至12月6日');
    expect(monthsBack('2026-02-10', 3)).toBe('2025-12-01');
  });
});

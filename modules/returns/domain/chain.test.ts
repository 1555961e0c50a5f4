import { describe, expect, it } from 'vitest';
import { calendarOf } from '#kernel/calendar.ts';
import type { Day } from '#kernel/day.ts';
import { remindDays } from '#kernel/deadline.ts';
import { type ChainValue, chainShape } from '#kernel/policy/return-shape.ts';
import { readCalendars } from '#kernel/server/policy-service.ts';
import { dueDayOf, lastDue, proposedDay } from './due.ts';
import { levelOf, Organisation, owes, type Place, recipient } from './organisation.ts';

const chain: ChainValue = chainShape.parse({
  title: '年度报告',
  forms: ['form.a'],
  about: 'previous_year',
  legs: [
    {
      code: 'agency',
      name: '部门',
      owes: { kinds: ['agency'], levels: ['county'] },
      to: ['same_level_bureau'],
      due: { every: 'year', month: 1, day: 31 },
    },
    {
      code: 'county',
      name: '县局',
      owes: { kinds: ['justice-bureau'], levels: ['county'] },
      to: ['superior_bureau', 'same_level_government'],
      due: { unspecified: true },
      sums: ['agency'],
    },
    {
      code: 'city',
      name: '市局',
      owes: { kinds: ['justice-bureau'], levels: ['city'] },
      to: ['provincial_bureau'],
      due: { every: 'year', month: 2, day: null },
      sums: ['county'],
    },
  ],
});
const leg = (code: string) => chain.legs.find((it) => it.code === code) as (typeof chain.legs)[number];

describe('days of a chain', () => {
  it('[REP-02] stand as the document names them, weekend or not', () => {
    expect(dueDayOf(leg('agency'), chain, 2025)).toBe('2026-01-31');
    expect(dueDayOf(leg('city'), chain, 2023)).toBe('2024-02-29');
    expect(lastDue(chain, 2025)).toBe('2026-02-28');
  });

  it('[REP-07] are proposed backwards where the documents give none, and are no duty', () => {
    expect(dueDayOf(leg('county'), chain, 2025)).toBeNull();
    expect(proposedDay(leg('county'), chain, 2025, 10)).toBe('2026-02-18');
    expect(proposedDay(leg('county'), chain, 2025, null)).toBeNull();
    expect(proposedDay(leg('city'), chain, 2025, 10)).toBeNull();
  });

  it('[REP-02] reminders of a day off come on the last worked day before', () => {
    const calendar = calendarOf(readCalendars('policies/national/calendar'));
    const zero = [{ before: 0, unit: 'natural_days' as const }];
    // A Saturday.
    expect(remindDays('2026-01-31' as Day, calendar, zero)).toEqual(['2026-01-30']);
    // 2027 is not loaded: a Sunday, by weekdays alone and marked provisional.
    expect(remindDays('2027-01-31' as Day, calendar, zero)).toEqual(['2027-01-29']);
    expect(calendar.workday('2027-01-29' as Day).provisional).toBe(true);
    // 2025-01-31 lies within the Spring Festival.
    expect(remindDays('2025-01-31' as Day, calendar, zero)).toEqual(['2025-01-27']);
    const working = [{ before: 1, unit: 'working_days' as const }];
    expect(remindDays('2026-01-31' as Day, calendar, working)[0]).toMatch(/^2026-01-(29|30)$/);
  });
});

const place = (code: string, kind: string, more: Partial<Place> = {}): Place => {
  const [region = '', line = ''] = code.split('.');
  return { code, name: code, kind, region, line, superior: null, supervised_by: null, parent: null, ...more };
};
const org = new Organisation([
  place('990000.sf', 'justice-bureau'),
  place('990100.sf', 'justice-bureau', { superior: '990000.sf' }),
  place('990102.sf', 'justice-bureau', { superior: '990100.sf' }),
  place('990102.zf', 'government'),
  place('990000.sw', 'vertical'),
]);

describe('recipients', () => {
  it('[ORG-06] are found by named ways, skipping levels for vertical units', () => {
    const town = place('990102001.zf', 'township');
    const tax = place('990102.sw', 'vertical', { superior: '990000.sw', supervised_by: '990000.sf' });
    expect(recipient(org, town, 'county_bureau').code).toBe('990102.sf');
    expect(recipient(org, tax, 'provincial_bureau').code).toBe('990000.sf');
    expect(recipient(org, tax, 'superior_agency').code).toBe('990000.sw');
    expect(recipient(org, place('990102.scjg', 'agency'), 'same_level_bureau').code).toBe('990102.sf');
    expect(recipient(org, place('990102.sf', 'justice-bureau'), 'same_level_government').code).toBe('990102.zf');
    expect(recipient(org, place('990102.sf', 'justice-bureau'), 'superior_bureau').code).toBe('990100.sf');
  });

  it('are shown as a gap when the organisation has none', () => {
    const found = recipient(org, place('990100.sf', 'justice-bureau'), 'same_level_government');
    expect(found).toMatchObject({ code: null, gap: expect.stringContaining('请补齐后重新开单') });
    expect(recipient(org, place('990100.sf', 'justice-bureau'), 'party_group').gap).toBeUndefined();
  });

  it('owe by kind, level and list; brigades report within their agency', () => {
    const chosen = { kinds: ['agency'], levels: ['county' as const] };
    expect(owes(place('990102.scjg', 'agency'), chosen, null)).toBe(true);
    expect(owes(place('990102.scjg.1', 'agency'), chosen, null)).toBe(false);
    expect(owes(place('990100.scjg', 'agency'), chosen, null)).toBe(false);
    expect(owes(place('990102.scjg', 'agency'), chosen, new Set(['ga']))).toBe(false);
    expect(levelOf('990102001')).toBe('township');
  });
});

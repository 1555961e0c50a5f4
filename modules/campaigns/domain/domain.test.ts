/** Days, periods, lag, measures and small groups: what the documents give is counted, what they leave open stays open. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, asDay, type Day } from '#kernel/day.ts';
import { campaignShape, planShape } from '#kernel/policy/campaign-shape.ts';
import { noticePeriods } from './notices.ts';
import { lagOf, ownerOf, partsOf } from './plan.ts';
import { measuresCell, missingElements, missingMeasures, watchedField } from './problems.ts';
import { groupsFrom, shownGroups } from './survey.ts';
import { dayOfWhen, phasesOf, spanOf, whenWords } from './when.ts';

const campaign = campaignShape.parse({
  title: '专项',
  cycle: 'once',
  phases: [
    { code: 'a', name: '自查', from: { by_month: '2024-01' }, until: { once: '2024-01-31' } },
    { code: 'b', name: '整治', from: { by_month: '2024-01' }, until: { by_month: '2024-06' } },
    { code: 'c', name: '长期' },
  ],
});

describe('days of a campaign', () => {
  test('[SPC-03] phases overlap, a month counts from its first to its last day, and what has no day has none', () => {
    expect(phasesOf(campaign, null).map((it) => [it.from, it.until])).toEqual([
      ['2024-01-01', '2024-01-31'],
      ['2024-01-01', '2024-06-30'],
      [null, null],
    ]);
    expect(spanOf(campaign, null)).toEqual({ from: '2024-01-01', until: '2024-06-30' });
  });

  test('a yearly day is that of the year, the month’s end in February too, and none without a year', () => {
    const feb = { every: 'year', month: 2, day: null } as const;
    expect([2023, 2024].map((year) => dayOfWhen(feb, year))).toEqual(['2023-02-28', '2024-02-29']);
    expect(dayOfWhen(feb, null)).toBeNull();
    expect(whenWords(feb)).toBe('每年2月底');
    expect(whenWords(undefined)).toBe('原文未规定');
  });

  test('[SPC-07] notices: one in every two months that have begun, the last by the end of the phase', () => {
    const rectify = { from: asDay('2024-01-01'), until: asDay('2024-06-30') };
    expect(noticePeriods(rectify, 2, asDay('2024-03-01')).map((it) => it.due)).toEqual(['2024-02-29', '2024-04-30']);
    expect(noticePeriods(rectify, 2, asDay('2025-01-01')).map((it) => it.due)).toEqual([
      '2024-02-29',
      '2024-04-30',
      '2024-06-30',
    ]);
    expect(noticePeriods(rectify, 2, asDay('2023-12-31'))).toEqual([]);
  });

  test('[SPC-07] periods follow each other without a gap, whatever the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 6 }), (start, every) => {
        const from = addDays(asDay('2020-01-01'), start);
        const periods = noticePeriods({ from, until: null }, every, addDays(from, 900));
        for (const [i, it] of periods.entries()) {
          expect(it.due > it.from).toBe(true);
          const next = periods[i + 1];
          if (next) expect(addDays(it.due, 1)).toBe(next.from);
        }
      }),
    );
  });
});

describe('the problem list', () => {
  const measures = { measures: null, measures_now: null, measures_long: null };
  test('[SPC-16] what goes on needs both columns; what is done needs measures', () => {
    expect(missingMeasures({ ...measures, measures_now: '合并' }, true)?.faults.map((it) => it.field)).toEqual([
      'measures_long',
    ]);
    expect(missingMeasures({ ...measures, measures: '已改' }, false)).toBeUndefined();
    expect(missingMeasures(measures, false)?.message).toBe('请写明整治措施或拟采取的整治措施。');
  });

  test('[SPC-13] names the elements that are missing', () => {
    const row = { first_case: '多次检查', measures: null, measures_now: '合并', standard: null, finish_by: null };
    expect(missingElements(row)).toEqual(['工作标准', '完成时限']);
    expect(measuresCell({ ...measures, measures_now: '合并', measures_long: '立制' })).toBe(
      '现阶段措施：合并\n长期举措：立制',
    );
  });

  test('[SPC-18] a watched field is found in longer and shorter words, never in a single character', () => {
    const watched = [{ code: 'road', name: '道路交通安全' }];
    expect(watchedField('道路交通安全管理', watched)).toBe('道路交通安全');
    expect(watchedField('交通安全', watched)).toBe('道路交通安全');
    expect(watchedField('安', watched)).toBeNull();
    expect(watchedField('食品安全', watched)).toBeNull();
  });
});

describe('the plan', () => {
  const plan = planShape.parse({
    title: '方案',
    from: '2023-12-27',
    until: '2025-12-31',
    tasks: [
      {
        code: 't',
        no: '2',
        title: '培训',
        units: ['省司法厅'],
        parts: [
          { code: 'p1', what: '年度培训', due: { every: 'year', month: 12, day: null } },
          { code: 'p2', what: '备案', due: { every: 'year', month: 3, day: null } },
        ],
      },
    ],
  });

  test('[REP-16] what is due every year stands once for each year of the plan, not before it began', () => {
    expect(partsOf(plan, asDay('2026-01-01')).map((it) => it.due)).toEqual([
      '2023-12-31',
      '2024-12-31',
      '2025-12-31',
      '2024-03-31',
      '2025-03-31',
    ]);
  });

  test('[REP-16] a unit is taken from the text only when it is one and there is one', () => {
    const here = [
      { code: '36.sf', name: '江西省司法厅' },
      { code: '36.scjg', name: '江西省市场监督管理局' },
    ];
    expect(ownerOf(['省司法厅'], here)).toBe('36.sf');
    expect(ownerOf(['省级行政执法部门'], here)).toBeNull();
    expect(ownerOf(['省司法厅', '省市场监督管理局'], here)).toBeNull();
  });

  test('[REP-18] lag is days; nothing of the past is late today', () => {
    const today = asDay('2026-11-20') as Day;
    const row = { due: '2026-11-10', done_on: null, history: false };
    expect(lagOf(row, today)).toMatchObject({ kind: 'late', days: 10, words: '滞后10天' });
    expect(lagOf({ ...row, history: true }, today)).toMatchObject({ kind: 'history', days: 0 });
    expect(lagOf({ ...row, done_on: '2026-11-09' }, today)).toMatchObject({ words: '按期完成' });
    expect(lagOf({ ...row, due: null }, today)).toMatchObject({ kind: 'unspecified' });
  });
});

describe('groups of a survey', () => {
  test('[SUP-29] without a least sample nothing is broken down', () => {
    expect(shownGroups([{ name: '甲', sample: 900, satisfied: 1 }], null)).toMatchObject({ groups: [], hidden: 1 });
  });

  test('[SUP-29] no shown group is below the least sample, and no hidden one can be worked out from the total', () => {
    const group = fc
      .record({ name: fc.string({ minLength: 1 }), sample: fc.nat(60) })
      .map((it) => ({ ...it, satisfied: it.sample }));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (groups, least) => {
        const shown = shownGroups(groups, least);
        expect(shown.groups.every((it) => it.sample >= least)).toBe(true);
        if (shown.groups.length > 0 && shown.hidden > 0) {
          const rest = groups.reduce((n, it) => n + it.sample, 0) - shown.groups.reduce((n, it) => n + it.sample, 0);
          expect(shown.hidden).toBeGreaterThan(1);
          expect(rest).toBeGreaterThanOrEqual(least);
        }
        expect(shown.groups.length + shown.hidden).toBe(groups.length);
      }),
    );
  });

  test('a line that does not fit is named', () => {
    expect(groupsFrom('企业,10,9\n个体户,3')).toMatchObject({ message: expect.stringContaining('第2行') });
    expect(groupsFrom('企业，10，9')).toEqual([{ name: '企业', sample: 10, satisfied: 9 }]);
  });
});

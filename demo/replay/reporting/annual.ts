/**
 * Last year's annual report, from townships to the province, told as history so that nobody is reminded of it today: filed in time, late, returned twice,
 * corrected after acceptance, nothing to report; summed by county and city. All figures are the demonstration's.
 */
import { dayFrom } from '#kernel/day.ts';
import type { Actor } from '#kernel/rights.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import {
  accept,
  agencyHands,
  bureauHands,
  fill,
  type Hands,
  inOrder,
  on,
  open,
  returnOf,
  setLocal,
  submit,
  type Typed,
  typed,
} from './tools.ts';

export const LENIENCY = 'form.leniency';
const REPORT = 'form.annual_report';
const OTHER = 'form.stat_other';
/** Bureaus and townships of the demonstration have so few people that whoever reviews also signs. */
const SMALL = 4;
const COUNTY = '990102.sf';

/** Figures of the leniency table for one field. */
export const lenient = (field: string, items: number, cases: number, amount: string): Typed[] =>
  typed(LENIENCY, {
    [`fields|${field}|0|exempt_items`]: String(items),
    [`fields|${field}|0|exempt_cases`]: String(cases),
    [`fields|${field}|0|exempt_amount`]: amount,
    [`fields|${field}|0|lighter_items`]: '1',
    [`fields|${field}|0|lighter_cases`]: '2',
  });

/** What the report says about the year, in the headings most units fill in. */
export const words = (unit: string, what: string): Typed[] =>
  typed(REPORT, {
    'overall|basics|0|text': `${unit}围绕${what}依法履职，全年行政执法工作平稳有序（演示）。`,
    'overall|practice|0|text': '推行综合查一次，合并检查事项，涉企检查全部扫码入企（演示）。',
    'qualification|basics|0|text': '执法人员全部持证上岗，年度培训按计划完成（演示）。',
    'overall|problems|0|text': '基层执法力量不足，检查结果录入有时不及时（演示）。',
    'overall|next|0|text': '加强计划统筹，减少重复检查（演示）。',
  });

/** Inspections counted by hand: the platform's records of that year are not complete, and the difference says why. */
export const inspections = (count: number): Typed[] =>
  typed(OTHER, { 'other|own|0|inspection': String(count) }, '上半年的检查尚未在平台办理，按纸质台账补计（演示）');

export function annualScenes(replay: Replay, year: number): Scene[] {
  let round = '';
  const idOf = (unit: string) => returnOf(replay, round, unit);
  const report = async (unit: string, hands: Hands, cells: readonly Typed[]) => {
    const id = await idOf(unit);
    await fill(replay, hands.clerk, id, cells);
    await submit(replay, hands, id);
  };
  const agency = (unit: string, cells: readonly Typed[]) => report(unit, agencyHands(replay, unit), cells);
  const bureau = (code: string, name: string) =>
    report(code, bureauHands(replay, code), words(name, '统筹协调监督，汇总本地区情况'));
  const supervisor = (): Actor => replay.actor(COUNTY, 'supervisor');
  const again = async (unit: string, cells: readonly Typed[]) => agency(unit, cells);
  const at = (month: number, date: number, time: string, run: () => Promise<unknown>) =>
    on(replay, year, month, date, time, run);
  const excuse = async (unit: string) =>
    replay.act(supervisor(), 'return.excuse', { reason: '当年机构调整，由上级统一报送（演示）' }, await idOf(unit));
  return inOrder(replay, [
    at(1, 4, '15:00', () =>
      setLocal(replay, '990100.sf', 'returns.small_unit_people', SMALL, dayFrom({ year: year - 1, month: 1, date: 1 })),
    ),
    at(1, 5, '09:00', async () => {
      round = await open(replay, '990000.sf', 'chain.annual_report', year - 1, true);
    }),
    at(1, 14, '10:00', () =>
      agency('990102.scjg', [
        ...lenient('market', 6, 18, '3.6'),
        ...words('市场监管局', '民生领域监管'),
        ...inspections(46),
      ]),
    ),
    at(1, 15, '15:00', async () =>
      replay.act(
        supervisor(),
        'return.return',
        {
          reason: null,
          cells: [{ form: LENIENCY, cell: 'fields|market|0|exempt_cases', words: '与案件台账不符，请核对（演示）' }],
        },
        await idOf('990102.scjg'),
      ),
    ),
    at(1, 18, '10:10', () => again('990102.scjg', lenient('market', 6, 16, '3.2'))),
    at(1, 19, '09:30', async () =>
      replay.act(
        supervisor(),
        'return.return',
        { reason: '主要做法过于简略，请补充具体举措（演示）', cells: null },
        await idOf('990102.scjg'),
      ),
    ),
    at(1, 20, '16:00', () =>
      again(
        '990102.scjg',
        typed(REPORT, { 'overall|practice|0|text': '推行综合查一次，全年合并检查十二次；轻微违法首次不罚（演示）。' }),
      ),
    ),
    at(1, 21, '09:10', async () => accept(replay, COUNTY, await idOf('990102.scjg'))),
    at(1, 22, '09:40', () =>
      agency('990102.yjgl', [...lenient('emergency', 3, 7, '2.1'), ...words('应急管理局', '安全生产')]),
    ),
    at(1, 25, '11:00', async () => accept(replay, COUNTY, await idOf('990102.yjgl'))),
    at(1, 26, '10:00', async () => {
      const hands = agencyHands(replay, '990102.sthj');
      const id = await idOf('990102.sthj');
      const done = await replay.act(hands.clerk, 'return.zero', { reason: '当年职责由市局统一行使（演示）' }, id);
      if (done.state === 'review') await replay.act(hands.reviewer, 'return.pass-review', { opinion: null }, id);
      await replay.act(hands.head, 'return.sign', {}, id);
      await replay.act(hands.clerk, 'return.submit', { acknowledged: true }, id);
      await accept(replay, COUNTY, id);
    }),
    at(1, 27, '14:00', () => agency('990102001.zf', words('演示东街道', '赋权事项'))),
    at(1, 28, '09:00', async () => accept(replay, COUNTY, await idOf('990102001.zf'))),
    at(1, 28, '10:00', () =>
      agency('990121.scjg', [...lenient('market', 4, 9, '1.8'), ...words('西县市场监管局', '市场秩序')]),
    ),
    at(1, 29, '10:00', async () => accept(replay, '990121.sf', await idOf('990121.scjg'))),
    // A tax bureau reports within its line, past the justice bureaux of county and city; its provincial office reports to the provincial one.
    at(1, 29, '10:30', () => agency('990102.sw', words('东区税务局', '纳税服务与税收执法'))),
    at(1, 29, '14:00', async () => accept(replay, '990100.sw', await idOf('990102.sw'), 'line-leader')),
    at(1, 29, '15:00', async () => {
      for (const unit of ['990102.jtys', '990102.wsjk', '990102.zfcj', '990102.ga', '990102101.zf']) await excuse(unit);
    }),
    at(2, 5, '17:20', () =>
      agency('990102.csgl', [...lenient('urban', 5, 21, '0.9'), ...words('城市管理局', '市容秩序')]),
    ),
    at(2, 8, '09:00', async () => accept(replay, COUNTY, await idOf('990102.csgl'))),
    at(2, 10, '10:00', async () => {
      const { clerk } = agencyHands(replay, '990102.yjgl');
      const id = await idOf('990102.yjgl');
      await replay.act(clerk, 'return.start-correction', { reason: '漏报一件不予处罚案件（演示）' }, id);
      await fill(replay, clerk, id, typed(LENIENCY, { 'fields|emergency|0|exempt_cases': '8' }));
      await submit(replay, agencyHands(replay, '990102.yjgl'), id);
      await accept(replay, COUNTY, id);
    }),
    at(2, 11, '10:00', () => bureau('990121.sf', '西县')),
    at(2, 12, '10:00', () => bureau(COUNTY, '东区')),
    at(2, 15, '10:00', async () => {
      for (const county of ['990121.sf', COUNTY]) await accept(replay, '990100.sf', await idOf(county));
    }),
    at(2, 16, '10:00', () => agency('990100.sw', words('市税务局', '全市税收执法'))),
    at(2, 16, '15:00', async () => accept(replay, '990000.sw', await idOf('990100.sw'), 'line-leader')),
    at(2, 17, '10:00', () => agency('990000.sw', words('省税务局', '本系统税收执法'))),
    at(2, 18, '10:00', async () => accept(replay, '990000.sf', await idOf('990000.sw'))),
    at(2, 22, '10:00', () => bureau('990100.sf', '全市')),
    at(3, 2, '10:00', async () => accept(replay, '990000.sf', await idOf('990100.sf'))),
    at(3, 22, '10:00', () => bureau('990000.sf', '全省')),
  ]);
}

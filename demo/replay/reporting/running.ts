/** What runs today: the year's report opened by hand, filled in, waiting for review, sent back; the yearly plans; figures that differ with their reason. */
import type { Day } from '#kernel/day.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { inspections, lenient, words } from './annual.ts';
import { agencyHands, back, bureauHands, fill, inOrder, on, open, returnOf, submit, typed } from './tools.ts';

const COUNTY = '990102.sf';

export function runningScenes(replay: Replay, year: number, today: Day): Scene[] {
  let round = '';
  const idOf = (unit: string) => returnOf(replay, round, unit);
  const at = (days: number, time: string, run: () => Promise<unknown>): Scene => ({
    day: back(replay, today, days),
    time,
    run,
  });
  return inOrder(replay, [
    on(replay, year, 2, 26, '10:00', async () => {
      const plans = await open(replay, '990000.sf', 'chain.supervision_plan', year, true);
      for (const [unit, name] of [
        [COUNTY, '东区'],
        ['990100.sf', '全市'],
      ] as const) {
        const id = await returnOf(replay, plans, unit);
        await fill(
          replay,
          replay.actor(unit, 'supervisor'),
          id,
          [
            ...typed('form.supervision_plan', {
              'focus|all|0|text': `${name}全年监督重点：涉企检查次数、扫码入企、结果录入（演示）。`,
              'arrangement|all|0|text': '每季度一次专项监督，半年一次案卷评查（演示）。',
              'activities|first|0|matter': '涉企检查专项监督（演示）',
              'activities|first|0|way': '平台预警、抽查案卷',
              'activities|first|0|time': '第二季度',
            }),
          ],
          { lines: [{ form: 'form.supervision_plan', table: 'activities', key: 'first', name: null }] },
        );
        await submit(replay, bureauHands(replay, unit), id);
      }
    }),
    at(13, '08:50', async () => {
      round = await open(replay, '990000.sf', 'chain.annual_report', year);
    }),
    at(9, '10:00', async () => {
      const { clerk } = agencyHands(replay, '990102.scjg');
      await fill(replay, clerk, await idOf('990102.scjg'), [
        ...lenient('market', 7, 15, '2.8'),
        ...inspections(52),
        ...words('市场监管局', '民生领域监管').slice(0, 2),
      ]);
    }),
    at(8, '15:00', async () => {
      const { clerk } = agencyHands(replay, '990102.csgl');
      const id = await idOf('990102.csgl');
      await fill(replay, clerk, id, [...lenient('urban', 5, 19, '0.8'), ...words('城市管理局', '市容秩序')]);
      await replay.act(clerk, 'return.send-to-review', { acknowledged: true }, id);
    }),
    at(7, '10:00', async () => {
      const hands = agencyHands(replay, '990102.yjgl');
      const id = await idOf('990102.yjgl');
      await fill(replay, hands.clerk, id, [
        ...lenient('emergency', 3, 9, '2.4'),
        ...words('应急管理局', '安全生产'),
        ...inspections(31),
      ]);
      await submit(replay, hands, id);
    }),
    at(5, '09:30', async () =>
      replay.act(
        replay.actor(COUNTY, 'supervisor'),
        'return.return',
        {
          reason: '不予处罚案件数与上年差距较大，请说明（演示）',
          cells: [{ form: 'form.leniency', cell: 'fields|emergency|0|exempt_cases', words: '请核对（演示）' }],
        },
        await idOf('990102.yjgl'),
      ),
    ),
    at(4, '10:20', async () => {
      const hands = agencyHands(replay, '990121.scjg');
      const id = await idOf('990121.scjg');
      await fill(replay, hands.clerk, id, [
        ...lenient('market', 4, 11, '2.0'),
        ...words('西县市场监管局', '市场秩序'),
        ...inspections(24),
      ]);
      await submit(replay, hands, id);
    }),
    at(2, '11:00', async () => {
      const hands = agencyHands(replay, '990102001.zf');
      const id = await idOf('990102001.zf');
      await fill(replay, hands.clerk, id, words('演示东街道', '赋权事项'));
      await submit(replay, hands, id);
    }),
  ]);
}

/** Evaluation and the registers beside it: one result announced, one with an objection; a case in the library; a survey. */
import type { Day } from '#kernel/day.ts';
import type { Replay } from '../replay.ts';
import type { Scene } from '../supervision.ts';
import { back, inOrder, paper } from './tools.ts';

const BUREAU = '990102.sf';
const ENTRY = 'scorecard.ganzhou';

export function evaluationScenes(replay: Replay, today: Day): Scene[] {
  const year = Number(today.slice(0, 4));
  const supervisor = () => replay.actor(BUREAU, 'supervisor');
  const at = (days: number, time: string, run: () => Promise<unknown>): Scene => ({
    day: back(replay, today, days),
    time,
    run,
  });
  return inOrder(replay, [
    at(14, '10:00', async () => {
      for (const [about, value] of [
        ['990102.scjg', 9_000],
        ['990102.yjgl', 9_500],
      ] as const)
        await replay.act(supervisor(), 'scorecards.enter-figure', {
          entry: ENTRY,
          indicator: 'legal_review',
          about,
          year,
          over: null,
          under: null,
          value,
          words: '经法制审核的重大执法决定占应审核的，据演示台账（演示）。',
          proof: [await paper(replay, supervisor(), '法制审核台账.pdf')],
        });
    }),
    at(11, '11:00', async () => {
      await replay.act(supervisor(), 'scorecards.announce', { entry: ENTRY, about: '990102.yjgl', year });
      const card = await replay.act(supervisor(), 'scorecards.announce', { entry: ENTRY, about: '990102.scjg', year });
      await replay.act(replay.actor('990102.scjg', 'clerk'), 'scorecards.object', {
        scorecard: card.id,
        indicator: 'legal_review',
        words: '漏计了两件已经审核的决定，请核对（演示）。',
        proof: [],
      });
    }),
    at(10, '15:00', () =>
      replay.act(supervisor(), 'survey.record', {
        title: `${year}年行政执法群众满意度测评（演示）`,
        by_whom: '演示调查公司',
        method: '随机电话抽样（演示）',
        from_day: back(replay, today, 40),
        until_day: back(replay, today, 20),
        sample: 400,
        satisfied: 372,
        words: '总体满意，对检查次数减少评价较高（演示）。',
        paper: null,
        breakdown: '个体工商户,180,168\n企业,220,204',
      }),
    ),
  ]);
}

import sql from 'sql-template-tag';
import { command, formOf } from '#kernel/command.ts';
import type { ScorecardValue } from '#kernel/policy/campaign-shape.ts';
import { refuse } from '#kernel/refusal.ts';
import { refuseAbout } from '../domain/evaluates.ts';
import { type ScorecardFigureRow, scorecardFigure } from '../records/scorecard.ts';

/** 填入指标: what the platform has no record of, with its proof. A second figure for the same indicator replaces the first. */
export const enterFigure = command<ScorecardFigureRow>()({
  name: 'scorecards.enter-figure',
  label: '填入指标',
  record: 'scorecard-figure',
  creates: true,
  right: 'scorecards.evaluate',
  from: [],
  fields: formOf(scorecardFigure),
  load: (read, { input }) =>
    read.many<{
      id: string;
    }>(sql`select id from scorecard_figure where entry = ${input.entry} and indicator = ${input.indicator}
      and about = ${input.about} and year = ${input.year} and state = 'kept'`),
  decide({ input, loaded, ctx }) {
    const beyond = refuseAbout(ctx.actor.unit.region, input.about);
    if (beyond) return beyond;
    const card = ctx.policy.ask(input.entry).value as ScorecardValue | null;
    const indicator = card?.indicators.find((it) => it.code === input.indicator);
    if (!indicator)
      return refuse('input.indicator', '本地区现行的评价方案没有这个指标，请从列表中选择。', {
        faults: [{ field: 'indicator', message: '评价方案中没有这个指标' }],
      });
    if (!('hand' in indicator.of))
      return refuse('input.indicator', `“${indicator.name}”由平台按记录计算，不能填入。数字不对的，请更正有关记录。`);
    const quotient = input.over !== null && input.under !== null;
    if (quotient === (input.value !== null) || (input.over === null) !== (input.under === null))
      return refuse('input.figure', '请填写分子和分母，或者只填写结果。', {
        faults: [{ field: 'value', message: '分子、分母一起填，或者只填结果' }],
      });
    if (quotient && (input.over as number) > (input.under as number))
      return refuse('input.figure', '分子不能大于分母，请核对。', {
        faults: [{ field: 'over', message: '不能大于分母' }],
      });
    return {
      set: { ...input },
      change: loaded.map(({ id }) => ({ record: 'scorecard-figure', id, state: 'replaced', set: {} })),
      basis: [input.entry],
    };
  },
});

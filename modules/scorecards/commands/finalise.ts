import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ScorecardRow } from '../records/scorecard.ts';

/** 确定评价结果: when every objection is answered. */
export const finalise = command<ScorecardRow>()({
  name: 'scorecards.finalise',
  label: '确定评价结果',
  record: 'scorecard',
  right: 'scorecards.evaluate',
  from: ['announced'],
  to: ['final'],
  fields: {},
  confirm: '确定后不能再提异议。现在确定吗？',
  load: (read, { row }) =>
    read.many<{ id: string }>(sql`select id from scorecard_objection where scorecard = ${row.id} and state = 'open'`),
  decide: ({ row, loaded, ctx }) =>
    loaded.length > 0
      ? refuse('state.open-objections', `还有${loaded.length}件异议没有答复，请先答复。`)
      : {
          state: 'final',
          set: { final_day: ctx.today },
          notices: [
            {
              unit: row.about,
              title: `评价结果已确定：${row.title}`,
              text: '结果见年度评价页面。',
              record: 'scorecard',
              record_id: row.id,
            },
          ],
        },
});

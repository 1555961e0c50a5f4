import sql from 'sql-template-tag';
import { command, pick } from '#kernel/command.ts';
import { refuse } from '#kernel/refusal.ts';
import type { Figure } from '../domain/figure.ts';
import { type ObjectionRow, objection } from '../records/scorecard.ts';

export const ANSWER_DUTY = 'scorecards.answer-objection';

/** 提出异议: by the unit the card is about, to one of its indicators, until the result is final. */
export const object = command<ObjectionRow>()({
  name: 'scorecards.object',
  label: '提出异议',
  record: 'scorecard-objection',
  creates: true,
  right: 'scorecards.object',
  from: [],
  to: ['open'],
  fields: pick(objection.fields, 'scorecard', 'indicator', 'words', 'proof'),
  load: async (read, { input }) => ({
    card: await read.one<{ state: string; about: string; unit: string; title: string; figures: readonly Figure[] }>(
      sql`select state, about, unit, title, figures from scorecard where id = ${input.scorecard}`,
    ),
    open: await read.one<{ id: string }>(
      sql`select id from scorecard_objection where scorecard = ${input.scorecard} and indicator = ${input.indicator} and state = 'open'`,
    ),
  }),
  decide({ input, loaded: { card, open }, ctx }) {
    if (!card || card.about !== ctx.actor.unit.code)
      return refuse('right.not-yours', '只有被评价单位可以提出异议。请从本单位的年度评价页面办理。');
    if (card.state !== 'announced') return refuse('state.final', '评价结果已经确定，不能再提异议。');
    const figure = card.figures.find((it) => it.code === input.indicator);
    if (!figure)
      return refuse('input.indicator', '这份评价没有这个指标，请从指标旁的按钮提出。', {
        faults: [{ field: 'indicator', message: '没有这个指标' }],
      });
    if (open) return refuse('conflict.open', `对“${figure.name}”的异议正在等待答复，不用重复提出。`);
    const id = ctx.newId();
    return {
      id,
      state: 'open',
      set: { ...input, bureau: card.unit },
      duties: [
        {
          kind: ANSWER_DUTY,
          title: `答复评价异议：${card.title}（${figure.name}）`,
          unit: card.unit,
          record: 'scorecard-objection',
          record_id: id,
          due: null,
          awaited_by: ctx.actor.unit.code,
        },
      ],
    };
  },
});

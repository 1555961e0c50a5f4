import { command, formOf } from '#kernel/command.ts';
import { choice, day, prose, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type ModelCaseRow, modelCase } from '../records/cases.ts';
import { unitNamed } from './reads.ts';

interface Parts {
  readonly situation: string;
  readonly measures: string;
  readonly effects: string;
  readonly comment: string;
}
/** Characters of the four parts together; spaces and line breaks do not count. */
export const charsOf = (it: Parts): number =>
  [...`${it.situation}${it.measures}${it.effects}${it.comment}`.replace(/\s/gu, '')].length;

/** 推荐案例: in four parts (GUA-05, SPC-19). */
export const recommendCase = command<ModelCaseRow>()({
  name: 'model-case.recommend',
  label: '推荐案例',
  record: 'model-case',
  creates: true,
  right: 'campaigns.work',
  from: [],
  to: ['recommended'],
  tone: 'primary',
  fields: formOf(modelCase),
  load: (read, { input }) => unitNamed(read, input.reviewer),
  decide: ({ input, loaded: name }) =>
    name
      ? { state: 'recommended', set: { ...input, chars: charsOf(input) } }
      : refuse('input.reviewer', '没有找到评审单位，请从列表中选择。', {
          faults: [{ field: 'reviewer', message: '请从列表中选择' }],
        }),
});

/** 修改案例: sent back, it is recommended again. */
export const editCase = command<ModelCaseRow>()({
  name: 'model-case.edit',
  label: '修改案例',
  record: 'model-case',
  right: 'campaigns.work',
  from: ['recommended', 'returned'],
  to: ['recommended'],
  fields: formOf(modelCase, { without: ['reviewer'] }),
  decide: ({ input }) => ({ state: 'recommended', set: { ...input, chars: charsOf(input) } }),
});

/** 评审案例: by the unit it was recommended to. */
export const reviewCase = command<ModelCaseRow>()({
  name: 'model-case.review',
  label: '评审案例',
  record: 'model-case',
  right: 'campaigns.guide',
  addressee: true,
  from: ['recommended'],
  to: ['reviewed', 'returned'],
  tone: 'primary',
  fields: {
    answer: choice('评审结论', {
      required: true,
      choices: [
        { value: 'pass', label: '通过' },
        { value: 'back', label: '退回修改' },
      ],
    }),
    review_note: prose('评审意见', { required: true, max: 2000 }),
  },
  offered: (row, actor) => row.reviewer === actor.unit.code,
  decide: ({ row, input, ctx }) => ({
    state: input.answer === 'pass' ? 'reviewed' : 'returned',
    set: { review_note: input.review_note, reviewed_on: ctx.today },
    note: input.review_note,
    notices: [
      {
        unit: row.unit,
        title: `${input.answer === 'pass' ? '评审通过' : '退回修改'}：${row.title}`,
        text: input.review_note.slice(0, 300),
        record: 'model-case',
        record_id: row.id,
      },
    ],
  }),
});

/** 发布案例: a copy that everyone may read; the recommended one keeps its way through review. */
export const publishCase = command<ModelCaseRow>()({
  name: 'model-case.publish',
  label: '发布案例',
  record: 'model-case',
  right: 'campaigns.guide',
  addressee: true,
  from: ['reviewed'],
  to: ['published'],
  tone: 'primary',
  confirm: '发布后各单位都能看到。请确认已隐去不应公开的个人信息和商业秘密。',
  fields: {
    published_on: day('发布日期', { required: true }),
    published_where: text('发布载体', { required: true, max: 200 }),
  },
  offered: (row, actor) => row.reviewer === actor.unit.code,
  load: (read, { row }) => unitNamed(read, row.unit),
  decide: ({ row, input, loaded: name, ctx }) => {
    if (input.published_on > ctx.today)
      return refuse('input.published-on', '发布日期不能晚于今天。', {
        faults: [{ field: 'published_on', message: '不能晚于今天' }],
      });
    const id = ctx.newId();
    const { title, kind, situation, measures, effects, comment } = row;
    return {
      state: 'published',
      set: { published: id },
      create: [
        {
          record: 'published-case',
          id,
          values: { title, kind, situation, measures, effects, comment, from_unit: name ?? row.unit, ...input },
        },
      ],
      result: { published: id },
    };
  },
});

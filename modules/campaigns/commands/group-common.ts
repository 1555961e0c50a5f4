import { command } from '#kernel/command.ts';
import { text } from '#kernel/record.ts';
import type { CommonProblemRow } from '../records/problem.ts';

/** 归并: the agency it was raised to puts it with others of the same kind. */
export const groupCommon = command<CommonProblemRow>()({
  name: 'common-problem.group',
  label: '归并共性问题',
  record: 'common-problem',
  right: 'campaigns.guide',
  addressee: true,
  from: ['raised', 'grouped'],
  to: ['grouped'],
  fields: { grouped_as: text('归并为', { required: true, max: 120, hint: '同一类问题写同样的名称' }) },
  offered: (row, actor) => row.raised_to === actor.unit.code,
  decide: ({ input }) => ({ state: 'grouped', set: { grouped_as: input.grouped_as } }),
});

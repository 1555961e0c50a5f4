/** 工作专班 (ORG-18). */
import { command, formOf } from '#kernel/command.ts';
import { prose } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { type TaskForceRow, taskForce } from '../records/around.ts';

const UNTIL = { faults: [{ field: 'until', message: '不能早于开始日期' }] };

export const setUpForce = command<TaskForceRow>()({
  name: 'clue.set-up-force',
  label: '设立专班',
  record: 'task-force',
  creates: true,
  right: 'clue.lead',
  from: [],
  fields: formOf(taskForce),
  decide: ({ input }) =>
    input.until && input.until < input.from
      ? refuse('input.until', '结束日期不能早于开始日期。', UNTIL)
      : { set: { ...input } },
});

export const changeForce = command<TaskForceRow>()({
  name: 'clue.change-force',
  label: '调整专班',
  record: 'task-force',
  right: 'clue.lead',
  from: ['working'],
  fields: {
    ...formOf(taskForce, { without: ['name', 'from'] }),
    reason: prose('调整理由', { required: true, max: 500 }),
  },
  decide: ({ row, input: { reason, ...set } }) =>
    set.until && set.until < row.from
      ? refuse('input.until', '结束日期不能早于开始日期。', UNTIL)
      : { set, note: reason },
});

export const endForce = command<TaskForceRow>()({
  name: 'clue.end-force',
  label: '结束专班',
  record: 'task-force',
  right: 'clue.lead',
  from: ['working'],
  to: ['ended'],
  fields: { summary: prose('工作情况', { required: true, max: 4000 }) },
  decide: ({ row, input, ctx }) => ({
    state: 'ended',
    set: { summary: input.summary, until: row.until && row.until < ctx.today ? row.until : ctx.today },
  }),
});

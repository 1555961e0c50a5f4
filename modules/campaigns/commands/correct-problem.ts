import { command } from '#kernel/command.ts';
import type { ProblemRow } from '../records/problem.ts';
import { PROBLEM_FORM, problemValues, readAround } from './record-problem.ts';

/** 修改问题: while it is not closed; a self-check problem becomes one of the supplement here. */
export const correctProblem = command<ProblemRow>()({
  name: 'problem.correct',
  label: '修改问题',
  record: 'problem',
  right: 'campaigns.work',
  from: ['found', 'rectifying', 'relapsed'],
  fields: PROBLEM_FORM,
  load: (read, { row, input }) => readAround(read, input, row.unit),
  decide: ({ row, input, loaded, ctx }) => {
    const values = problemValues(input, loaded, ctx.policy, ctx.today);
    if (values instanceof Error) return values;
    // A mark once raised stays: correcting words does not take it away.
    const mark = row.rebound ? { rebound: true, rebound_why: row.rebound_why } : {};
    return { set: { ...values, ...mark } };
  },
});

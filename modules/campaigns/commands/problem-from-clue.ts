import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { ref } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import type { ClueRow } from '#modules/clues/index.ts';
import type { ProblemRow } from '../records/problem.ts';
import { PROBLEM_FORM, problemValues, readAround } from './record-problem.ts';

/** 由线索转入问题清单: the problem beneath a clue becomes a row of the list, which says where it came from by number alone (SPC-15). */
export const problemFromClue = command<ProblemRow>()({
  name: 'problem.from-clue',
  label: '由线索转入问题清单',
  record: 'problem',
  creates: true,
  right: 'clue.handle',
  from: [],
  to: ['found'],
  fields: {
    clue: ref('来源线索', { of: 'clue', required: true, hint: '只写归纳出的问题，不写反映人和线索原文' }),
    ...PROBLEM_FORM,
  },
  load: async (read, { input, ctx }) => ({
    clue: await read.one<ClueRow>(sql`select * from clue where id = ${input.clue}`),
    ...(await readAround(read, input, ctx.actor.unit.code)),
  }),
  decide: ({ input: { clue: _clue, ...input }, loaded: { clue, ...around }, ctx }) => {
    const fault = (message: string) => refuse('input.clue', message, { faults: [{ field: 'clue', message }] });
    if (!clue || (clue.holder ?? clue.unit) !== ctx.actor.unit.code)
      return fault('没有找到这条线索，或者它不由您单位承办。请从本单位承办的线索转入。');
    if (clue.problem) return fault('这条线索已经转入问题清单，请从线索页面打开那一条。');
    const values = problemValues(input, around, ctx.policy, ctx.today);
    if (values instanceof Error) return values;
    const id = ctx.newId();
    return {
      id,
      state: 'found',
      set: { ...values, relapses: 0, clue_id: clue.id, clue_title: clue.number ? `线索${clue.number}` : '线索' },
      change: [{ record: 'clue', id: clue.id, set: { problem: id } }],
      basis: ['dict.problem_category'],
    };
  },
});

import sql from 'sql-template-tag';
import { command } from '#kernel/command.ts';
import { day, files, prose, ref, text } from '#kernel/record.ts';
import { refuse } from '#kernel/refusal.ts';
import { RECTIFY } from '../domain/duty-kinds.ts';
import type { ProblemRow } from '../records/problem.ts';

/** 销号: with proof, and naming the rule or system it led to (SPC-24), or why there is none. */
export const closeProblem = command<ProblemRow>()({
  name: 'problem.close',
  label: '整改销号',
  record: 'problem',
  right: 'campaigns.work',
  from: ['rectifying'],
  to: ['closed'],
  tone: 'primary',
  fields: {
    closing: prose('整改结果', { required: true, max: 4000 }),
    closing_proof: files('整改证明', { required: true }),
    closed_on: day('销号日期', { required: true }),
    mechanism: ref('形成的长效机制', { of: 'mechanism', hint: '先在“长效机制”中登记，再在这里选择' }),
    no_mechanism: text('未形成制度的理由', { max: 500, hint: '没有形成制度或机制的必填' }),
  },
  load: (read, { input }) =>
    input.mechanism
      ? read.one<{ id: string }>(sql`select id from mechanism where id = ${input.mechanism}`)
      : Promise.resolve(undefined),
  decide: ({ row, input, loaded, ctx }) => {
    const fault = (field: string, message: string) =>
      refuse(`input.${field}`, message, { faults: [{ field, message }] });
    if (input.closed_on > ctx.today) return fault('closed_on', '销号日期不能晚于今天。');
    if (input.closed_on < row.found_on) return fault('closed_on', `销号日期不能早于发现日期${row.found_on}。`);
    if (!input.mechanism && !input.no_mechanism)
      return fault('mechanism', '请选择这个问题推动建立的制度或机制；确实没有的，写明理由。');
    if (input.mechanism && !loaded) return fault('mechanism', '没有找到这项长效机制，请先登记再选择。');
    return {
      state: 'closed',
      set: { ...input },
      close_duties: [{ record_id: row.id, kind: RECTIFY }],
      change: input.mechanism ? [{ record: 'mechanism', id: input.mechanism, set: { from_problem: row.id } }] : [],
    };
  },
});
